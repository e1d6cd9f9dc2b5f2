"""One row of the timeline, and how its words are set."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import SessionLine
from attachdesk.domain.record import Record
from attachdesk.domain.session import RiskEntry
from attachdesk.domain.signing import EnteredInError
from attachdesk.ui.kit.time_words import short_day

translate = QCoreApplication.translate

Sign = tuple[str, str, str]
"""A code with the letter and the ink of its badge, both empty unless it is the therapist's own."""


@dataclass(frozen=True)
class Happening:
    """One row of the timeline; ``group`` is the filter it belongs to, ``sign`` an icon or ``code:<id>``."""

    id: str
    group: str
    on: date
    title: str
    second: str
    sign: str
    record: Record
    codes: tuple[Sign, ...] = ()
    line: SessionLine | None = None
    risk: tuple[RiskEntry, ...] = ()
    in_error: EnteredInError | None = None
    """The last note of this meeting that was entered in error."""


def until(day: date | None) -> str:
    """Say up to which day, or nothing."""
    return translate("ClientFile", "until %1").replace("%1", short_day(day)) if day else ""


def one_line(words: str) -> str:
    """Return words without the ends of their lines."""
    return " ".join(words.split())
