"""The lines of the screens, each list in few statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, func, literal_column, or_, select

from attachdesk.domain.client import Client
from attachdesk.domain.note import Note
from attachdesk.domain.observation import BENEFITS, PATTERNS, Observation
from attachdesk.domain.overview import ClientLine, SessionLine
from attachdesk.domain.plan import Due, Rupture
from attachdesk.domain.record import local
from attachdesk.domain.safeguards import Screening, Sharing
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.storage.in_error import NOTES_IN_ERROR
from attachdesk.storage.keeping_tables import OWED
from attachdesk.storage.records_in_rows import read, record_of
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

CLIENTS, SESSIONS, CONTACTS, NOTES = (table_of(kind) for kind in (Client, Session, Contact, Note))
OBSERVATIONS, RUPTURES, DUES, RISK = (table_of(kind) for kind in (Observation, Rupture, Due, RiskEntry))
ATTENDEES, SHARINGS, SCREENINGS = (table_of(kind) for kind in (Attendee, Sharing, Screening))
ORDER = {code: place for place, code in enumerate((*PATTERNS, *BENEFITS))}
"""Patterns first, then benefits, then the therapist's own codes by name."""

STANDS = or_(OBSERVATIONS.c.note_id.is_(None), OBSERVATIONS.c.note_id.not_in(NOTES_IN_ERROR))
"""An observation that lies on no note entered in error."""

# said literally, as the partial indexes say it
_IS_HELD = SESSIONS.c.status == literal_column("'attended'")
_IS_BOOKED = SESSIONS.c.status == literal_column("'booked'")


@dataclass(frozen=True)
class Bounds:
    """Which sessions and contacts are wanted."""

    since: datetime | None
    until: datetime | None
    client_id: str | None
    owed_before: datetime | None
    unrecorded_before: datetime | None = None


def client_lines(work: Work, now: datetime, *, states: Sequence[str] | None = None) -> list[ClientLine]:
    """Return the list of clients by code. Notes are owed for what took place before ``now``."""
    connection = work.connection
    query = select(CLIENTS).order_by(CLIENTS.c.sequence)
    if states is not None:
        query = query.where(CLIENTS.c.state.in_(tuple(states)))
    # fetched all at once: thousands of rows fetched one by one took a quarter longer
    held = {row.client_id: row for row in connection.execute(_held(now)).all()}
    ahead = {row.client_id: row for row in connection.execute(_ahead(now)).all()}
    owed = _owed_counts(connection, now)
    ruptures, due = _open_counts(connection), _next_dues(connection)
    lines = []
    for client in read(Client, connection.execute(query)):
        last, coming = held.get(client.id), ahead.get(client.id)
        seen = last or coming
        lines.append(
            ClientLine(
                client=client,
                last_at=last.at if last else None,
                next_at=coming.at if coming else None,
                zone=seen.zone if seen else "UTC",
                sessions=last.sessions if last else 0,
                notes_owed=owed[client.id],
                open_ruptures=ruptures.get(client.id, 0),
                next_due=due.get(client.id),
            )
        )
    # sorted here: SQLite would carry whole rows through its sorter, and knows no case beyond ASCII
    return sorted(lines, key=lambda line: line.client.code.lower())


def session_lines(
    work: Work,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    client_id: str | None = None,
    owed_before: datetime | None = None,
    unrecorded_before: datetime | None = None,
    contacts: bool = True,
) -> list[SessionLine]:
    """Return sessions and contacts with their notes, oldest first.

    ``since`` and ``until`` (half open, aware) bound when they start. ``owed_before``: only those that took
    place before it and have no signed note. ``unrecorded_before``: only those still booked that began before.
    """
    bounds = Bounds(since, until, client_id, owed_before, unrecorded_before)
    lines = []
    kinds: list[tuple[type[Session] | type[Contact], Table, ColumnElement[Any]]] = [
        (Session, SESSIONS, OBSERVATIONS.c.session_id)
    ]
    if contacts:
        kinds.append((Contact, CONTACTS, OBSERVATIONS.c.contact_id))
    for kind, table, place in kinds:
        # by sequence here: asked to order by it, SQLite would walk all meetings for the few of a day
        rows = sorted(work.connection.execute(_meetings(table, bounds)), key=itemgetter(0))
        codes = _codes(work.connection, place, select(table.c.id).where(*_within(table, bounds)))
        lines += [_line(kind, row, codes[row.id]) for row in rows]
    # sorted here: SQLite would carry whole rows through its sorter; equal starts stay in the order made
    return sorted(lines, key=_start)


