"""A note entered in error as it was signed: its meeting as kept, not as it stands now."""

from dataclasses import replace
from typing import Any, TypeVar

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import Record
from attachdesk.domain.session import Attendee, RiskEntry
from attachdesk.domain.signing import EnteredInError, facts_in
from attachdesk.domain.writing import FieldReading

R = TypeVar("R", bound=Record)
Facts = dict[str, list[dict[str, Any]]]


def as_signed(opened: OpenNote, entered: EnteredInError) -> OpenNote:
    """Return a note with its meeting, people, readings and risk as they were when it was signed."""
    if not entered.meeting:
        return opened
    facts = facts_in(entered.meeting)
    own = {"version": 1, "made_at": (opened.note.signed_at or opened.note.made_at).isoformat()}
    try:
        return replace(
            opened,
            session=_then(opened.session, facts.get("meeting")),
            contact=_then(opened.contact, facts.get("meeting")),
            episode=_then(opened.episode, facts.get("episodes")),
            attendees=_records(Attendee, facts, own),
            risk=_records(RiskEntry, facts, own),
            readings=_records(FieldReading, facts, own),
        )
    except ValueError:
        # pydantic's own sentence would tell of what it read
        raise RuleBroken("note.error_meeting_unreadable") from None


def _then(now: R | None, told: list[dict[str, Any]] | None) -> R | None:
    if now is None or not told:
        return now
    return _read(type(now), now.model_dump(mode="json") | told[0])


def _records(kind: type[R], facts: Facts, own: dict[str, Any]) -> tuple[R, ...]:
    return tuple(_read(kind, own | one) for one in facts.get(kind.kind, ()))


def _read(kind: type[R], fields: dict[str, Any]) -> R:
    # dates and moments stand as text here
    return kind.model_validate(fields, strict=False)
