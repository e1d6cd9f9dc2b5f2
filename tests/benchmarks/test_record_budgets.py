"""What standing by a record costs: signing, checking five thousand signed notes, comparing two versions."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from attachdesk.analysis.word_difference import differing
from attachdesk.bootstrap import new_desk
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.session import RiskEntry, Session
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.storage import chain
from attachdesk.storage.sealed_content import digests_of_notes
from attachdesk.vault import signatures
from tests.benchmarks.conftest import CHEAP, PASSPHRASE, Figure
from tests.benchmarks.test_desk_budgets import WORDS, run

NOTES, AT_ONCE = 5000, 500
LENGTH = 2000
"""Words of each of two versions."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a client with 5,000 signed notes, each with headings and an entry about risk."""
    desk, _ = new_desk(tmp_path_factory.mktemp("signed") / "vault", PASSPHRASE, cost=CHEAP)
    now, new = desk.records.now(), desk.records.new
    client = desk.caseload.take_on(code="OAK-11", started_on=(now - timedelta(days=300)).date())
    episode = desk.diary.record(client.id, now - timedelta(days=299), status="attended").episode_id
    said = {"client_id": client.id, "zone": "Europe/London"}
    held = {"episode_id": episode, "status": "attended", **said}
    sessions = [
        new(Session, starts_at=now - timedelta(hours=n + 1), number=n + 2, **held) for n in range(NOTES)
    ]
    signed = {"saved_at": now, "status": "signed", "signed_at": now}
    notes = [
        new(Note, session_id=one.id, text=WORDS * 24, word_count=400, **signed, **said) for one in sessions
    ]
    risk = {"client_id": client.id, "area": "suicide", "asked": "told", "words": "not now"}
    with desk.records.work() as work:
        work.add_all(sessions)
        work.add_all(new(RiskEntry, session_id=one.id, **risk) for one in sessions)
        work.add_all(notes)
        work.add_all(
            new(NoteMark, client_id=client.id, note_id=one.id, section=f"s{n}", start=n * 9, end=n * 9 + 5)
            for one in notes
            for n in range(4)
        )
    with desk.records.work() as work:
        for start in range(0, NOTES, AT_ONCE):
            some = notes[start : start + AT_ONCE]
            digests = dict(digests_of_notes(work, some))
            work.add_all(desk.records.signature(note, digests[note.id]) for note in some)
    yield desk
    desk.close()


def test_five_thousand_signed_notes_are_verified(
    benchmark: BenchmarkFixture, kept: Desk, figure: Figure
) -> None:
    def verify() -> None:
        with kept.records.work() as work:
            assert signatures.verify(work) == []

    figure("signatures of 5,000 notes verified", run(benchmark, verify, rounds=5), 1500)


def test_the_whole_check_of_them(benchmark: BenchmarkFixture, kept: Desk, figure: Figure) -> None:
    def verify() -> None:
        with kept.records.work() as work:
            assert chain.verify(work) == []

    figure("chain, rows and pointers of 5,000 signed notes", run(benchmark, verify, rounds=2), 10_000)


def test_a_note_is_signed(tmp_path: Path, figure: Figure) -> None:
    desk, _ = new_desk(tmp_path / "vault", PASSPHRASE, cost=CHEAP)
    client = desk.caseload.take_on(code="OAK-11", started_on=desk.records.now().date() - timedelta(days=90))
    took = []
    for n in range(20):
        at = desk.records.now() - timedelta(days=n + 1)
        session = desk.diary.record(client.id, at, status="attended")
        note = desk.note_writing.open_or_start(session_id=session.id).note
        desk.note_writing.save(note.id, Draft(WORDS * 24, 0))
        begun = perf_counter()
        desk.note_signing.sign(note.id)
        took.append(perf_counter() - begun)
    desk.close()
    figure("a note signed, longest of 20", max(took) * 1000, 50)


@pytest.mark.parametrize("vocabulary", [3, 20, 1500])
def test_two_versions_are_compared(benchmark: BenchmarkFixture, figure: Figure, vocabulary: int) -> None:
    random = Random(vocabulary)
    words = [f"w{n}" for n in range(vocabulary)]
    before, after = (" ".join(random.choices(words, k=LENGTH)) for _ in range(2))
    took = run(benchmark, lambda: differing(before, after), rounds=5)
    figure(f"two versions of 2,000 words out of {vocabulary:,} compared", took, 100)
