"""What a signature is over: the canonical form of a final record with the facts of its meeting.

A note is signed with its headings, its session or contact (a discharge summary: its episode), who was
there, how it was arranged, what was read off and what was asked about risk (RFC 8785); observations and
follow-ups live on and are left out. When a note is entered in error, what stood around it is kept with it:
its meeting can be put right, and the signature is still checked against what was signed.

The form has a number, so that a later one can say more without doubting what was signed before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.client import Episode
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.record import Record
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError, facts_in
from attachdesk.domain.writing import FieldReading
from attachdesk.storage.links import Facts, body_of, canonical, told_together
from attachdesk.storage.migrations.triggers_0002 import (
    CONTACT_FACTS,
    EPISODE_FACTS,
    RISK_FACTS,
    SESSION_FACTS,
)
from attachdesk.storage.unit_of_work import Work

FORM = 1
FORMED = b"AttachDesk note, form 1\n"
"""Stands before the canonical form, so that nothing else was ever meant by the same bytes."""
AT_ONCE = 500
"""Notes read at a time: SQLite takes only so many values in one question."""
OF_SESSION: tuple[type[Record], ...] = (Attendee, SessionArrangement, FieldReading)
FACTS: dict[type[Record], tuple[str, ...]] = {
    Session: SESSION_FACTS,
    Contact: CONTACT_FACTS,
    Episode: EPISODE_FACTS,
}
"""What is signed of a record that lives on: the very columns that the triggers seal."""
Told = dict[str, list[Facts]]


class Findable(Protocol):
    """Where the facts round a note are found: a unit of work, or the lists of a document."""

    def find(self, kind: type[Any], **equals: Any) -> list[Any]: ...


@dataclass(frozen=True)
class Listed:
    """Records by their kind's name, asked as a unit of work is: one field, a tuple of its values."""

    lists: dict[str, list[Record]]

    def find(self, kind: type[Any], **equals: tuple[str, ...]) -> list[Any]:
        """Return the records whose field has one of the values."""
        ((name, values),) = equals.items()
        wanted = set(values)
        return [one for one in self.lists[kind.kind] if getattr(one, name) in wanted]


def digest_of(record: Record) -> str:
    """Return the SHA-256 (hex) of a record that is final by itself: an addendum, a version of a plan."""
    return sha256(body_of(record, is_full=True)).hexdigest()


def digest_of_note(work: Work, note: Note) -> str:
    """Return the SHA-256 (hex) of a signed note with the facts of its meeting."""
    return dict(digests_of_notes(work, [note]))[note.id]


def digests_of_notes(work: Findable, notes: Iterable[Note]) -> Iterator[tuple[str, str]]:
    """Yield the id and SHA-256 (hex) of each note with the facts of its meeting."""
    chosen = list(notes)
    astray = work.find(EnteredInError, note_id=tuple(note.id for note in chosen))
    kept = {one.note_id: one.meeting for one in astray if one.meeting}
    for note, own, around in _told(work, chosen):
        if note.id in kept:
            told = canonical(facts_in(kept[note.id]) | json.loads(told_together(own)))
        else:
            told = told_together(own | around)
        yield note.id, sha256(FORMED + told).hexdigest()


def meeting_of(work: Findable, note: Note) -> str:
    """Return what a note is signed with beside its own words, as canonical JSON."""
    ((_, _, around),) = _told(work, [note])
    return told_together(around).decode()


def _told(work: Findable, chosen: list[Note]) -> Iterator[tuple[Note, Told, Told]]:
    """Yield each note with its own words and headings, and with what stands around it."""
    marks = _by(work.find(NoteMark, note_id=tuple(note.id for note in chosen)), "note_id")
    sessions = tuple(note.session_id for note in chosen if note.session_id)
    contacts = tuple(note.contact_id for note in chosen if note.contact_id)
    meetings = _by([*work.find(Session, id=sessions), *work.find(Contact, id=contacts)], "id")
    episodes = _by(work.find(Episode, id=tuple(note.episode_id for note in chosen if note.episode_id)), "id")
    around = {kind: _by(work.find(kind, session_id=sessions), "session_id") for kind in OF_SESSION}
    risk = _by(work.find(RiskEntry, session_id=sessions), "session_id")
    risk |= _by(work.find(RiskEntry, contact_id=contacts), "contact_id")
    for note in chosen:
        meeting = note.session_id or note.contact_id or ""
        told = {kind.kind: _in_order(around[kind][meeting], None) for kind in OF_SESSION}
        told["meeting"] = [(one, FACTS[type(one)]) for one in meetings[meeting]]
        if note.episode_id:
            told["episodes"] = [(one, EPISODE_FACTS) for one in episodes[note.episode_id]]
        told["risk_entries"] = _in_order(risk[meeting], RISK_FACTS)
        yield note, {Note.kind: [(note, None)], NoteMark.kind: _in_order(marks[note.id], None)}, told


def _by(records: Iterable[Record], name: str) -> defaultdict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[getattr(record, name)].append(record)
    return found


def _in_order(records: list[Record], chosen: tuple[str, ...] | None) -> list[Facts]:
    if len(records) > 1:
        records = sorted(records, key=lambda one: one.id)
    return [(one, chosen) for one in records]
