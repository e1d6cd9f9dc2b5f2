"""A desk over a real, fresh, encrypted vault, with a clock that tests move and ids that count up."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from attachdesk import bootstrap
from attachdesk.domain.client import Client
from attachdesk.domain.events import Event
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.domain.record import Record
from attachdesk.domain.session import Session
from attachdesk.library import Library
from attachdesk.locations import content
from attachdesk.services import opening
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.services.opening import Outside
from attachdesk.vault.keyring import Cost
from tests.unlocked import pytest_runtest_setup, pytest_runtest_teardown  # noqa: F401

PASSPHRASE = "seven plain words open this small box"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHEAP = Cost(64, 1, 1)
SCRIPTS = "قالت إنها بخير. אמרה שהכול בסדר. 她说没事。 😀👩‍👩‍👧 e\u0301\u00a0\u2028 naïve"


@dataclass(frozen=True)
class Kept:
    """A closed vault that is made once and copied for each test; ``number`` is that of the next id."""

    place: TemporaryDirectory[str]
    recovery_key: str
    number: int


@cache
def empty_vault(_whose: str = "mine") -> Kept:
    """Return an empty vault; one of somebody else has keys of its own."""
    place, ids = TemporaryDirectory(), iter(["id00001"])
    outside = Outside(lambda: START, ids.__next__, "Europe/Vienna")
    made, recovery_key = opening.new_vault(Path(place.name) / "vault", PASSPHRASE, outside, CHEAP)
    made.close()
    return Kept(place, recovery_key, 2)


def kept_after(*acts: Callable[["Practice"], object]) -> Kept:
    """Return the vault of a practice in which something was done."""
    place = TemporaryDirectory()
    practice = Practice(Path(place.name) / "vault")
    for act in acts:
        act(practice)
    practice.desk.close()
    return Kept(place, practice.recovery_key, next(practice.numbers))


@cache
def library() -> Library:
    """Return the clinical content, read once for all practices."""
    return Library(content())


@dataclass
class Practice:
    """The services of one vault, a copy of ``kept``, and the therapist's hands on them."""

    folder: Path
    now: datetime = START
    told: list[Event] = field(default_factory=list)
    kept: Kept = field(default_factory=empty_vault)

    def __post_init__(self) -> None:
        self.recovery_key, self.numbers = self.kept.recovery_key, count(self.kept.number)
        outside = Outside(lambda: self.now, lambda: f"id{next(self.numbers):05}", "Europe/Vienna")
        shutil.copytree(Path(self.kept.place.name) / "vault", self.folder)
        vault = opening.open_vault(self.folder, PASSPHRASE, outside)
        self.desk: Desk = bootstrap.desk_over(vault, outside, library())
        self.desk.events.listen(self.told.append)

    def later(self, **span: float) -> datetime:
        """Move the clock."""
        self.now += timedelta(**span)
        return self.now

    def client(self, code: str = "INE-01", **fields: Any) -> Client:
        """Take on a client some months ago."""
        return self.desk.caseload.take_on(**{"code": code, "started_on": date(2026, 1, 5), **fields})

    def met(self, client: Client, *, days_ago: float = 1, **fields: Any) -> Session:
        """Record a session that took place."""
        starts_at = self.now - timedelta(days=days_ago)
        return self.desk.diary.record(client.id, starts_at, **{"status": "attended", **fields})

    def wrote(self, session: Session, text: str, template: str = "free") -> OpenNote:
        """Write the draft of a session's note."""
        note = self.desk.note_writing.start(template, session_id=session.id).note
        self.desk.note_writing.save(note.id, Draft(text, len(text)))
        return self.desk.note_writing.open_note(note.id)

    def tagged(self, note: OpenNote, words: str, code: str, **fields: Any) -> Observation:
        """Tag the first place of some words."""
        at = note.note.text.index(words)
        return self.desk.coding.tag(note.note.id, Span(at, at + len(words)), code, **fields)

    def person(self, client: Client, name: str, relation: str, **fields: Any) -> Any:
        """Put somebody on the client's list."""
        from attachdesk.domain.client import Person

        return self.desk.caseload.put_in_file(Person, client.id, name=name, relation=relation, **fields)

    def everything(self) -> dict[str, list[Record]]:
        """Return all records there are, to see that a refusal changed none."""
        from attachdesk.domain.kinds import KINDS

        with self.desk.records.work() as work:
            return {name: work.find(kind) for name, kind in KINDS.items()}


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    """A practice with an empty vault."""
    made = Practice(tmp_path / "vault")
    yield made
    made.desk.close()


def raw(practice: Practice, statement: str, *values: object) -> None:
    """Change the vault behind the back of the services."""
    with practice.desk.records.work() as work:
        work.connection.exec_driver_sql(statement, values)
