"""How each dated kind stands on the timeline: its filter, its icon, its words. A new kind is a new line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import TimelineEntry
from attachdesk.services.dated import ENDED, Things
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.screens.client_file import safeguards_wording as safe
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate
Say = Callable[[Any, Mapping[str, str]], str]


@dataclass(frozen=True)
class Shown:
    """``title`` and ``second`` are said of a record, with the names of what it points at."""

    group: str
    icon: str
    title: Say
    second: Say


def shown_kinds() -> dict[str, Shown]:
    """Return every kind that the timeline shows beside sessions, contacts and measures."""
    return {**_of_the_plan(), **_of_safeguards(), **_around_notes()}


def shown(entry: TimelineEntry, things: Things) -> tuple[str, Shown, str, str]:
    """Return the row's id, how it is shown, its title and its second line."""
    how, record = shown_kinds()[entry.kind], entry.record
    row_id: str = getattr(record, "id", "")
    is_end = entry.kind.endswith(ENDED)
    return (
        f"{row_id} ended" if is_end else row_id,
        how,
        how.title(record, things.names),
        how.second(record, things.names),
    )


def size_words(size: int) -> str:
    """Return a size as one reads it: ``3 KiB``, ``1.2 MiB``."""
    if size < 1 << 20:
        return translate("Timeline", "%1 KiB").replace("%1", str(max(1, round(size / 1024))))
    return translate("Timeline", "%1 MiB").replace("%1", f"{size / (1 << 20):.1f}")


def _of_the_plan() -> dict[str, Shown]:
    return {
        "safety_plans": Shown(
            "safety", "life-buoy", _numbered(translate("Timeline", "Safety plan, version %1")), _nothing
        ),
        "formulations": Shown(
            "plan", "file-text", _numbered(translate("Timeline", "Formulation, version %1")), _nothing
        ),
        "plan_versions": Shown(
            "plan",
            "file-check-2",
            _numbered(translate("Timeline", "Plan agreed, version %1")),
            _of("agreed_with"),
        ),
        "problems": Shown("plan", "target", _always(translate("Timeline", "New problem")), _of("words")),
        "problems.ended": Shown(
            "plan", "target", _always(translate("Timeline", "Problem ended")), _of("words")
        ),
        "objectives": Shown("plan", "target", _always(translate("Timeline", "New objective")), _of("words")),
        "objectives.ended": Shown("plan", "check", _objective_end, _of("words")),
        "attainment_ratings": Shown("plan", "chart-line", _attained, _named("objective_id")),
        "goal_ratings": Shown("plan", "chart-line", _rated, _named("goal_id")),
        "shared_words": Shown(
            "consent", "message-square-quote", _always(translate("Timeline", "Words shared")), _of("wording")
        ),
    }


def _of_safeguards() -> dict[str, Shown]:
    return {
        "capacities": Shown(
            "safety", "signature", _always(translate("Timeline", "Capacity for a decision")), _capacity
        ),
        "court_orders": Shown(
            "safety", "file-text", _always(translate("Timeline", "Court order")), _of("court", "words")
        ),
        "court_orders.ended": Shown(
            "safety", "file-text", _always(translate("Timeline", "Court order ended")), _of("words")
        ),
        "sharings": Shown(
            "safety", "eye", _person(translate("Timeline", "What %1 receives")), _of("receives")
        ),
        "secrets_agreements": Shown(
            "safety", "signature", _always(translate("Timeline", "Agreement on secrets")), _secrets
        ),
        "screenings": Shown(
            "safety", "shield", _person(translate("Timeline", "Fear or violence: %1 asked")), _screened
        ),
    }


def _around_notes() -> dict[str, Shown]:
    return {
        "appointments": Shown(
            "sessions", "history", _always(translate("Timeline", "Recurring appointment")), _series
        ),
        "appointments.ended": Shown(
            "sessions", "history", _always(translate("Timeline", "Recurring appointment ended")), _series
        ),
        "enclosures": Shown("documents", "file-plus", _of("name"), _document),
        "supervision_topics": Shown(
            "supervision",
            "graduation-cap",
            _always(translate("Timeline", "In supervision")),
            _of("question", "outcome"),
        ),
    }


def _always(words: str) -> Say:
    return lambda _record, _names: words


def _nothing(_record: Any, _names: Mapping[str, str]) -> str:
    return ""


def _numbered(words: str) -> Say:
    return lambda record, _names: words.replace("%1", str(record.number))


def _person(words: str) -> Say:
    return lambda record, names: words.replace("%1", isolated(names.get(record.person_id, "")))


def _of(*fields: str) -> Say:
    return lambda record, _names: _one_line(joined(*(str(getattr(record, name)) for name in fields)))


def _named(pointer: str) -> Say:
    return lambda record, names: _one_line(names.get(getattr(record, pointer), ""))


def _objective_end(record: Any, _names: Mapping[str, str]) -> str:
    if record.state == "reached":
        return translate("Timeline", "Objective reached")
    return translate("Timeline", "Objective ended")


def _attained(record: Any, _names: Mapping[str, str]) -> str:
    return translate("Timeline", "Attainment %1").replace("%1", f"{record.level:+d}" if record.level else "0")


def _rated(record: Any, _names: Mapping[str, str]) -> str:
    return translate("Timeline", "Goal rated %1 of 10").replace("%1", str(record.value))


def _capacity(record: Any, _names: Mapping[str, str]) -> str:
    return _one_line(
        joined(record.decision, safe.finding_words(record.finding), safe.assent_words(record.assent))
    )


def _secrets(record: Any, _names: Mapping[str, str]) -> str:
    words = translate("Timeline", "What one partner says alone %1")
    return words.replace("%1", dict(safe.policies())[record.policy])


def _screened(record: Any, _names: Mapping[str, str]) -> str:
    alone = "" if record.was_alone else translate("Timeline", "not alone")
    return joined(dict(safe.outcomes())[record.outcome], alone)


def _series(record: Any, _names: Mapping[str, str]) -> str:
    return joined(record.at, translate("Timeline", "since %1").replace("%1", day_and_year(record.since)))


def _document(record: Any, _names: Mapping[str, str]) -> str:
    return joined(size_words(record.size), _one_line(record.remark))


def _one_line(words: str) -> str:
    return " ".join(words.split())
