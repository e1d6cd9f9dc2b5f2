"""What the search has read: one entry per record with words, kept up with what changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import bindparam, column, delete, func, insert, select, table, update

from attachdesk.domain.client import Client
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.record import Record
from attachdesk.domain.session import Contact, Session
from attachdesk.storage.in_error import among
from attachdesk.storage.keeping_tables import ENTRY, STALE
from attachdesk.storage.records_in_rows import read, searchable_text
from attachdesk.storage.scripts import is_unspaced
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

AT_ONCE = 500
DAYS = ("happened_on", "since", "started_on")
"""Fields that say when a record without a session belongs to."""
WORDS = table("search_words", column("rowid"), column("text"), column("search_words"))
TRIGRAMS = table("search_trigrams", column("rowid"), column("text"), column("search_trigrams"))


def catch_up(work: Work) -> int:
    """Read what changed since the last time; return how many records that was."""
    stale: dict[str, list[str]] = defaultdict(list)
    for row in work.connection.execute(select(STALE)):
        stale[row.kind].append(row.record_id)
    for kind, ids in stale.items():
        refresh(work, kind, ids)
    if stale:
        work.connection.execute(delete(STALE))
    return sum(map(len, stale.values()))


def refresh(work: Work, kind: str, ids: Sequence[str]) -> None:
    """Read some records of one kind anew; those that are gone, empty or entered in error are forgotten."""
    for start in range(0, len(ids), AT_ONCE):
        some = tuple(ids[start : start + AT_ONCE])
        _forget(work, kind, some)
        records = read(KINDS[kind], _rows(work, KINDS[kind], some))
        astray = among(work, (_note_of(record) for record in records))
        standing = [record for record in records if _note_of(record) not in astray]
        _enter(work, [record for record in standing if searchable_text(record)])


def _note_of(record: Record) -> str | None:
    return record.id if isinstance(record, Note) else getattr(record, "note_id", None)


def _rows(work: Work, kind: type[Record], ids: Iterable[str]) -> Any:
    rows = table_of(kind)
    return work.connection.execute(select(rows).where(rows.c.id.in_(tuple(ids))).order_by(rows.c.sequence))


def _forget(work: Work, kind: str, ids: Sequence[str]) -> None:
    old = select(ENTRY.c.sequence, ENTRY.c.text, ENTRY.c.is_unspaced).where(
        ENTRY.c.kind == kind, ENTRY.c.record_id.in_(ids)
    )
    rows = work.connection.execute(old).all()
    if not rows:
        return
    # an index without a text of its own must be told what it had read
    _tell(work, WORDS, [_told(row) | {"search_words": "delete"} for row in rows])
    _tell(work, TRIGRAMS, [_told(row) | {"search_trigrams": "delete"} for row in rows if row.is_unspaced])
    work.connection.execute(delete(ENTRY).where(ENTRY.c.sequence.in_([row.sequence for row in rows])))


def _told(row: Any) -> dict[str, Any]:
    return {"rowid": row.sequence, "text": row.text}


def _tell(work: Work, index: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        work.connection.execute(insert(index), rows)


def _enter(work: Work, records: Sequence[Any]) -> None:
    if not records:
        return
    notes = {note.id: note for note in _pointed(work, Note, "note_id", records)}
    notes |= {note.id: note for note in records if isinstance(note, Note)}
    meetings = {
        one.id: one.starts_at for one in _pointed(work, Session, "session_id", [*records, *notes.values()])
    }
    meetings |= {
        one.id: one.starts_at for one in _pointed(work, Contact, "contact_id", [*records, *notes.values()])
    }
    headings = _headings(work, [one.id for one in records if isinstance(one, Note)])
    first = (work.connection.execute(select(func.max(ENTRY.c.sequence))).scalar() or 0) + 1
    texts = [_without(searchable_text(one), headings[one.id]).replace("\0", " ") for one in records]
    entries = [
        _entry(number, one, text, notes, meetings)
        for number, (one, text) in enumerate(zip(records, texts, strict=True), first)
    ]
    work.connection.execute(insert(ENTRY), entries)
    _tell(work, WORDS, [{"rowid": one["sequence"], "text": one["text"]} for one in entries])
    unspaced = [one for one in entries if one["is_unspaced"]]
    _tell(work, TRIGRAMS, [{"rowid": one["sequence"], "text": one["text"]} for one in unspaced])
    private = [{"of": note.id, "as": note.layer} for note in records if isinstance(note, Note)]
    if private:
        # what hangs on a note is as private as the note
        of_note = update(ENTRY).where(ENTRY.c.note_id == bindparam("of"), ENTRY.c.layer != bindparam("as"))
        work.connection.execute(of_note.values(layer=bindparam("as")), private)


def _pointed(work: Work, kind: type[Record], field: str, records: Iterable[Any]) -> list[Any]:
    ids = {pointer for one in records if (pointer := getattr(one, field, None)) is not None}
    return read(kind, _rows(work, kind, ids)) if ids else []


def _headings(work: Work, note_ids: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return where the template's headings lie in some notes: they are nobody's words."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    marks = table_of(NoteMark).c
    query = select(marks.note_id, marks.start, marks.end)
    for row in work.connection.execute(query.where(marks.note_id.in_(note_ids), marks.mark == "heading")):
        found[row.note_id].append((row.start, row.end))
    return found


def _without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return a text with line breaks in place of some ranges, so that every other place stays its own."""
    for start, end in ranges:
        text = text[:start] + "\n" * len(text[start:end]) + text[end:]
    return text


def _entry(
    number: int, record: Any, text: str, notes: dict[str, Any], meetings: dict[str, datetime]
) -> dict[str, Any]:
    note = record if isinstance(record, Note) else notes.get(getattr(record, "note_id", None) or "")
    session_id = getattr(record, "session_id", None) or getattr(note, "session_id", None)
    contact_id = getattr(record, "contact_id", None) or getattr(note, "contact_id", None)
    return {
        "sequence": number,
        "kind": record.kind,
        "record_id": record.id,
        "client_id": record.id if isinstance(record, Client) else getattr(record, "client_id", None),
        "note_id": note.id if note else None,
        "session_id": session_id,
        "contact_id": contact_id,
        "layer": note.layer if note else "record",
        "at": meetings.get(session_id or contact_id or "") or _moment_of(record),
        "is_unspaced": is_unspaced(text),
        "text": text,
    }


def _moment_of(record: Any) -> datetime:
    for name in DAYS:
        day = getattr(record, name, None)
        if isinstance(day, date):
            # noon, so that it is the same day almost everywhere
            return datetime.combine(day, time(12), UTC)
    made: datetime = record.made_at
    return made
