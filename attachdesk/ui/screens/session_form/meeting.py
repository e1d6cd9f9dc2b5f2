"""What the form shows and keeps: a session or a contact with its people and its risk, read on the lane."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.client import Client, Person
from attachdesk.domain.session import Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.services.desk import Desk


@dataclass(frozen=True)
class Meeting:
    """One client with the meeting to be kept; neither session nor contact: a new one."""

    client: Client
    people: tuple[Person, ...]
    is_contact: bool
    session: Session | None = None
    contact: Contact | None = None
    attendees: Mapping[str, str] = field(default_factory=dict)
    """Role by the person's id."""
    risk: tuple[RiskEntry, ...] = ()
    latest: Session | None = None
    """The client's session before: a new one begins like it."""
    is_sealed: bool = False
    """Its note is signed: what took place stays, and is corrected by an addendum."""
    arrangement: SessionArrangement | None = None
    in_error: EnteredInError | None = None
    """The last of its notes that was entered in error."""
    unfinished: str = ""
    """What was said about this meeting and not kept, as the form wrote it."""

    @property
    def about(self) -> str:
        """The name of this meeting among what is unfinished."""
        kept = self.session or self.contact
        return about(kept.id if kept else "", self.is_contact)


@dataclass(frozen=True)
class Filled:
    """What the form says."""

    starts_at: datetime
    fields: dict[str, Any]
    attendees: tuple[tuple[str, str], ...]
    arrangement: dict[str, Any]
    """Fields of the session's arrangement; all empty: none is kept."""
    risk: tuple[tuple[str, dict[str, Any]], ...]
    """Fields of an entry by area; an area that was not touched is not here."""


def about(thing_id: str, is_contact: bool) -> str:
    """Return the name of a meeting among what is unfinished: its id, or what a new one will be."""
    return thing_id or ("contact" if is_contact else "session")


def read(desk: Desk, client_id: str, thing_id: str, is_contact: bool) -> Meeting:
    """Read what the form needs."""
    found = _read(desk, client_id, thing_id, is_contact)
    in_error = desk.notes_in_error.of_client(client_id).get(thing_id)
    return replace(found, unfinished=desk.diary.unfinished(client_id, found.about) or "", in_error=in_error)


def _read(desk: Desk, client_id: str, thing_id: str, is_contact: bool) -> Meeting:
    file = desk.caseload.file(client_id)
    people = tuple(person for person in file.people if person.relation != "therapist")
    lines = desk.diary.sessions(client_id)
    sealed = {line.meeting.id for line in lines if line.note_status == "signed"}
    if is_contact:
        contacts = [line.contact for line in lines if line.contact and line.contact.id == thing_id]
        contact = contacts[0] if contacts else None
        risk = desk.diary.risk(contact_id=contact.id) if contact else []
        is_sealed = thing_id in sealed
        return Meeting(file.client, people, True, contact=contact, risk=tuple(risk), is_sealed=is_sealed)
    sessions = [line.session for line in lines if line.session]
    found = next((one for one in sessions if one.id == thing_id), None)
    if found is None:
        return Meeting(file.client, people, False, latest=sessions[-1] if sessions else None)
    roles = {one.person_id: one.role for one in desk.diary.attendees(found.id)}
    return Meeting(
        file.client, people, False, session=found, attendees=roles,
        risk=tuple(desk.diary.risk(session_id=found.id)), is_sealed=found.id in sealed,
        arrangement=desk.arranging.of_session(found.id),
    )  # fmt: skip


@dataclass(frozen=True)
class Doubted:
    """Nothing was kept yet: these sentences make one look again; one may keep it all the same."""

    keys: tuple[str, ...]


def doubts(desk: Desk, meeting: Meeting, filled: Filled) -> tuple[str, ...]:
    """Return the keys of what makes one look again; nothing where the start of a kept meeting stays."""
    kept = meeting.session or meeting.contact
    if kept is not None and kept.starts_at == filled.starts_at:
        return ()
    if meeting.is_contact:
        is_open = filled.fields["contact_kind"] == "crisis_call" and not (filled.risk or meeting.risk)
        return ("contact.crisis_without_risk",) if is_open else ()
    return tuple(desk.diary.doubts(meeting.client.id, filled.starts_at, kept.id if kept else ""))


def keep(desk: Desk, meeting: Meeting, filled: Filled, *, even_so: bool = False) -> str | Doubted:
    """Keep the meeting and what was asked about risk; return the id of the session or contact.

    Where there are doubts nothing is kept, unless ``even_so``.
    """
    if not even_so and (keys := doubts(desk, meeting, filled)):
        return Doubted(keys)
    if meeting.is_contact:
        kept_id = _keep_contact(desk, meeting, filled)
        where: dict[str, Any] = {"contact_id": kept_id}
    else:
        kept_id = _keep_session(desk, meeting, filled)
        desk.arranging.arrange(kept_id, **filled.arrangement)
        where = {"session_id": kept_id}
    for area, fields in filled.risk:
        desk.diary.note_risk(meeting.client.id, area, fields["asked"], **where, **_without(fields, "asked"))
    desk.diary.put_unfinished(meeting.client.id, meeting.about, "")
    return kept_id


def _keep_session(desk: Desk, meeting: Meeting, filled: Filled) -> str:
    if meeting.session is None:
        made = desk.diary.record(
            meeting.client.id, filled.starts_at, attendees=filled.attendees, **filled.fields
        )
        return made.id
    changed = desk.diary.change(
        meeting.session.id, attendees=filled.attendees, starts_at=filled.starts_at, **filled.fields
    )
    return changed.id


def _keep_contact(desk: Desk, meeting: Meeting, filled: Filled) -> str:
    if meeting.contact is not None:
        changed = desk.diary.change_contact(meeting.contact.id, starts_at=filled.starts_at, **filled.fields)
        return changed.id
    return desk.diary.record_contact(meeting.client.id, filled.starts_at, **filled.fields).id


def _without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}


def moment(day: date, clock: time, zone: str) -> datetime:
    """Return an aware moment of a wall clock."""
    return datetime.combine(day, clock, ZoneInfo(zone))
