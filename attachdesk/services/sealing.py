"""What a signed note seals: facts, readings and jottings of its session take no change any more."""

from collections.abc import Iterable

from attachdesk.domain.client import Episode
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.record import Record
from attachdesk.storage.in_error import standing
from attachdesk.storage.migrations.triggers_0002 import CONTACT_FACTS, SESSION_FACTS
from attachdesk.storage.unit_of_work import Work

__all__ = ["CONTACT_FACTS", "SESSION_FACTS", "differs", "is_sealed", "refuse_sealed"]


def differs(before: Record, after: Record, facts: Iterable[str]) -> bool:
    """Return whether one of these facts was changed."""
    return any(getattr(before, name) != getattr(after, name) for name in facts)


def refuse_sealed(work: Work, session_id: str | None, contact_id: str | None = None) -> None:
    """Refuse with ``session.sealed`` when a note of the meeting is signed and was not entered in error."""
    if is_sealed(work, session_id, contact_id):
        raise RuleBroken("session.sealed")


def refuse_summed_up(work: Work, record: Record) -> None:
    """Refuse with ``episode.sealed`` to change an episode whose discharge summary is signed."""
    if not isinstance(record, Episode):
        return
    signed = work.find(Note, episode_id=record.id, layer="record", status="signed")
    if standing(work, signed):
        raise RuleBroken("episode.sealed")


def is_sealed(work: Work, session_id: str | None, contact_id: str | None = None) -> bool:
    """Return whether a note of the meeting is signed and was not entered in error."""
    meeting = {"session_id": session_id} if session_id else {"contact_id": contact_id}
    signed = work.find(Note, layer="record", status="signed", **meeting)
    return bool(standing(work, signed))
