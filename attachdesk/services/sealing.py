"""What a signed note seals: facts, readings and jottings of its session take no change any more."""

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.signing import EnteredInError
from attachdesk.storage.unit_of_work import Work


def refuse_sealed(work: Work, session_id: str) -> None:
    """Refuse with ``session.sealed`` when a note of the session is signed and was not entered in error."""
    signed = work.find(Note, session_id=session_id, layer="record", status="signed")
    astray = {one.note_id for one in work.find(EnteredInError, note_id=tuple(one.id for one in signed))}
    if any(one.id not in astray for one in signed):
        raise RuleBroken("session.sealed")
