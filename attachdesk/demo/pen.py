"""The hand that writes the demo: new records dated when they would have been written."""

import random
from datetime import datetime
from typing import Any, TypeVar

from attachdesk.demo.calendar import Calendar
from attachdesk.domain.record import Record

T = TypeVar("T", bound=Record)


class Pen:
    """Makes records with ids of a seeded generator; ``written`` collects them in the order made."""

    def __init__(self, seed: int, calendar: Calendar) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a demo must come out the same again
        self.calendar = calendar
        self.written: list[Record] = []

    def identify(self) -> str:
        """Return the next id."""
        return f"{self._random.getrandbits(128):032x}"

    def write(self, kind: type[T], at: datetime, /, **fields: Any) -> T:
        """Make a record as written at a moment; it is given an id unless ``fields`` hold one."""
        if "id" not in fields:
            fields["id"] = self.identify()
        record = kind(made_at=at, **fields)
        self.written.append(record)
        return record

    def take(self) -> list[Record]:
        """Return what was written since the last time, in the order made."""
        written, self.written = self.written, []
        return written
