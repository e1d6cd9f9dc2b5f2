"""One note with all it needs: whose it is, of which meeting, and everything that lies on its text."""

from typing import Any

from attachdesk.domain.client import Client, Episode, Person
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.storage.in_error import among
from attachdesk.storage.unit_of_work import Work


def gathered(work: Work, note: Note) -> OpenNote:
    """Return a note with its client, meeting, people, headings, observations, risk and later words."""
    session = work.get(Session, note.session_id) if note.session_id else None
    here: dict[str, Any] = {"session_id": note.session_id, "contact_id": note.contact_id}
    is_of_meeting = note.episode_id is None
    observations = work.find(Observation, note_id=note.id)
    if session:
        ratings = work.find(Observation, session_id=session.id, scope="session")
        # ratings made with a note entered in error went with it
        observations += [one for one in ratings if one.note_id in {None, note.id}]
    return OpenNote(
        note=note,
        client=work.get(Client, note.client_id),
        session=session,
        contact=work.get(Contact, note.contact_id) if note.contact_id else None,
        marks=tuple(work.find(NoteMark, note_id=note.id, order_by="start")),
        observations=tuple({one.id: one for one in observations}.values()),
        targets=tuple(work.find(SessionTarget, session_id=session.id) if session else ()),
        people=tuple(work.find(Person, client_id=note.client_id)),
        attendees=tuple(work.find(Attendee, session_id=session.id) if session else ()),
        risk=tuple(work.find(RiskEntry, **here) if is_of_meeting else ()),
        addenda=tuple(work.find(Addendum, note_id=note.id, order_by="made_at")),
        episode=work.get(Episode, note.episode_id) if note.episode_id else None,
        has_sealed=bool(among(work, (one.id for one in _beside(work, note)))),
    )


def _beside(work: Work, note: Note) -> list[Note]:
    """Return the other notes of the record on the same meeting."""
    of = {"session_id": note.session_id, "contact_id": note.contact_id, "episode_id": note.episode_id}
    return [one for one in work.find(Note, **of, layer="record") if one.id != note.id]
