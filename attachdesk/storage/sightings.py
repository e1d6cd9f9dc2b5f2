"""What a trend is made of, read in the few columns that it counts: a long work has thousands of rows."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, or_, select

from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import MOVES_TRENDS, Basis, Family, Observation, Sense
from attachdesk.domain.session import Contact, Session
from attachdesk.storage.in_error import NOTES_IN_ERROR
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

OBSERVATIONS, NOTES, SESSIONS = table_of(Observation), table_of(Note), table_of(Session)
CONTACTS, MARKS = table_of(Contact), table_of(NoteMark)


class Seen(NamedTuple):
    """An observation without its words: the fields of the record that a trend counts (``Sighting``)."""

    id: str
    session_id: str | None
    note_id: str | None
    scope: str
    place: str
    family: Family
    code: str
    intensity: int | None
    shown_by: str | None
    toward: str | None
    basis: Basis
    sense: Sense | None

    @property
    def moves_trends(self) -> bool:
        """As of the observation."""
        return self.basis in MOVES_TRENDS


class Written(NamedTuple):
    """A note of the record layer on a session: which, and of how many words."""

    note_id: str
    session_id: str
    words: int


_SEEN = (
    select(*(OBSERVATIONS.c[name] for name in Seen._fields))
    .where(
        OBSERVATIONS.c.client_id == bindparam("client"),
        func.coalesce(OBSERVATIONS.c.note_id, "").not_in(NOTES_IN_ERROR),
    )
    .order_by(OBSERVATIONS.c.sequence)
)
_WRITTEN = (
    select(NOTES.c.id, NOTES.c.session_id, NOTES.c.word_count)
    .join(SESSIONS, SESSIONS.c.id == NOTES.c.session_id)
    .where(
        SESSIONS.c.client_id == bindparam("client"),
        NOTES.c.layer == "record",
        NOTES.c.id.not_in(NOTES_IN_ERROR),
    )
    .order_by(NOTES.c.sequence)
)
_CONFIDED = select(OBSERVATIONS.c.id).where(
    OBSERVATIONS.c.client_id == bindparam("client"),
    or_(
        OBSERVATIONS.c.contact_id.in_(select(CONTACTS.c.id).where(CONTACTS.c.is_confidential)),
        exists().where(
            MARKS.c.note_id == OBSERVATIONS.c.note_id,
            MARKS.c.mark == "third_party",
            MARKS.c.start < OBSERVATIONS.c.end,
            MARKS.c.end > OBSERVATIONS.c.start,
        ),
    ),
)


def seen_of(work: Work, client_id: str) -> Sequence[Seen]:
    """Return a client's observations in the order made."""
    return tuple(map(Seen._make, work.connection.execute(_SEEN, {"client": client_id}).all()))


def written_of(work: Work, client_id: str) -> Sequence[Written]:
    """Return the notes of the record layer on a client's sessions."""
    return tuple(map(Written._make, work.connection.execute(_WRITTEN, {"client": client_id}).all()))


def confided_of(work: Work, client_id: str) -> frozenset[str]:
    """Return the ids of what was observed on words that a third party told in confidence."""
    return frozenset(work.connection.execute(_CONFIDED, {"client": client_id}).scalars())
