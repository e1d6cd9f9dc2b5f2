"""What a signature is over: the canonical form of a final record with the facts of its meeting.

A note is signed with its headings, its session or contact, who was there, how it was arranged, what was read
off and what was asked about risk (RFC 8785); observations and follow-ups live on and are left out. The form
has a number, so that a later one can say more without doubting what was signed before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.record import Record
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.domain.writing import FieldReading
from attachdesk.storage.links import body_of, canonical
from attachdesk.storage.migrations.triggers_0002 import CONTACT_FACTS, RISK_FACTS, SESSION_FACTS
from attachdesk.storage.unit_of_work import Work

FORM = 1
OF_SESSION: tuple[type[Record], ...] = (Attendee, SessionArrangement, FieldReading)
FACTS: dict[type[Record], tuple[str, ...]] = {
    Session: SESSION_FACTS,
    Contact: CONTACT_FACTS,
    RiskEntry: RISK_FACTS,
}
"""What is signed of a record that lives on: the very columns that the triggers seal."""


def digest_of(record: Record) -> str:
    """Return the SHA-256 (hex) of a record that is final by itself: an addendum, a version of a plan."""
    return sha256(body_of(record, is_full=True)).hexdigest()


def digest_of_note(work: Work, note: Note) -> str:
    """Return the SHA-256 (hex) of a signed note with the facts of its meeting."""
    return dict(digests_of_notes(work, [note]))[note.id]


def digests_of_notes(work: Work, notes: Iterable[Note]) -> Iterator[tuple[str, str]]:
    """Yield the id and SHA-256 (hex) of each note with the facts of its meeting."""
    chosen = list(notes)
    marks = _by(work.find(NoteMark, **_chosen("note_id", [note.id for note in chosen])), "note_id")
    sessions = [note.session_id for note in chosen if note.session_id]
    contacts = [note.contact_id for note in chosen if note.contact_id]
    meetings = _by([*work.find(Session, id=tuple(sessions)), *work.find(Contact, id=tuple(contacts))], "id")
    around = {kind: _by(work.find(kind, session_id=tuple(sessions)), "session_id") for kind in OF_SESSION}
    risk = _by(work.find(RiskEntry, session_id=tuple(sessions)), "session_id")
    risk |= _by(work.find(RiskEntry, contact_id=tuple(contacts)), "contact_id")
    for note in chosen:
        meeting = note.session_id or note.contact_id or ""
        told: dict[str, Any] = {"form": FORM, "notes": [_whole(note)], "note_marks": _all(marks[note.id])}
        told["meeting"] = [_facts(one) for one in meetings[meeting]]
        told["risk_entries"] = [_facts(one) for one in _in_order(risk[meeting])]
        told |= {kind.kind: _all(around[kind][meeting]) for kind in OF_SESSION}
        yield note.id, sha256(canonical(told)).hexdigest()


def _chosen(name: str, ids: list[str]) -> dict[str, Any]:
    return {name: tuple(ids)}


def _by(records: Iterable[Record], name: str) -> defaultdict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[getattr(record, name)].append(record)
    return found


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda one: one.id)


def _whole(record: Record) -> Mapping[str, Any]:
    return record.model_dump(mode="json", exclude=record.unsaid())


def _all(records: Iterable[Record]) -> list[Mapping[str, Any]]:
    return [_whole(one) for one in _in_order(records)]


def _facts(record: Record) -> Mapping[str, Any]:
    wanted = {"id", *FACTS[type(record)]} - record.unsaid()
    return record.model_dump(mode="json", include=wanted)
