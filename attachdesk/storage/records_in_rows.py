"""Records out of rows and into them: validated when read, every moment in UTC when written."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, get_args

from sqlalchemy import Result

from attachdesk.domain.record import Record

R = TypeVar("R", bound=Record)
_HERE = timedelta(0)


def read(kind: type[R], rows: Result[Any]) -> list[R]:
    """Return the validated records of whole rows."""
    names = tuple(rows.keys())
    return [record_of(kind, dict(zip(names, row, strict=True))) for row in rows.all()]


def record_of(kind: type[R], fields: dict[str, Any]) -> R:
    """Return the validated record of the columns of its row, whatever stands beside them.

    It asks the validator itself, into an instance already made: any other way validates twice, since
    SQLModel has an ``__init__`` of its own.
    """
    if len(fields) > len(kind.model_fields):
        fields = {name: fields[name] for name in kind.model_fields}
    record: R = kind.__new__(kind)
    kind.__pydantic_validator__.validate_python(fields, self_instance=record)
    return record


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