def open_ruptures(work: Work) -> list[tuple[str, Rupture, date]]:
    """Return each open rupture with its client's code and the local day of its session, oldest first."""
    query = (
        select(RUPTURES, CLIENTS.c.code.label("of_code"), SESSIONS.c.starts_at.label("of_at"),
               SESSIONS.c.zone.label("of_zone"))
        .join(CLIENTS, CLIENTS.c.id == RUPTURES.c.client_id)
        .join(SESSIONS, SESSIONS.c.id == RUPTURES.c.session_id)
        .where(RUPTURES.c.outcome == "open")
        .order_by(SESSIONS.c.starts_at, RUPTURES.c.sequence)
    )  # fmt: skip
    return [
        (row.of_code, record_of(Rupture, row), local(row.of_at, row.of_zone).date())
        for row in work.connection.execute(query)
    ]


def dues(work: Work, until: date) -> list[tuple[str, Due]]:
    """Return what is not done and comes due by a day, with its client's code, oldest first."""
    query = (
        select(DUES, CLIENTS.c.code.label("of_code"))
        .join(CLIENTS, CLIENTS.c.id == DUES.c.client_id)
        .where(DUES.c.done_at.is_(None), DUES.c.due_on <= until)
        .order_by(DUES.c.due_on, DUES.c.sequence)
    )
    return [(row.of_code, record_of(Due, row)) for row in work.connection.execute(query)]


def follow_ups(work: Work) -> list[tuple[str, RiskEntry]]:
    """Return what is to be followed up about risk and was not yet, with its client's code, oldest first."""
    query = (
        select(RISK, CLIENTS.c.code.label("of_code"))
        .join(CLIENTS, CLIENTS.c.id == RISK.c.client_id)
        .where(RISK.c.follow_up_at.is_not(None), RISK.c.followed_up_at.is_(None))
        .order_by(RISK.c.follow_up_at, RISK.c.sequence)
    )
    return [(row.of_code, record_of(RiskEntry, row)) for row in work.connection.execute(query)]


def is_pointed_at(work: Work, person_id: str) -> bool:
    """Return whether this person came, was screened, may receive something, or is of an observation."""
    places = (
        OBSERVATIONS.c.toward, OBSERVATIONS.c.shown_by, ATTENDEES.c.person_id, SHARINGS.c.person_id,
        SCREENINGS.c.person_id,
    )  # fmt: skip
    at_somebody = (select(1).where(place == person_id).exists() for place in places)
    return bool(work.connection.execute(select(or_(*at_somebody))).scalar())


def _held(now: datetime) -> Select[Any]:
    # SQLite takes the zone from the row of the latest session: "bare columns" beside max()
    return (
        select(
            SESSIONS.c.client_id,
            func.max(SESSIONS.c.starts_at).label("at"),
            SESSIONS.c.zone,
            func.count().label("sessions"),
        )
        .where(_IS_HELD, SESSIONS.c.starts_at <= now)
        .group_by(SESSIONS.c.client_id)
    )


def _ahead(now: datetime) -> Select[Any]:
    return (
        select(SESSIONS.c.client_id, func.min(SESSIONS.c.starts_at).label("at"), SESSIONS.c.zone)
        .where(_IS_BOOKED, SESSIONS.c.starts_at > now)
        .group_by(SESSIONS.c.client_id)
    )


