"""The tables: one row class per kind of record, sharing its field list, and the indexes the screens need.

Rows do not validate (SQLModel ``table=True``), so they never leave storage: only validated records are
written, and they are read with Core. ``sequence`` is the number of the chain's link that added the record;
it orders everything.
"""

from sqlalchemy import Index, Table, text
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from attachdesk.domain.administration import Administration, Answer, Score
from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Code, Observation, SessionTarget
from attachdesk.domain.plan import (
    BenefitInFocus,
    Break,
    Due,
    FileEvent,
    Goal,
    GoalRating,
    Phase,
    Rupture,
    SharedWords,
)
from attachdesk.domain.practice import Practice, ReportText
from attachdesk.domain.record import Record
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session


class Row(SQLModel):
    """What a row has beside its record; last of the parents, so that it thaws them."""

    model_config = SQLModelConfig(frozen=False)

    sequence: int | None = Field(default=None, primary_key=True)


class PracticeRow(Practice, Row, table=True):
    """A row of ``practices``."""

    __tablename__ = "practices"


class CodeRow(Code, Row, table=True):
    """A row of ``codes``."""

    __tablename__ = "codes"


class ClientRow(Client, Row, table=True):
    """A row of ``clients``."""

    __tablename__ = "clients"


class ClientNameRow(ClientName, Row, table=True):
    """A row of ``client_names``."""

    __tablename__ = "client_names"


class PersonRow(Person, Row, table=True):
    """A row of ``people``."""

    __tablename__ = "people"


class ReachRow(Reach, Row, table=True):
    """A row of ``reaches``."""

    __tablename__ = "reaches"


class ConsentRow(Consent, Row, table=True):
    """A row of ``consents``."""

    __tablename__ = "consents"


class EpisodeRow(Episode, Row, table=True):
    """A row of ``episodes``."""

    __tablename__ = "episodes"


class SessionRow(Session, Row, table=True):
    """A row of ``sessions``."""

    __tablename__ = "sessions"


class AttendeeRow(Attendee, Row, table=True):
    """A row of ``attendees``."""

    __tablename__ = "attendees"


class ContactRow(Contact, Row, table=True):
    """A row of ``contacts``."""

    __tablename__ = "contacts"


class RiskEntryRow(RiskEntry, Row, table=True):
    """A row of ``risk_entries``."""

    __tablename__ = "risk_entries"


class NoteRow(Note, Row, table=True):
    """A row of ``notes``."""

    __tablename__ = "notes"


class NoteMarkRow(NoteMark, Row, table=True):
    """A row of ``note_marks``."""

    __tablename__ = "note_marks"


class AddendumRow(Addendum, Row, table=True):
    """A row of ``addenda``."""

    __tablename__ = "addenda"


class ObservationRow(Observation, Row, table=True):
    """A row of ``observations``."""

    __tablename__ = "observations"


class SessionTargetRow(SessionTarget, Row, table=True):
    """A row of ``session_targets``."""

    __tablename__ = "session_targets"


class GoalRow(Goal, Row, table=True):
    """A row of ``goals``."""

    __tablename__ = "goals"


class GoalRatingRow(GoalRating, Row, table=True):
    """A row of ``goal_ratings``."""

    __tablename__ = "goal_ratings"


class BenefitInFocusRow(BenefitInFocus, Row, table=True):
    """A row of ``benefits_in_focus``."""

    __tablename__ = "benefits_in_focus"


class PhaseRow(Phase, Row, table=True):
    """A row of ``phases``."""

    __tablename__ = "phases"


class BreakRow(Break, Row, table=True):
    """A row of ``breaks``."""

    __tablename__ = "breaks"


class RuptureRow(Rupture, Row, table=True):
    """A row of ``ruptures``."""

    __tablename__ = "ruptures"


class DueRow(Due, Row, table=True):
    """A row of ``dues``."""

    __tablename__ = "dues"


class FileEventRow(FileEvent, Row, table=True):
    """A row of ``file_events``."""

    __tablename__ = "file_events"


class SharedWordsRow(SharedWords, Row, table=True):
    """A row of ``shared_words``."""

    __tablename__ = "shared_words"


class AdministrationRow(Administration, Row, table=True):
    """A row of ``administrations``."""

    __tablename__ = "administrations"


class AnswerRow(Answer, Row, table=True):
    """A row of ``answers``."""

    __tablename__ = "answers"


class ScoreRow(Score, Row, table=True):
    """A row of ``scores``."""

    __tablename__ = "scores"


class ReportTextRow(ReportText, Row, table=True):
    """A row of ``report_texts``."""

    __tablename__ = "report_texts"


def table_of(kind: type[Record] | str) -> Table:
    """Return the table that holds a kind of record."""
    return SQLModel.metadata.tables[kind if isinstance(kind, str) else kind.kind]


def _index_tables() -> None:
    for name in KINDS:
        Index(f"one_{name}", table_of(name).c.id, unique=True)
    sessions, notes, ruptures = table_of("sessions"), table_of("notes"), table_of("ruptures")
    observations, dues, risk = table_of("observations"), table_of("dues"), table_of("risk_entries")
    names = ("client_id", "starts_at", "zone")
    for name, status in (("held_sessions", "attended"), ("booked_sessions", "booked")):
        Index(name, *(sessions.c[field] for field in names), sqlite_where=text(f"status = '{status}'"))
    Index("signed_notes", notes.c.session_id, sqlite_where=text("status = 'signed' AND layer = 'record'"))
    Index("observed_codes", observations.c.session_id, observations.c.code, observations.c.intensity)
    contact = observations.c.contact_id
    Index("observed_in_contacts", contact, sqlite_where=contact.is_not(None))
    Index("toward", observations.c.toward, sqlite_where=observations.c.toward.is_not(None))
    Index("shown_by", observations.c.shown_by, sqlite_where=observations.c.shown_by.is_not(None))
    Index("open_ruptures", ruptures.c.client_id, sqlite_where=ruptures.c.outcome == "open")
    Index("open_dues", dues.c.due_on, sqlite_where=dues.c.done_at.is_(None))
    Index("risk_of_session", risk.c.session_id, sqlite_where=risk.c.session_id.is_not(None))
    Index("follow_ups", risk.c.follow_up_at, sqlite_where=risk.c.follow_up_at.is_not(None))


_index_tables()
