"""Tables, notices, pictures, the focus ring: all by keyboard, all growing with the font."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from attachdesk.charts.picture import Dot, GlyphMark, Label, Line, Picture
from attachdesk.domain.events import NoteSaved
from attachdesk.services.event_bus import EventBus
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.event_bridge import EventBridge
from attachdesk.ui.kit.focus_ring import FocusRing
from attachdesk.ui.kit.header import Tabs
from attachdesk.ui.kit.notices import Notices
from attachdesk.ui.kit.picture_view import PictureView
from attachdesk.ui.kit.record_table import Column, RecordTable
from attachdesk.ui.kit.words import column, holding, label
from tests.ui.accessible import unnamed
from tests.ui.keys import click, press


@dataclass(frozen=True)
class _Row:
    code: str
    owed: int


def _table(qtbot: QtBot) -> RecordTable:
    table = RecordTable(
        [
            Column("Client", lambda row: row.code, "code", 120),
            Column("Owed", lambda row: row.owed, "number", order=lambda row: row.owed),
        ],
        "Clients",
    )
    table.show_rows([_Row("RIVER-12", 2), _Row("ASPEN-22", 0), _Row("WREN-16", 10)])
    qtbot.addWidget(table)
    table.show()
    return table


def test_enter_opens_the_row_under_the_cursor(dressed: object, qtbot: QtBot) -> None:
    table = _table(qtbot)
    opened: list[_Row] = []
    table.opened.connect(opened.append)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert opened == [_Row("ASPEN-22", 0)]


def test_numbers_are_ordered_as_numbers_and_the_chosen_row_stays(dressed: object, qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.records.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row.owed for row in table.records.rows] == [10, 2, 0]
    table.choose(_Row("ASPEN-22", 0))
    table.show_rows([_Row("ASPEN-22", 0), _Row("RIVER-12", 3)])
    assert table.chosen_row() == _Row("ASPEN-22", 0)


def test_none_is_a_dash_in_a_column_of_numbers(dressed: object, qtbot: QtBot) -> None:
    table = _table(qtbot)
    assert table.records.data(table.records.index(1, 1)) == "–"


def test_a_table_has_a_name_and_lets_tab_go_on(dressed: object, qtbot: QtBot) -> None:
    table = _table(qtbot)
    assert unnamed(table) == []
    assert not table.tabKeyNavigation()


def test_undo_on_a_notice_does_it_and_the_notice_goes(dressed: object, qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(800, 600)
    area.show()
    done: list[str] = []
    toast = Notices(area).say("LARCH-27 is on hold", lambda: done.append("undone"))
    assert unnamed(toast) == []
    toast.findChildren(Button)[0].click()
    assert done == ["undone"]
    assert toast.is_over


def test_notices_stack_at_the_foot_and_do_not_overlap(dressed: object, qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(800, 600)
    area.show()
    notices = Notices(area)
    first, second = notices.trouble("The disk is full."), notices.say("Saved elsewhere")
    assert not first.geometry().intersects(second.geometry())
    assert area.rect().contains(first.geometry())


def test_events_cross_to_the_window(lane: Lane, qtbot: QtBot) -> None:
    bus = EventBus()
    bridge = EventBridge(bus)
    with qtbot.waitSignal(bridge.happened) as told:
        lane.ask(lambda: bus.announce(NoteSaved("c1", "n1")))
    assert told.args == [NoteSaved("c1", "n1")]
    bridge.end()


def test_a_mark_opens_its_evidence_by_keyboard(dressed: object, qtbot: QtBot) -> None:
    marks = (
        Line(((0, 50), (200, 50)), "axis", dash=(3, 3)),
        Dot(20, 50, 3.25, "measure", evidence=("a",)),
        GlyphMark(60, 50, 16, "badge", "trauma", "1", evidence=("b", "c")),
        Label(100, 50, "n = 3", width=30),
    )
    view = PictureView(Picture(200, 100, marks, "A trend", "Two marks"))
    qtbot.addWidget(view)
    view.show()
    assert unnamed(view) == []
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.evidence_opened) as told:
        press(view, Qt.Key.Key_Return)
    assert told.args == [("b", "c")]


def test_a_mark_opens_its_evidence_by_mouse(dressed: object, qtbot: QtBot) -> None:
    view = PictureView(Picture(200, 100, (Dot(20, 50, 3.25, "measure", evidence=("a",)),), "A trend"))
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    with qtbot.waitSignal(view.evidence_opened) as told:
        click(view, QPoint(20, 50))
    assert told.args == [("a",)]


def test_heights_grow_with_the_text(dressed: QApplication, qtbot: QtBot) -> None:
    button = Button("New client", "primary", shortcut="Ctrl N", icon="user-plus")
    qtbot.addWidget(button)
    small = button.sizeHint()
    appearance().set(scale=2.0)
    assert button.sizeHint().height() == 2 * small.height()
    assert button.sizeHint().width() > 1.7 * small.width()


def test_enter_presses_the_button_that_has_the_keyboard(dressed: QApplication, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button("Add a consent", do=lambda: pressed.append("once"))
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        press(button, key)
    assert len(pressed) == 3


def test_words_in_another_ink_keep_their_size(dressed: QApplication, qtbot: QtBot) -> None:
    appearance().set(scale=2.0)
    words = label("Everything else can wait.", "small")
    qtbot.addWidget(words)
    words.ink("warning")
    assert words.font().pixelSize() == 26


def test_the_ring_is_round_what_a_key_has_reached(dressed: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(dressed)
    first, second = Button("First"), Button("Second")
    window = holding(column(first, second))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    assert ring.ringed is second
    click(second)
    assert ring.ringed is None
    page = QWidget(window)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    page.show()
    press(second, Qt.Key.Key_A)
    page.setFocus()
    assert page.hasFocus()
    assert ring.ringed is None
    dressed.removeEventFilter(ring)
    ring.deleteLater()


def test_in_a_list_the_ring_is_round_the_row_the_keyboard_is_at(dressed: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(dressed)
    first, table = Button("First"), _table(qtbot)
    window = holding(column(first, table))
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    dressed.processEvents()
    round_it = ring._ring
    assert round_it is not None
    before = round_it.geometry()
    assert ring.ringed is table
    assert before.height() == table.rowHeight(0)
    press(table, Qt.Key.Key_Down)
    dressed.processEvents()
    assert round_it.geometry() == before.translated(0, table.rowHeight(0))
    dressed.removeEventFilter(ring)
    ring.deleteLater()


def test_a_tab_the_mouse_was_at_is_lit_no_longer_when_a_key_went_on(
    dressed: QApplication, qtbot: QtBot
) -> None:
    tabs = Tabs([("timeline", "Timeline"), ("details", "Details")], "Parts of the file")
    qtbot.addWidget(tabs)
    tabs.show()
    dressed.processEvents()
    before = tabs.grab().toImage()
    at = QPointF(tabs.tabRect(1).center())
    QApplication.sendEvent(tabs, QHoverEvent(QEvent.Type.HoverMove, at, at, at))
    assert tabs.grab().toImage() != before
    tabs.put("timeline")
    assert tabs.grab().toImage() == before
