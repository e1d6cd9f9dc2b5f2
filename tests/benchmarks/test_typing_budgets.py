"""What a key costs in a note of 5,000 words with 100 tags and spelling on, and what comes after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

import pytest

from attachdesk.bootstrap import new_desk
from attachdesk.domain.observation import Observation
from attachdesk.domain.passage import Span
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.services.placing import placed
from tests.benchmarks.conftest import CHEAP, PASSPHRASE, Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from attachdesk.ui.screens.note_editor.screen import NoteEditor

WORDS, TAGS = 5000, 100
SAID = "She recieved word that the kettle was on and nobody had askd her how it was going, "
TYPED = "and then she tolld him of the long winter. " * 24
"""Some thousand keys: a minute."""
SHAPES = {"one paragraph": " ", "paragraphs of 100": "\n"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a vault of its own."""
    made, _ = new_desk(tmp_path / "vault", PASSPHRASE, cost=CHEAP)
    yield made
    made.close()


def long_note(desk: Desk, parts: str) -> tuple[str, str]:
    """Keep a note of 5,000 words with 100 tags on it; return its client's and its session's id."""
    client = desk.caseload.take_on(code="OAK-11", started_on=date.today() - timedelta(days=90))
    at = datetime.now(UTC) - timedelta(days=1)
    session = desk.diary.record(client.id, at, status="attended")
    opened = desk.note_writing.open_or_start(session_id=session.id)
    sentences = WORDS // len(SAID.split())
    body = "".join(SAID + (parts if n % 6 == 5 else "") for n in range(sentences))
    last = max(mark.end for mark in opened.marks)
    text = opened.note.text[:last] + "\n" + body + opened.note.text[last:]
    headings = tuple((mark.section, Span(mark.start, mark.end)) for mark in opened.marks)
    desk.note_writing.save(opened.note.id, Draft(text, last + 1 + len(body) // 2, headings))
    with desk.records.work() as work:
        for place in range(TAGS):
            start = last + 1 + place * len(body) // TAGS
            seen: Observation = desk.records.new(
                Observation, client_id=client.id, session_id=session.id, note_id=opened.note.id,
                family="pattern", code="secure", intensity=2, **placed(text, Span(start, start + 60)),
            )  # fmt: skip
            work.add(seen)
    return client.id, session.id


def pumped(app: "QApplication", seconds: float) -> float:
    """Let the window live for a while; return the CPU seconds of the longest turn of its loop."""
    longest, until = 0.0, perf_counter() + seconds
    while perf_counter() < until:
        begun = thread_time()
        app.processEvents()
        longest = max(longest, thread_time() - begun)
    return longest


@contextmanager
def opened(app: "QApplication", desk: Desk, client_id: str, session_id: str) -> Iterator["NoteEditor"]:
    """Show the note in its editor."""
    from PySide6.QtWidgets import QWidget

    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.kit.appearance import dress
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.kit.event_bridge import EventBridge
    from attachdesk.ui.kit.notices import Notices
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.note_editor.screen import NoteEditor

    dress(app, "light", 1.0)
    area, lane = QWidget(), Lane()
    bridge = EventBridge(desk.events, area)
    place = Workplace(desk, lane, bridge, Notices(area), load(content()), lambda _to: None, lambda: None)
    try:
        editor = NoteEditor(place)
        editor.widget().resize(1440, 900)
        editor.widget().show()
        editor.enter(Target("note", client_id, session_id))
        for _ in range(3):
            lane.settled()
            app.processEvents()
        yield editor
        lane.settled()
        editor.widget().deleteLater()
    finally:
        lane.finish()
        bridge.end()
        area.deleteLater()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_key_in_a_long_note(qapp: "QApplication", desk: Desk, figure: Figure, shape: str) -> None:
    from PySide6.QtTest import QTest

    keys, turns = [], []
    with opened(qapp, desk, *long_note(desk, SHAPES[shape])) as editor:
        pumped(qapp, 2)
        assert len(editor.note.tags.all) == TAGS and editor.page.wrong.speller is not None
        for letter in TYPED:
            begun = thread_time()
            QTest.keyClicks(editor.page, letter)
            keys.append(thread_time() - begun)
            turns.append(pumped(qapp, 0.04))
    for name, each, usual, most in (("a key", keys, 25, 50), ("a turn behind it", turns, 20, 50)):
        figure(f"{name} among 5,000 words in {shape}, median CPU", median(each) * 1000, usual)
        figure(f"{name} among 5,000 words in {shape}, longest CPU", max(each) * 1000, most)