def _owed_counts(connection: Connection, now: datetime) -> Counter[str]:
    owed: Counter[str] = Counter()
    for table in (SESSIONS, CONTACTS):
        query = select(table.c.client_id, func.count()).where(*_is_owed(table, now))
        for client_id, count in connection.execute(query.group_by(table.c.client_id)):
            owed[client_id] += count
    return owed


def _is_owed(meeting: Table, before: datetime) -> list[ColumnElement[bool]]:
    return [meeting.c.id.in_(select(OWED.c.meeting_id)), meeting.c.starts_at < before]


def _open_counts(connection: Connection) -> dict[str, int]:
    query = select(RUPTURES.c.client_id, func.count()).where(RUPTURES.c.outcome == "open")
    return {row[0]: row[1] for row in connection.execute(query.group_by(RUPTURES.c.client_id))}


def _next_dues(connection: Connection) -> dict[str, Due]:
    query = (
        select(DUES).where(DUES.c.done_at.is_(None)).order_by(DUES.c.due_on.desc(), DUES.c.sequence.desc())
    )
    return {due.client_id: due for due in read(Due, connection.execute(query))}


def _meetings(meeting: Table, bounds: Bounds) -> Select[Any]:
    """Select sessions or contacts with their client and the note of the record layer."""
    pointer = NOTES.c.session_id if meeting is SESSIONS else NOTES.c.contact_id
    query = (
        select(
            meeting,
            CLIENTS.c.code.label("of_code"),
            CLIENTS.c.client_kind.label("of_kind"),
            NOTES.c.id.label("of_note"),
            NOTES.c.status.label("of_note_status"),
            NOTES.c.word_count.label("of_words"),
        )
        .join(CLIENTS, CLIENTS.c.id == meeting.c.client_id)
        .outerjoin(
            NOTES,
            and_(pointer == meeting.c.id, NOTES.c.layer == "record", NOTES.c.id.not_in(NOTES_IN_ERROR)),
        )
    )
    return query.where(*_within(meeting, bounds))


def _within(meeting: Table, bounds: Bounds) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if bounds.since is not None:
        wanted.append(meeting.c.starts_at >= bounds.since)
    if bounds.until is not None:
        wanted.append(meeting.c.starts_at < bounds.until)
    if bounds.client_id is not None:
        wanted.append(meeting.c.client_id == bounds.client_id)
    if bounds.owed_before is not None:
        wanted += _is_owed(meeting, bounds.owed_before)
    if bounds.unrecorded_before is not None:
        wanted += [_IS_BOOKED, meeting.c.starts_at < bounds.unrecorded_before]
    return wanted


def _line(kind: type[Session] | type[Contact], row: Row[Any], codes: Iterable[str]) -> SessionLine:
    meeting = record_of(kind, row)
    return SessionLine(
        client_id=meeting.client_id,
        code=row.of_code,
        client_kind=row.of_kind,
        session=meeting if isinstance(meeting, Session) else None,
        contact=meeting if isinstance(meeting, Contact) else None,
        note_id=row.of_note,
        note_status=row.of_note_status,
        word_count=row.of_words or 0,
        codes=tuple(sorted(codes, key=in_order)),
    )


def _codes(connection: Connection, place: ColumnElement[Any], meetings: Select[Any]) -> dict[str, set[str]]:
    """Return the codes observed in each meeting; a rating of 0 is something looked for and not seen."""
    codes: dict[str, set[str]] = defaultdict(set)
    seen = or_(OBSERVATIONS.c.intensity.is_(None), OBSERVATIONS.c.intensity > 0)
    query = select(place, OBSERVATIONS.c.code).where(place.in_(meetings), seen, STANDS).distinct()
    for meeting_id, code in connection.execute(query):
        codes[meeting_id].add(code)
    return codes


def in_order(code: str) -> tuple[int, str]:
    """Return where a code stands: patterns, benefits, then the therapist's own by id."""
    return ORDER.get(code, len(ORDER)), code


def _start(line: SessionLine) -> datetime:
    return line.meeting.starts_at
