"""Earlier states of drafts: kept beside the record, thinned, and gone when the note is signed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select

from attachdesk.domain.draft_state import DraftState, is_worth_keeping, thinned
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.passage import Span
from attachdesk.storage.keeping_tables import DRAFT_STATE
from attachdesk.storage.unit_of_work import Work


def keep_if_worth(work: Work, before: Note, after: Note) -> None:
    """Keep what a draft said before it is written over, unless it was kept or hardly changed."""
    now = after.saved_at
    if is_worth_keeping(_last(work, before.id), before.text, after.text, before.made_at, now):
        keep(work, before, now)


def keep(work: Work, note: Note, until: datetime) -> None:
    """Keep what a draft says, unless it says nothing yet or was kept last; thin out what is too much."""
    last = _last(work, note.id)
    if not note.word_count or (last is not None and last.text == note.text):
        return
    marks = work.find(NoteMark, note_id=note.id, mark="heading")
    number = (work.connection.execute(select(func.max(DRAFT_STATE.c.sequence))).scalar() or 0) + 1
    state = {"sequence": number, "note_id": note.id, "at": until, "word_count": note.word_count}
    headings = "\n".join(f"{mark.start} {mark.end} {mark.section}" for mark in marks)
    work.connection.execute(insert(DRAFT_STATE).values(**state, text=note.text, headings=headings))
    _thin(work, note.id)


def states_of(work: Work, note_id: str) -> list[DraftState]:
    """Return the earlier states of a draft, newest first."""
    query = _states(note_id).order_by(DRAFT_STATE.c.sequence.desc())
    return [_read(row) for row in work.connection.execute(query)]


def forget(work: Work, note_id: str) -> None:
    """Let go of all earlier states of a note; their pages are overwritten (``secure_delete``)."""
    work.connection.execute(delete(DRAFT_STATE).where(DRAFT_STATE.c.note_id == note_id))


def _last(work: Work, note_id: str) -> DraftState | None:
    newest = _states(note_id).order_by(DRAFT_STATE.c.sequence.desc()).limit(1)
    row = work.connection.execute(newest).first()
    return _read(row) if row else None


def _states(note_id: str) -> Any:
    return select(DRAFT_STATE).where(DRAFT_STATE.c.note_id == note_id)


def _thin(work: Work, note_id: str) -> None:
    query = select(DRAFT_STATE.c.sequence, DRAFT_STATE.c.at).where(DRAFT_STATE.c.note_id == note_id)
    rows = work.connection.execute(query.order_by(DRAFT_STATE.c.sequence)).all()
    gone = thinned([(row.sequence, row.at) for row in rows])
    if gone:
        work.connection.execute(delete(DRAFT_STATE).where(DRAFT_STATE.c.sequence.in_(gone)))


def _read(row: Row[Any]) -> DraftState:
    headings = []
    for line in row.headings.splitlines():
        start, end, section = line.split(" ", 2)
        headings.append((section, Span(int(start), int(end))))
    return DraftState(row.sequence, row.note_id, row.at, row.word_count, row.text, tuple(headings))
