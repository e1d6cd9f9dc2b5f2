"""Records out of rows and into them: taken as they were validated, every moment in UTC when written."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, get_args

from sqlalchemy import Result

from attachdesk.domain.record import Record

R = TypeVar("R", bound=Record)
_HERE = timedelta(0)
_put = object.__setattr__


def read(kind: type[R], rows: Result[Any]) -> list[R]:
    """Return the records of whole rows."""
    return [record_of(kind, row) for row in rows.all()]


def record_of(kind: type[R], row: Sequence[Any]) -> R:
    """Return the record of a row that begins with all columns of its table, whatever stands after them.

    It is not validated a second time: only records come into a table, the chain vouches for what they said,
    and ``chain.verify`` validates every row. Doing it at each reading was half the time of every list.
    """
    names, given = _fields(kind)
    record: R = object.__new__(kind)
    # what a validator would set; a frozen record never changes any of it, so that all share one set
    _put(record, "__dict__", dict(zip(names, row[1:], strict=False)))
    _put(record, "__pydantic_fields_set__", given)
    _put(record, "__pydantic_extra__", None)
    _put(record, "__pydantic_private__", None)
    return record


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, ...], set[str]]:
    """Return the fields of a kind in the order of its columns; before them stands the sequence."""
    names = tuple(kind.model_fields)
    return names, set(names)


def in_utc(record: R) -> R:
    """Return the record with every moment in UTC, as the vault will give it back."""
    fields, moved = record.__dict__, {}
    for name in _moments(type(record)):
        moment = fields[name]
        if moment is not None and moment.tzinfo is not UTC and moment.utcoffset() != _HERE:
            moved[name] = _utc(moment)
    return record.model_copy(update=moved) if moved else record


@cache
def _moments(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields that hold moments."""
    wanted = ((name, field.annotation) for name, field in kind.model_fields.items())
    return tuple(name for name, one in wanted if datetime in {one, *get_args(one)})


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC)


def searchable_text(record: Record) -> str:
    """Return the words of a record that the search finds, one field a line."""
    return "\n".join(text for name in record.searchable if (text := getattr(record, name)))
