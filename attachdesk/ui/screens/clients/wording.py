"""The words of the list of clients: how often, how long ago, what needs attention."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import ClientLine
from attachdesk.domain.plan import Due
from attachdesk.domain.record import local
from attachdesk.ui.kit.time_words import clock_words, day_and_year, short_day

translate = QCoreApplication.translate


def frequencies() -> dict[str, str]:
    """Return how often one meets, by the choice."""
    return {
        "twice_weekly": translate("Clients", "Twice a week"),
        "weekly": translate("Clients", "Weekly"),
        "fortnightly": translate("Clients", "Fortnightly"),
        "monthly": translate("Clients", "Monthly"),
        "irregular": translate("Clients", "Irregular"),
    }


def rhythm(line: ClientLine) -> str:
    """Return how often, and whether a couple or a minor comes."""
    words = frequencies()[line.client.frequency]
    kinds = {"couple": translate("Clients", "couple"), "minor": translate("Clients", "minor")}
    kind = kinds.get(line.client.client_kind)
    return f"{words}, {kind}" if kind else words


def when(at: datetime | None, zone: str, today: date) -> str:
    """Return ``today 10:30``, ``17 Nov``, or with the year when it is another one; empty for never."""
    if at is None:
        return ""
    there = local(at, zone)
    if there.date() == today:
        return translate("Clients", "today %1").replace("%1", clock_words(there))
    return short_day(there.date()) if abs((there.date() - today).days) < 300 else day_and_year(there.date())


def due_words(due: Due, today: date) -> str:
    """Return what comes due and when."""
    named = {
        "plan_review": translate("Clients", "Plan review"),
        "safety_follow_up": translate("Clients", "Safety follow-up"),
        "measure": translate("Clients", "Measure"),
        "promise": translate("Clients", "Promise"),
        "consent": translate("Clients", "Consent"),
    }[due.about]
    if due.due_on < today:
        return translate("Clients", "%1, overdue").replace("%1", named)
    if due.due_on == today:
        return translate("Clients", "%1 today").replace("%1", named)
    said = translate("Clients", "%1 due %2")
    return said.replace("%1", named).replace("%2", short_day(due.due_on))


def gap_words(gap: str) -> str:
    """Return what a file lacks (see ``Caseload.gaps``)."""
    return {
        "holder": translate("Clients", "No holder of responsibility"),
        "refused": translate("Clients", "Agreement refused"),
        "withdrawn": translate("Clients", "Agreement withdrawn"),
        "expired_notice": translate("Clients", "Privacy notice expired"),
    }[gap]


def attention(line: ClientLine, today: date, gaps: Sequence[str] = ()) -> tuple[str, str, str]:
    """Return what needs attention most: words, icon (or ``code:`` sign), ink; all empty for nothing."""
    due = line.next_due
    if due is not None and due.about == "safety_follow_up" and (due.due_on - today).days <= 14:
        return due_words(due, today), "life-buoy", "warning"
    if gaps:
        return ", ".join(map(gap_words, gaps)), "signature", "warning"
    if line.open_ruptures:
        said = translate("Clients", "Open rupture")
        if line.open_ruptures > 1:
            said = translate("Clients", "Open ruptures: %1").replace("%1", str(line.open_ruptures))
        return said, "code:rupture", "text"
    if due is not None and (due.due_on - today).days <= 30:
        icons = {"measure": "clipboard-list", "plan_review": "target", "consent": "signature"}
        late = "warning" if due.due_on < today else "text"
        return due_words(due, today), icons.get(due.about, "clock"), late
    return "", "", "text"


def kept_as(retention: str) -> str:
    """Return which rule of keeping is in force."""
    return {
        "adult": translate("Clients", "as an adult's file"),
        "minor": translate("Clients", "as a minor's file"),
        "custom": translate("Clients", "by a rule of its own"),
    }[retention]
