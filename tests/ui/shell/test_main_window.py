"""The main window: screens made when entered, the way back, the palette, the covers, locking."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.action import Action, shown_keys
from attachdesk.ui.kit.appearance import appearance, dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Screen, Target
from attachdesk.ui.kit.words import column, holding
from attachdesk.ui.shell.idle_lock import IdleLock
from attachdesk.ui.shell.locking import Locking
from attachdesk.ui.shell.main_window import MainWindow
from attachdesk.ui.shell.matching import Entry, fitting
from attachdesk.ui.shell.places import places
from tests.ui.accessible import unnamed
from tests.ui.keys import press, type_words


class _Screen:
    def __init__(self, name: str, log: list[str]) -> None:
        self.name, self.title, self.log = name, name.title(), log
        self.field = QLineEdit()
        self.field.setAccessibleName("Words")
        self._widget = holding(column(self.field))
        log.append(f"made {name}")

    def widget(self) -> QWidget:
        return self._widget

    def enter(self, target: Target) -> None:
        self.log.append(f"entered {self.name} {target.thing_id}".strip())

    def leave(self) -> None:
        self.log.append(f"left {self.name}")

    def actions(self) -> Sequence[Action]:
        return [Action(f"{self.name}_act", f"Do {self.name}", lambda: self.log.append("did"), "Ctrl+D")]

    def explain(self) -> str:
        return "What this screen is for."


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(lane: Lane, qtbot: QtBot, tmp_path: Path, log: list[str]) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    made = MainWindow(
        lane, settings,
        {"today": lambda: _Screen("today", log), "clients": lambda: _Screen("clients", log)},
        locking=Locking(lane, lambda: log.append("closed"), lambda: log.append("replaced")),
        search=lambda typed: [Entry("Clients", f"RIVER-{typed}", lambda: log.append("opened client"))],
    )  # fmt: skip
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go(Target("today"))
    yield made


def test_a_screen_is_made_once_when_it_is_first_entered(window: MainWindow, log: list[str]) -> None:
    window.go(Target("clients", thing_id="1"))
    window.go(Target("today"))
    window.go(Target("clients", thing_id="2"))
    assert log.count("made clients") == 1
    assert log[-2:] == ["left today", "entered clients 2"]
    assert isinstance(window.current, Screen)


def test_back_goes_the_way_one_came(window: MainWindow, log: list[str], qtbot: QtBot) -> None:
    window.go(Target("clients", thing_id="1"))
    window.go(Target("clients", thing_id="2"))
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert log[-1] == "entered clients 1"
    window.back()
    window.back()
    assert log[-1] == "entered today"


def test_an_action_of_the_screen_listens_to_its_shortcut(
    window: MainWindow, log: list[str], qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert log[-1] == "did"


def test_the_palette_lists_every_action_and_what_was_found(
    window: MainWindow, lane: Lane, log: list[str], qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_of_acts
    assert palette.isVisible()
    assert window.focusWidget() is palette.field
    type_words(palette.field, "do")
    assert lane.settled()
    words = [line.words for line in palette.lines.lines if isinstance(line, Entry)]
    assert words[:2] == ["RIVER-do", "Do today"]
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)
    assert log[-1] == "did"
    assert palette.isHidden()


def test_escape_leaves_the_palette_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.current
    assert isinstance(screen, _Screen)
    screen.field.setFocus()
    window.palette_of_acts.open()
    press(window.palette_of_acts.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is screen.field


def test_every_action_is_in_the_palette(window: MainWindow) -> None:
    offered = {entry.words for entry in window._entries()}
    assert {"Do today", "Lock", "Privacy shade", "Focus mode", "Explain this screen"} <= offered
    assert {place.words for place in places()} <= offered


def test_letters_at_the_start_come_first() -> None:
    entries = [Entry("a", words, lambda: None) for words in ("Overview", "View", "My view", "Other")]
    assert [entry.words for entry in fitting(entries, "view")] == ["View", "My view", "Overview"]
    assert fitting(entries, "VIEW")[0].marked == (0, 4)


def test_the_shade_covers_everything_and_lets_no_key_through(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.current
    assert isinstance(screen, _Screen)
    press(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.shade.geometry() == window.rect()
    picture = window.grab().toImage()
    ground = appearance().theme["window"].lower()
    assert {picture.pixelColor(x, 5).name() for x in range(0, window.width(), 40)} == {ground}
    press(window.shade, Qt.Key.Key_A)
    assert screen.field.text() == ""
    press(window.shade, Qt.Key.Key_Escape)
    assert window.shade.isHidden()


def test_f1_explains_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F1)
    cover = window.focusWidget()
    assert cover is not None
    assert unnamed(cover) == []
    press(cover, Qt.Key.Key_Escape)
    assert cover.isHidden()


def test_locking_flushes_closes_forgets_and_replaces_once(
    window: MainWindow, log: list[str], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("client text")
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.locking.lock()
    assert log[-3:] == ["left today", "closed", "replaced"]
    assert QGuiApplication.clipboard().text() == ""


def test_the_sidebar_is_narrow_in_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.sidebar.is_narrow)
    assert window.sidebar.width() == 96
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not window.sidebar.is_narrow)
    assert window.sidebar.width() == 216


def test_everything_has_a_name(window: MainWindow) -> None:
    assert unnamed(window) == []
    window.palette_of_acts.open()
    assert unnamed(window) == []


def test_the_window_stands_where_it_stood(lane: Lane, tmp_path: Path, qtbot: QtBot) -> None:
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    first = MainWindow(lane, settings, {})
    qtbot.addWidget(first)
    first.resize(800, 613)
    first.close()
    second = MainWindow(lane, settings, {})
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (800, 613)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_no_entry_of_the_sidebar_overlaps_another(
    scale: float,
    direction: Qt.LayoutDirection,
    dressed: QApplication,
    lane: Lane,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dress(dressed, "light", scale)
    dressed.setLayoutDirection(direction)
    window = MainWindow(lane, QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat), {})
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    boxes = [entry.geometry() for entry in window.sidebar.entries.values()]
    assert all(not one.intersects(other) for one, other in pairwise(boxes))
    assert all(box.height() >= (56 if scale == 1 else 30) * scale for box in boxes)


def test_nobody_there_warns_and_then_locks_by_the_wall_clock(dressed: QApplication, qtbot: QtBot) -> None:
    clock = [1000.0]
    idle = IdleLock(dressed, lambda: clock[0], 300)
    said: list[object] = []
    idle.warned.connect(said.append)
    idle.resumed.connect(lambda: said.append("resumed"))
    idle.due.connect(lambda: said.append("due"))
    clock[0] += 239
    idle.look()
    clock[0] += 11
    idle.look()
    widget = QWidget()
    qtbot.addWidget(widget)
    press(widget, Qt.Key.Key_A)
    clock[0] += 8 * 3600
    press(widget, Qt.Key.Key_A)
    idle.look()
    assert said == [50, "resumed", "due"]
    dressed.removeEventFilter(idle)


def test_a_clock_that_moved_back_does_not_lock(dressed: QApplication) -> None:
    clock = [1000.0]
    idle = IdleLock(dressed, lambda: clock[0], 300)
    due: list[bool] = []
    idle.due.connect(lambda: due.append(True))
    clock[0] = 10.0
    idle.look()
    clock[0] = 309.0
    idle.look()
    assert due == []
    idle.end()
    dressed.removeEventFilter(idle)


def test_a_lock_that_waits_for_the_first_screen_sees_signs_of_life_from_then_on(
    dressed: QApplication, qtbot: QtBot
) -> None:
    clock = [1000.0]
    idle = IdleLock(dressed, lambda: clock[0], 300, watches=False)
    said: list[object] = []
    idle.warned.connect(said.append)
    idle.resumed.connect(lambda: said.append("resumed"))
    widget = QWidget()
    qtbot.addWidget(widget)
    clock[0] += 250
    idle.look()
    press(widget, Qt.Key.Key_A)
    assert said == [50]
    idle.watch()
    press(widget, Qt.Key.Key_A)
    assert said == [50, "resumed"]
    idle.end()
    dressed.removeEventFilter(idle)


def test_shortcuts_are_shown_in_the_words_of_the_keyboard() -> None:
    assert (shown_keys("Ctrl+K"), shown_keys("Ctrl+Return"), shown_keys("")) == ("Ctrl K", "Ctrl ⏎", "")
