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
        self.sealed: list[Record] = []

    def identify(self) -> str:
        """Return the next id."""
        return f"{self._random.getrandbits(128):032x}"

    def write(self, kind: type[T], at: datetime, **fields: Any) -> T:
        """Make a record as written at a moment."""
        record = kind(id=self.identify(), made_at=at, **fields)
        self.written.append(record)
        return record

    def take(self) -> tuple[list[Record], list[Record]]:
        """Return what was written and what is sealed since the last time, grouped by kind in order."""
        written, sealed = self.written, self.sealed
        self.written, self.sealed = [], []
        return written, sealed
