"""Trends as values: the course of one client's work, what was seen in it, the series behind the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from attachdesk.domain.client import Person
from attachdesk.domain.observation import Code, Family, Sense, SessionTarget
from attachdesk.domain.plan import BenefitInFocus, Break, Phase, Rupture
from attachdesk.domain.session import Session

Unit = Literal["count", "share", "per_100_words", "mean_intensity"]
Source = Literal["session", "passage"]
"""What a share rests on: ratings of whole sessions, or passages of notes. Never both in one figure."""
Mode = Literal["share", "count", "rating"]
"""What is drawn: sessions by the source of a row's share, passages alone, or ratings of sessions alone."""


@dataclass(frozen=True)
class TrendPoint:
    """One session's value. ``n`` says how much it rests on; ``evidence`` are observation ids.

    ``count``: passages, ``n`` the same. ``share``: the running share of attended sessions with the code,
    ``n`` those sessions. ``per_100_words``: ``n`` the words of the note. ``mean_intensity``: ``n`` the
    observations averaged.
    """

    date: date
    session: str
    value: float
    n: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrendSeries:
    """The points of one code in one unit, oldest first."""

    code: str
    kind: Family
    unit: Unit
    points: tuple[TrendPoint, ...]
    toward: str | None = None
    sense: Sense | None = None
    source: Source = "passage"


class Sighting(Protocol):
    """What a trend counts of an observation; an ``Observation`` is one, with its words."""

    @property
    def id(self) -> str: ...
    @property
    def session_id(self) -> str | None: ...
    @property
    def note_id(self) -> str | None: ...
    @property
    def scope(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def family(self) -> Family: ...
    @property
    def code(self) -> str: ...
    @property
    def intensity(self) -> int | None: ...
    @property
    def shown_by(self) -> str | None: ...
    @property
    def toward(self) -> str | None: ...
    @property
    def sense(self) -> Sense | None: ...
    @property
    def moves_trends(self) -> bool: ...


@dataclass(frozen=True)
class Course:
    """The records of one client that a trend is made of.

    ``words`` holds the words of the disclosable note of each session that has one; ``notes`` the ids of those
    notes: what lies on any other note (process notes) stays out of trends.
    """

    client_id: str
    sessions: tuple[Session, ...]
    observations: tuple[Sighting, ...]
    words: Mapping[str, int] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()
    targets: tuple[SessionTarget, ...] = ()
    people: tuple[Person, ...] = ()
    phases: tuple[Phase, ...] = ()
    breaks: tuple[Break, ...] = ()
    ruptures: tuple[Rupture, ...] = ()
    focus: tuple[BenefitInFocus, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class SessionSpot:
    """One session on the axis: its day on the wall in its zone. ``words`` is None without a note."""

    id: str
    date: date
    number: int | None
    is_held: bool
    words: int | None = None


@dataclass(frozen=True)
class Cell:
    """One code in one attended session. ``rating`` None: not rated, which is never zero.

    ``passages`` also holds tags on the whole session that are no rating (a benefit without an intensity).
    ``strongest`` is the highest intensity among the passages (0 without one). Senses of benefits are
    counted apart, on passages and on the session alike.
    """

    session: str
    rating: int | None = None
    ratings: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    strongest: int = 0
    intensities: tuple[int, ...] = ()
    forward: int = 0
    worked_on: int = 0
    setback: int = 0

    @property
    def evidence(self) -> tuple[str, ...]:
        """The observations behind it, ratings first."""
        return self.ratings + self.passages

    @property
    def observed(self) -> int:
        """How many observations say that it was there: tags, and a rating above 0."""
        return len(self.passages) + bool(self.rating)


@dataclass(frozen=True)
class Share:
    """In how many sessions a code was seen, of how many it could have been; ``n`` is never left out.

    ``low`` and ``high`` (0 to 1) are None under five sessions: then no share may be shown.
    """

    seen: int
    n: int
    source: Source
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class CodeRow:
    """One code over the period: ``cells`` only where there is something, oldest first.

    ``history`` are observations told of the past or by somebody else: shown as history, they move nothing.
    ``targeted`` are the sessions that ticked a benefit as worked on; ``focus`` whether it is in focus.
    """

    code: str
    family: Family
    cells: tuple[Cell, ...]
    share: Share
    rated: Share
    tagged: Share
    history: tuple[str, ...] = ()
    targeted: tuple[str, ...] = ()
    is_in_focus: bool = False
    name: str = ""
    ink: str = ""
    letter: str = ""

    @property
    def passages(self) -> int:
        """How many passages carry the code."""
        return sum(len(cell.passages) for cell in self.cells)


@dataclass(frozen=True)
class Bond:
    """Toward whom something was shown, by whom (None: the client), and on how many observations it rests."""

    toward: str
    name: str
    relation: str
    n: int
    shown_by: str | None = None
    shown_by_name: str = ""
    is_cared_for: bool = False


@dataclass(frozen=True)
class Strain:
    """A rupture on the axis, and the day it was closed, if it was."""

    session: str
    opened: date
    closed: date | None
    outcome: str
    movement: str

    @property
    def is_repaired(self) -> bool:
        """Whether the two found together again, wholly or partly."""
        return self.outcome in {"repaired", "partly"}


@dataclass(frozen=True)
class TrendsView:
    """What the trend screen and the report show of one client from ``first`` to ``last`` (local days).

    ``sessions`` are the attended ones, ``missed`` those that did not take place; both oldest first.
    """

    course: Course
    first: date | None
    last: date | None
    since: date | None
    until: date | None
    toward: str | None
    shown_by: str | None
    sessions: tuple[SessionSpot, ...]
    missed: tuple[SessionSpot, ...]
    rows: tuple[CodeRow, ...]
    breaks: tuple[Break, ...]
    phases: tuple[Phase, ...]
    ruptures: tuple[Strain, ...]
    people: tuple[Bond, ...]

    def row(self, code: str) -> CodeRow:
        """Return the row of a code; raises ``KeyError`` for one that is not there."""
        for row in self.rows:
            if row.code == code:
                return row
        raise KeyError(code)

    def of_family(self, family: Family) -> tuple[CodeRow, ...]:
        """Return the rows of one family in their fixed order."""
        return tuple(row for row in self.rows if row.family == family)
