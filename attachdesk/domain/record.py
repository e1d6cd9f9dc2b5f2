"""What every record has in common: an id, a version, the moment it was made; frozen and validated.

Records are flat (no collections), so that a table row can inherit the same field list (``storage.tables``).
They point at each other by id. Moments are aware UTC; beside those that matter to a reader stands the zone
they took place in. Choices are ``Literal`` types, stored as their text.
"""

from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Literal, Self, get_args, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from pydantic import field_validator, model_validator
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig
from sqlmodel.sql.sqltypes import AutoString

from attachdesk.domain.errors import RuleBroken

EARLIEST = date(1900, 1, 1)
Layer = Literal["record", "process", "hypothesis"]


def choice(default: Any = ...) -> Any:
    """Return the field of a ``Literal`` (required without ``default``), stored as text."""
    return Field(default, sa_type=AutoString)


class Record(SQLModel):
    """One fact of the record. ``version`` counts its states from 1; ``made_at`` is aware UTC."""

    model_config = SQLModelConfig(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, allow_inf_nan=False
    )

    kind: ClassVar[str] = ""
    """Plural name: the table, and the key in the JSON form."""
    volatile: ClassVar[frozenset[str]] = frozenset()
    """Fields that move while a draft is typed: no links of the chain until the note is signed."""
    searchable: ClassVar[tuple[str, ...]] = ()
    """Text fields that the search finds."""
    later: ClassVar[dict[str, Any]] = {}
    """Fields that a later version of AttachDesk added, with the value that means nothing was said.

    A link of the chain leaves them out while they hold it: what older versions vouched for still verifies.
    """

    id: str = Field(min_length=1, max_length=64)
    version: int = Field(1, ge=1)
    made_at: datetime

    @model_validator(mode="after")
    def _days_are_plausible(self) -> Self:
        for name in _dated(type(self)):
            day = getattr(self, name)
            if day is not None and day.year < EARLIEST.year:
                raise RuleBroken("record.before_1900", year=day.year)
        return self

    def changed(self, **fields: Any) -> Self:
        """Return the next version with ``fields`` replaced, validated anew."""
        return type(self)(**{**self.model_dump(), "version": self.version + 1, **fields})

    def redrawn(self, **fields: Any) -> Self:
        """Return the same version with volatile ``fields`` moved, as typing in a draft moves them."""
        stray = set(fields) - self.volatile
        if stray:
            raise ValueError(f"not volatile in {self.kind}: {sorted(stray)}")
        return type(self)(**{**self.model_dump(), **fields})

    def chained(self) -> dict[str, Any]:
        """Return what a link of the chain vouches for: every field but the volatile ones, JSON-ready."""
        return self.model_dump(mode="json", exclude=set(self.volatile) | self.unsaid())

    def unsaid(self) -> set[str]:
        """Return the later fields that say nothing here."""
        return {name for name, nothing in self.later.items() if self.__dict__[name] == nothing}


@cache
def _dated(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that hold a day or a moment: one before 1900 is a slip of the pen."""
    hints = get_type_hints(kind)
    return tuple(
        name for name in kind.model_fields if {date, datetime} & {hints[name], *get_args(hints[name])}
    )


def known_zone(name: str) -> str:
    """Return an IANA zone name that this machine knows."""
    if name not in _zones():
        raise RuleBroken("record.unknown_zone", zone=name)
    return name


_ZONES: set[str] = set()


def _zones() -> set[str]:
    if not _ZONES:
        _ZONES.update(available_timezones())
    return _ZONES


class Zoned(Record):
    """A record whose reader wants to know where on earth it was written."""

    zone: str = "UTC"

    @field_validator("zone")
    @classmethod
    def _zone_is_known(cls, zone: str) -> str:
        return known_zone(zone)


def local(moment: datetime, zone: str) -> datetime:
    """Return a UTC moment as the clock on the wall in ``zone`` showed it."""
    return moment.astimezone(ZoneInfo(zone))
