"""What a signed note seals: facts, readings and jottings of its session take no change any more."""

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.signing import EnteredInError
from attachdesk.storage.unit_of_work import Work


def refuse_sealed(work: Work, session_id: str | None, contact_id: str | None = None) -> None:
    """Refuse with ``session.sealed`` when a note of the meeting is signed and was not entered in error."""
    if is_sealed(work, session_id, contact_id):
        raise RuleBroken("session.sealed")


def is_sealed(work: Work, session_id: str | None, contact_id: str | None = None) -> bool:
    """Return whether a note of the meeting is signed and was not entered in error."""
    meeting = {"session_id": session_id} if session_id else {"contact_id": contact_id}
    signed = work.find(Note, layer="record", status="signed", **meeting)
    astray = {one.note_id for one in work.find(EnteredInError, note_id=tuple(one.id for one in signed))}
    return any(one.id not in astray for one in signed)
