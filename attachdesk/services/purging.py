"""What led to a signed note goes: at signing, or once the client's file is no more on legal hold."""

from attachdesk.domain.client import Client
from attachdesk.domain.note import Note
from attachdesk.domain.writing import Jotting
from attachdesk.services.jotting import purge
from attachdesk.services.sealing import is_sealed
from attachdesk.storage import draft_states
from attachdesk.storage.unit_of_work import Work

PURGED = "hold.purged"


def purge_signed(work: Work, note: Note) -> None:
    """Let go of the earlier states and jottings of a note that is signed now; on legal hold they stay."""
    if work.get(Client, note.client_id).legal_hold:
        return
    draft_states.forget(work, note.id)
    if note.session_id is not None:
        purge(work, note.session_id)


def purge_released(work: Work, client_id: str) -> None:
    """Let go of what signing left while a client was on legal hold; the audit trail says so if there was any.

    What belongs to a draft stays, also that of a meeting whose signed note was entered in error.
    """
    is_any = False
    for note in work.find(Note, client_id=client_id, status="signed"):
        if draft_states.states_of(work, note.id):
            draft_states.forget(work, note.id)
            is_any = True
    for session_id in {one.session_id for one in work.find(Jotting, client_id=client_id)}:
        if is_sealed(work, session_id):
            purge(work, session_id)
            is_any = True
    if is_any:
        work.audit(PURGED, kind=Client.kind, record_id=client_id)
