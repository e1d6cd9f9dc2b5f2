"""What a therapist waits for at the desk: lists, the day, a long client, autosave, search, a report."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import ClientLine
from attachdesk.domain.passage import Span
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.services.placing import placed
from attachdesk.storage import overviews
from tests.benchmarks.conftest import Figure

WORDS = "She said that the kettle was on and that nobody had asked her how it was going. "


def run(benchmark: BenchmarkFixture, work: Callable[[], Any], rounds: int = 20) -> float:
    """Measure ``work``; return the quickest of all rounds in ms, as other work only adds to it."""
    measuring: Any = benchmark
    measuring.pedantic(work, rounds=rounds, warmup_rounds=1)
    return float(measuring.stats.stats.min * 1000)


def test_clients_are_listed(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    figure("list of all clients with sessions and owed notes", run(benchmark, desk.caseload.lines), 30)


def test_today_is_read(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    figure("Today", run(benchmark, desk.diary.today), 50)


def test_owed_notes_are_found(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    def read() -> object:
        with desk.records.work() as work:
            return overviews.session_lines(work, owed_before=desk.records.now())

    figure("notes owed", run(benchmark, read), 10)


def test_a_client_of_ordinary_length_is_read(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    lines = sorted(desk.caseload.lines(), key=lambda line: line.sessions)
    client_id = lines[len(lines) // 2].client.id
    figure("one client's sessions", run(benchmark, lambda: desk.diary.sessions(client_id)), 10)


def test_the_file_of_500_sessions_is_read(
    benchmark: BenchmarkFixture, desk: Desk, longest: ClientLine, figure: Figure
) -> None:
    client_id = longest.client.id

    def read() -> object:
        return desk.caseload.file(client_id), desk.diary.timeline(client_id)

    figure("500 sessions: file and timeline", run(benchmark, read), 100)


def test_the_trends_of_500_sessions_are_drawn(
    benchmark: BenchmarkFixture, desk: Desk, longest: ClientLine, figure: Figure
) -> None:
    def draw() -> object:
        return desk.reviewing.picture(desk.reviewing.trends(longest.client.id))

    figure("500 sessions: trends read and drawn", run(benchmark, draw), 100)


def long_note(desk: Desk) -> tuple[str, Draft]:
    """Start a note of 800 words with headings and five tagged passages; return its id and the draft."""
    line = next(line for line in desk.caseload.lines("current") if line.next_at)
    starts_at = desk.records.now() - timedelta(hours=2)
    session = desk.diary.record(line.client.id, starts_at, status="attended")
    opened = desk.note_writing.start("dap", session_id=session.id)
    body = WORDS * (800 // len(WORDS.split()))
    last = max(mark.end for mark in opened.marks)
    text = opened.note.text[:last] + "\n" + body + opened.note.text[last:]
    headings = tuple((mark.section, Span(mark.start, mark.end)) for mark in opened.marks)
    desk.note_writing.save(opened.note.id, Draft(text, len(text), headings))
    passages = []
    with desk.records.work() as work:
        for place in range(5):
            span = Span(last + 1 + 400 * place, last + 61 + 400 * place)
            seen: Observation = desk.records.new(
                Observation, client_id=line.client.id, session_id=session.id, note_id=opened.note.id,
                family="pattern", code="secure", intensity=2, **placed(text, span),
            )  # fmt: skip
            work.add(seen)
            passages.append((seen.id, span))
    return opened.note.id, Draft(text, len(text), headings, tuple(passages))


def test_a_long_draft_is_saved(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    note_id, draft = long_note(desk)
    typed = iter(range(1, 10_000))

    def save() -> object:
        more = " word" * next(typed)
        moved = tuple((one, Span(span.start, span.end)) for one, span in draft.passages if span)
        return desk.note_writing.save(note_id, Draft(draft.text + more, draft.cursor, draft.headings, moved))

    figure("autosave of an 800-word note (words added)", run(benchmark, save, 60), 5)


def test_a_long_draft_whose_passages_move_is_saved(
    benchmark: BenchmarkFixture, desk: Desk, figure: Figure
) -> None:
    note_id, draft = long_note(desk)
    last = max(span.end for _, span in draft.headings)
    typed = iter(range(1, 10_000))

    def save() -> object:
        more = " word" * next(typed)
        text = draft.text[:last] + more + draft.text[last:]
        shift = len(more)
        moved = tuple(
            (one, Span(span.start + shift, span.end + shift)) for one, span in draft.passages if span
        )
        return desk.note_writing.save(note_id, Draft(text, 0, draft.headings, moved))

    figure("autosave of an 800-word note (before five passages)", run(benchmark, save, 60), 5)


@pytest.mark.parametrize(("query", "allowed"), [("gooseberry", 3), ("kettle", 50), ("she", 100), ("th", 40)])
def test_words_are_found(
    benchmark: BenchmarkFixture, desk: Desk, figure: Figure, query: str, allowed: float
) -> None:
    found = desk.searching.find(query)
    name = f"search “{query}” ({found.total} finds)"
    figure(name, run(benchmark, lambda: desk.searching.find(query)), allowed)


def test_a_report_is_made(benchmark: BenchmarkFixture, desk: Desk, figure: Figure) -> None:
    lines = desk.caseload.lines()
    client_id = min(lines, key=lambda line: abs(line.sessions - 24)).client.id

    def make() -> object:
        return desk.reporting.printed(desk.reporting.case(client_id, "supervisor"))

    figure("progress report over 24 sessions, warm", run(benchmark, make, 6), 400)
