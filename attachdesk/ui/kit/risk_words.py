"""What was recorded about risk in a meeting, in words: area by area, told before asked."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.session import RiskEntry
from attachdesk.ui.kit.isolates import isolated

translate = QCoreApplication.translate


def area_words(area: str) -> str:
    """Return the name of an area of risk."""
    return {
        "suicide": translate("Risk", "suicide"),
        "self_harm": translate("Risk", "self-harm"),
        "harm_to_others": translate("Risk", "harm to others"),
        "harm_from_others": translate("Risk", "harm from others"),
        "safeguarding": translate("Risk", "safeguarding"),
        "substances": translate("Risk", "substances"),
    }[area]


def asked_words(asked: str) -> str:
    """Return what came of asking."""
    return {
        "told": translate("Risk", "told"),
        "asked_none_told": translate("Risk", "asked, none told"),
        "not_asked": translate("Risk", "not asked"),
    }[asked]


def by_weight(entries: Iterable[RiskEntry]) -> list[RiskEntry]:
    """Return entries with what was told first."""
    order = ("told", "asked_none_told", "not_asked")
    return sorted(entries, key=lambda entry: order.index(entry.asked))


def risk_in_full(entries: Iterable[RiskEntry]) -> str:
    """Return ``Risk told: suicide; asked, none told: self-harm``; silence claims nothing."""
    areas: dict[str, list[str]] = {}
    for entry in by_weight(entries):
        areas.setdefault(entry.asked, []).append(area_words(entry.area))
    if not areas:
        return translate("Risk", "Risk: nothing recorded")
    parts = [f"{asked_words(asked)}: {', '.join(names)}" for asked, names in areas.items()]
    return translate("Risk", "Risk {recorded}").format(recorded="; ".join(parts))


def risk_told(entries: Iterable[RiskEntry]) -> str:
    """Return ``Risk told: suicide``, or nothing when nothing was told."""
    told = [entry for entry in entries if entry.asked == "told"]
    return risk_in_full(told) if told else ""


def around_words(entry: RiskEntry) -> list[str]:
    """Return what was done, what protects and who knows of it, a line each; what was not said is left out."""
    knows = entry.consulted
    if knows and entry.told_on_basis:
        said = translate("Risk", "%1, on the basis of: %2")
        knows = said.replace("%1", isolated(knows)).replace("%2", isolated(entry.told_on_basis))
    lines = [
        (translate("Risk", "What protects: %1"), f"“{entry.protective}”" if entry.protective else ""),
        (translate("Risk", "What was done: %1"), entry.action),
        (translate("Risk", "Consulted or told: %1"), knows),
    ]
    return [words.replace("%1", isolated(said)) for words, said in lines if said]


def risk_brief(entries: Iterable[RiskEntry]) -> str:
    """Return what was told with its areas, else whether anything was asked; nothing recorded is nothing."""
    recorded = list(entries)
    asked = {entry.asked for entry in recorded}
    if "told" in asked:
        return risk_told(recorded)
    if "asked_none_told" in asked:
        return translate("Risk", "Risk: asked, none told")
    return translate("Risk", "Risk: not asked") if asked else ""
