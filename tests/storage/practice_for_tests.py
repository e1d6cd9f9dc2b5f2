"""A small encrypted practice, its clock, and strategies for every kind of record."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from attachdesk.domain.client import Client, Episode
from attachdesk.domain.note import Note
from attachdesk.domain.record import Record
from attachdesk.domain.session import Session
from attachdesk.storage.database import Database
from attachdesk.storage.migrations import bring_up
from attachdesk.storage.unit_of_work import Work

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = bytes(range(32))
T = TypeVar("T", bound=Record)


@dataclass
class Desk:
    """An open database with a clock that tests set and ids that count up."""

    database: Database
    clock: datetime = START
    numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def work(self) -> Work:
        """Return the next unit of work."""
        return Work(self.database, now=lambda: self.clock, zone="Europe/Vienna", identify=self.identify)

    def identify(self) -> str:
        """Return a new id."""
        return f"id{self.numbers()}"

    def new(self, kind: type[T], **fields: Any) -> T:
        """Return a new record that is not in the vault."""
        return kind(**{"id": self.identify(), "made_at": self.clock, **fields})

    def put(self, kind: type[T], **fields: Any) -> T:
        """Put a new record into the vault."""
        record = self.new(kind, **fields)
        with self.work() as work:
            work.add(record)
        return record

    def raw(self, statement: str, *values: Any) -> None:
        """Change the vault behind the back of the unit of work."""
        driver = self.database.driver
        driver.execute("BEGIN")
        driver.execute(statement, values)
        driver.execute("COMMIT")

    def client(self, **fields: Any) -> Client:
        """Take on a client."""
        started = {"code": f"K{self.numbers()}", "started_on": date(2026, 1, 5)}
        return self.put(Client, **{**started, **fields})

    def session(self, client: Client, *, days_ago: int = 1, **fields: Any) -> Session:
        """Record an attended session some days ago."""
        episodes = self._episode(client)
        starts_at = self.clock - timedelta(days=days_ago)
        made = {"client_id": client.id, "episode_id": episodes.id, "starts_at": starts_at}
        return self.put(Session, **{"status": "attended", **made, **fields})

    def note(self, meeting: Any, text: str = "Words of a note.", **fields: Any) -> Note:
        """Write a draft on a session or contact."""
        place = {"session_id": meeting.id} if isinstance(meeting, Session) else {"contact_id": meeting.id}
        made = {"client_id": meeting.client_id, "text": text, "saved_at": self.clock, "word_count": 4}
        return self.put(Note, **{**place, **made, **fields})

    def sign(self, note: Note) -> Note:
        """Sign a draft."""
        with self.work() as work:
            signed = note.signed(self.clock)
            work.replace(signed)
        return signed

    def _episode(self, client: Client) -> Episode:
        with self.work() as work:
            found = work.find(Episode, client_id=client.id)
        return found[0] if found else self.put(Episode, client_id=client.id, started_on=client.started_on)


def opened(folder: Path) -> Desk:
    """Return a new vault's database with today's tables."""
    path = folder / "clinical.adk"
    if not _EMPTY:
        database = Database.create(path, KEY)
        bring_up(database)
        database.close()
        _EMPTY.append(path.read_bytes())
    path.write_bytes(_EMPTY[0])
    return Desk(Database.open(path, KEY))


_EMPTY: list[bytes] = []
"""The file of an empty vault: made once, since each test wants its own."""
