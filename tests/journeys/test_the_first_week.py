"""The main job, by hand, on a fresh vault: a client, three sessions, tags, the trend, the PDF, search."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from attachdesk.domain.passage import Span
from attachdesk.ui.application import Application
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shell.main_window import MainWindow
from tests.journeys.person import Person, open_vault, unlock
from tests.ui.keys import click, press, type_words

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SENTENCES = (
    "She asked twice whether the hour still stood.",
    "He was late; she rang once and then waited by the window.",
    "She said plainly that last week had stung.",
)


class Week:
    """One therapist's week at one window."""

    def __init__(self, person: Person, one: Application) -> None:
        self.person, self.one, self.main = person, one, one.window
        assert isinstance(self.main, MainWindow)
        self.desk = one.desk_window.desk

    def on(self, name: str) -> Any:
        self.one.lane.settled()
        self.person.wait(self.one, lambda: self.main.here is not None and self.main.here.screen == name)
        self.one.lane.settled()
        return self.main.screens[name]

    def take_on(self, code: str) -> str:
        press(self.main, Qt.Key.Key_N, CTRL)
        screen = self.on("new_client")
        type_words(screen.form.field("code"), code)
        type_words(screen.form.field("date_of_birth"), "1980-12-31")
        screen.form.put(started_on=self.desk.records.today() - timedelta(days=30))
        press(self.main, Qt.Key.Key_Return, CTRL)
        self.one.lane.settled()
        return str(self.desk.caseload.named(code).id)

    def record(self, client_id: str, days_ago: int) -> str:
        self.main.go(Target("session_form", client_id))
        screen = self.on("session_form")
        day = self.desk.records.today() - timedelta(days=days_ago)
        screen.session.put(day=day, status="attended")
        screen.session.field("clock").clear()
        QTest.keyClicks(screen.session.field("clock"), "09:30")
        screen.session.follow_status()
        press(self.main, Qt.Key.Key_Return, CTRL)
        self.one.lane.settled()
        sessions = [line.session for line in self.desk.diary.sessions(client_id) if line.session is not None]
        return max(sessions, key=lambda session: session.made_at).id

    def write(self, client_id: str, session_id: str, sentence: str) -> Any:
        self.main.go(Target("note", client_id, session_id))
        screen = self.on("note")
        type_words(screen.page, sentence)
        return screen

    def tag(self, screen: Any, words: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        start = screen.page.tracking.text.index(words)
        screen.page.select(Span(start, start + len(words)))
        press(screen.page, key, modifiers)
        self.one.lane.settled()


def test_a_first_week_by_hand(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    one = open_vault(person)
    week = Week(person, one)
    client = week.take_on("RIVER-12")
    for sentence, days in zip(SENTENCES, (15, 8, 1), strict=True):
        session = week.record(client, days)
        screen = week.write(client, session, sentence)
        week.tag(screen, sentence[:20], Qt.Key.Key_2, CTRL)
        week.tag(screen, sentence[-14:-1], Qt.Key.Key_3, CTRL | SHIFT)
        screen.strip.ratings["secure"].buttons[2].click()
        one.lane.settled()
    week.main.go(Target("today"))
    one.lane.settled()

    marks = week.desk.coding.of_client(client)
    passages = [mark for mark in marks if mark.scope == "passage"]
    assert len(passages) == 6
    assert {mark.code for mark in passages} == {"anxious_preoccupied", "regulation"}
    assert all(mark.quote in sentence for mark, sentence in zip(passages, _each_twice(), strict=True))
    assert [mark.intensity for mark in marks if mark.scope == "session"] == [2, 2, 2]

    _opens_the_evidence(week, client)
    _prints(week, client, tmp_path / "report.pdf")
    press(week.main, Qt.Key.Key_L, CTRL)
    assert len(person.replaced) == 1
    week.main.close()
    _found_again(person, qtbot)


def _each_twice() -> list[str]:
    return [sentence for sentence in SENTENCES for _ in range(2)]


def _opens_the_evidence(week: Week, client: str) -> None:
    week.main.go(Target("client_file", client, part="trends"))
    tab = week.on("client_file").made["trends"]
    week.one.lane.settled()
    view = tab.pictures.views[0]
    mark = next(one for one in view.picture.stops() if one.row == "anxious_preoccupied")
    scale = view.width() / view.picture.width
    click(view, QPoint(round(mark.centre[0] * scale), round(mark.centre[1] * scale)))
    week.one.lane.settled()
    shown = {one.passage for one in tab.panel.shown}
    assert shown
    assert shown <= {sentence[:20] for sentence in SENTENCES}


def _prints(week: Week, client: str, file: Path) -> None:
    made = week.desk.reporting.hand_out(client, "supervisor", file)
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == made.pages


def _found_again(person: Person, qtbot: QtBot) -> None:
    one = unlock(person)
    person.wait(one, lambda: isinstance(one.window, MainWindow))
    week = Week(person, one)
    week.main.go(Target("search"))
    screen = week.on("search")
    type_words(screen.field, "stung")
    qtbot.waitUntil(lambda: screen.found is not None and screen.found.query == "stung")
    assert [hit.kind for hit in screen.found.hits] == ["notes"]
    assert "plainly that last week had stung" in screen.found.hits[0].passage
