"""Lines of the screens: small frozen values that a list, a day or a search is made of."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.plan import BenefitInFocus, Due, Goal, GoalRating, Rupture
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.domain.writing import FieldReading


@dataclass(frozen=True)
class ClientLine:
    """One row of the list of clients. ``sessions`` counts the attended ones."""

    client: Client
    last_at: datetime | None
    next_at: datetime | None
    zone: str
    sessions: int
    notes_owed: int
    open_ruptures: int
    next_due: Due | None


@dataclass(frozen=True)
class SessionLine:
    """A session or contact with whose it is and where its note stands (None: not started)."""

    client_id: str
    code: str
    client_kind: str
    session: Session | None
    contact: Contact | None
    note_id: str | None
    note_status: Literal["draft", "signed"] | None
    word_count: int
    codes: tuple[str, ...] = ()
    """The codes observed in it, each once, patterns first."""

    @property
    def meeting(self) -> Session | Contact:
        """The session or contact that it is of."""
        return _the_one(self.session, self.contact)


@dataclass(frozen=True)
class ClientFile:
    """All that the Details of a client hold."""

    client: Client
    people: tuple[Person, ...]
    reaches: tuple[Reach, ...]
    consents: tuple[Consent, ...]
    names: tuple[ClientName, ...]
    episodes: tuple[Episode, ...]
    goals: tuple[Goal, ...]
    goal_ratings: tuple[GoalRating, ...]
    focus: tuple[BenefitInFocus, ...]
    ruptures: tuple[Rupture, ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class OpenNote:
    """A note as the editor needs it, with everything that may be pointed at."""

    note: Note
    client: Client
    session: Session | None
    contact: Contact | None
    marks: tuple[NoteMark, ...]
    observations: tuple[Observation, ...]
    """On this note's passages, placed and in the tray, and on the whole session."""
    targets: tuple[SessionTarget, ...]
    people: tuple[Person, ...]
    attendees: tuple[Attendee, ...]
    risk: tuple[RiskEntry, ...]
    addenda: tuple[Addendum, ...] = ()
    """Later words on the signed note, in the order made."""
    episode: Episode | None = None
    """The episode that a discharge summary closes; such a note is of no meeting."""
    has_sealed: bool = False
    """Whether another note of the same meeting was entered in error."""
    readings: tuple[FieldReading, ...] = ()
    """What was read in typed fields; of a note entered in error only."""

    @property
    def meeting(self) -> Session | Contact:
        """The session or contact that it is of; a discharge summary has none."""
        return _the_one(self.session, self.contact)


@dataclass(frozen=True)
class Evidence:
    """One observation with the words it sits on and when that was."""

    observation: Observation
    session: Session | None
    contact: Contact | None
    note_id: str | None
    before: str
    passage: str
    after: str
    toward: str
    """Name of the person toward whom, or empty."""
    shown_by: str


@dataclass(frozen=True)
class SearchHit:
    """One find. ``passage`` is the text around it; ``marked`` are the found stretches in it."""

    kind: str
    id: str
    client_id: str
    client: str
    session: str | None
    date: date | None
    passage: str
    marked: tuple[tuple[int, int], ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class TimelineEntry:
    """One dated thing of a client's file; ``record`` is what it is made of."""

    on: date
    at: datetime | None
    kind: str
    record: object
    line: SessionLine | None = None


@dataclass(frozen=True)
class Majority:
    """A minor's file at the client's majority: the day, whether it has come, whether consent was renewed.

    From that day parents have access only with the client's consent; nothing of this is stored.
    """

    client: Client
    on: date
    has_come: bool
    is_renewed: bool


@dataclass(frozen=True)
class Today:
    """What the first screen shows: the day's sessions, and what is owed or coming due, oldest first."""

    day: date
    sessions: tuple[SessionLine, ...]
    owed: tuple[SessionLine, ...]
    """Notes not written or not signed."""
    unrecorded: tuple[SessionLine, ...]
    """Booked on an earlier day, and nobody has said whether it took place."""
    ruptures: tuple[tuple[str, Rupture, date], ...]
    """Client code, the open rupture, the day of its session."""
    dues: tuple[tuple[str, Due], ...]
    follow_ups: tuple[tuple[str, RiskEntry], ...]
    of_age: tuple[Majority, ...] = ()
    """Minors who come of age soon, or are of age and have not agreed to their treatment themselves."""


@dataclass(frozen=True)
class AuditLine:
    """One entry of the audit trail, by sequence."""

    sequence: int
    at: datetime
    zone: str
    what: str
    kind: str
    record_id: str
    reason: str
    who: str | None = None
    """The therapist's name as it was then; empty: none was given. None: not written in the line."""
    client_id: str = ""
    """Whose file it is about; empty: the vault as a whole."""
    is_amendment: bool = False
    """Whether what was signed was asked for by the client."""


@dataclass(frozen=True)
class Finding:
    """Something that a check found: where, what, and what to do. All are keys of ``content/words``."""

    where: str
    what: str
    advice: str
    values: tuple[tuple[str, str], ...] = ()


def _the_one(session: Session | None, contact: Contact | None) -> Session | Contact:
    meeting = session or contact
    assert meeting is not None  # whatever is written is of one of them
    return meeting
