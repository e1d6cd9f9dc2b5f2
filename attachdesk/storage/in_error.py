"""Notes entered in error: what hangs on them is no part of search, trends, reports and lists."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from attachdesk.domain.note import Note
from attachdesk.domain.signing import EnteredInError
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

_ERRORS = table_of(EnteredInError)
NOTES_IN_ERROR = select(_ERRORS.c.note_id)
"""The ids of these notes, for queries."""


def is_in_error(work: Work, note_id: str) -> bool:
    """Return whether a note was entered in error."""
    return bool(work.find(EnteredInError, note_id=note_id))


def standing(work: Work, notes: Iterable[Note]) -> list[Note]:
    """Return the notes that were not entered in error."""
    known = list(notes)
    astray = among(work, (note.id for note in known))
    return [note for note in known if note.id not in astray]


def among(work: Work, note_ids: Iterable[str | None]) -> set[Any]:
    """Return which of these notes were entered in error."""
    wanted = tuple({one for one in note_ids if one is not None})
    return {one.note_id for one in work.find(EnteredInError, note_id=wanted)} if wanted else set()
