"""The week: what it shows, and what a hand on the keyboard does there."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.ui.screens.by_hand import press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.screens.calendar.screen import CalendarScreen


def the_week(whole: "DeskWindow", lane: "Lane", part: str = "") -> "CalendarScreen":
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.calendar.screen import CalendarScreen

    whole.window.go(Target("calendar", part=part))
    settle(lane)
    screen = whole.window.screens["calendar"]
    assert isinstance(screen, CalendarScreen)
    return screen


def test_blocks_that_overlap_stand_beside_each_other() -> None:
    from attachdesk.ui.screens.calendar.lanes import lanes

    def at(hour: float) -> datetime:
        return datetime(2026, 3, 3, tzinfo=UTC) + timedelta(hours=hour)

    assert lanes([]) == []
    spans = [(at(9), at(10)), (at(9.5), at(10.5)), (at(10), at(11)), (at(11), at(12))]
    assert lanes(spans) == [(0, 2), (1, 2), (0, 2), (0, 1)]


def test_a_week_by_keyboard_books_a_series_takes_a_break_and_opens_a_session(
    fresh_window: "DeskWindow", lane: "Lane", qtbot: "QtBot"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    keys, ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
    whole, desk = fresh_window, fresh_window.desk
    today = desk.records.today()
    client = desk.caseload.take_on(code="ELM-01", started_on=today)
    settle(lane)
    press(whole, lane, "Day or week, Week")
    assert whole.window.here is not None and whole.window.here.screen == "calendar"
    coming = today + timedelta(days=7)
    screen = the_week(whole, lane, coming.isoformat())
    screen.grid.choose_slot(datetime.combine(coming, time(10)))
    QTest.keyClick(screen.grid, keys.Key_Down, ctrl)
    assert screen.grid.slot == datetime.combine(coming, time(10, 30))
    QTest.keyClick(whole.window, keys.Key_N)
    settle(lane)
    sheet = screen.edits.sheet
    assert sheet is not None
    assert (sheet.form.values()["on"], sheet.form.values()["at"]) == (coming, time(10, 30))
    sheet.form.put(every_weeks=1)
    sheet.keep()
    settle(lane)
    block = screen.grid.blocks[0]
    assert (len(screen.grid.blocks), block.line.code) == (1, "ELM-01")
    assert block.begin == datetime.combine(coming, time(10, 30), ZoneInfo(desk.records.zone))
    assert block.accessibleName().endswith("booked") and "10:30–11:20" in block.accessibleName()
    late = datetime.combine(coming, time(15), ZoneInfo(desk.records.zone))
    desk.diary.record(client.id, late, minutes=60)
    settle(lane)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, keys.Key_Down)
    first = screen.grid.chosen()
    assert first is not None
    QTest.keyClick(first, keys.Key_Down)
    second = screen.grid.chosen()
    assert second is not None and second.begin == late
    press(whole, lane, "Break")
    sheet = screen.edits.sheet
    assert sheet is not None
    sheet.form.put(since=coming, until=coming, why="Holiday")
    sheet.keep()
    settle(lane)
    assert [one.begin for one in screen.grid.blocks] == [late]
    bar = screen.head.bars[0]
    assert "Holiday" in bar.accessibleName() and coming in screen.grid._away
    bar.click()
    settle(lane)
    assert len(screen.grid.blocks) == 2 and screen.head.bars == []
    with qtbot.waitActive(whole.window):
        whole.window.activateWindow()
    screen.grid.blocks[0].setFocus()
    QTest.keyClick(screen.grid.blocks[0], keys.Key_Return)
    settle(lane)
    here, session = whole.window.here, screen.grid.blocks[0].session
    assert here is not None and (here.screen, here.thing_id) == ("session_form", session.id)


def test_the_list_of_series_changes_and_ends_one(fresh_window: "DeskWindow", lane: "Lane") -> None:
    desk = fresh_window.desk
    today = desk.records.today()
    client = desk.caseload.take_on(code="ELM-01", started_on=today)
    desk.appointments.make(client.id, at="10:00", since=today + timedelta(days=1))
    screen = the_week(fresh_window, lane, (today + timedelta(days=8)).isoformat())
    assert len(screen.grid.blocks) == 1
    asked: tuple[tuple[str, dict[str, Any]], ...] = (
        ("Change", {"at": time(12), "since": today + timedelta(days=8)}),
        ("End", {"on": today}),
    )
    for button, fields in asked:
        screen.show_standing()
        settle(lane)
        _press_starting(fresh_window, lane, button)
        sheet = screen.edits.sheet
        assert sheet is not None
        sheet.form.put(**fields)
        sheet.keep()
        settle(lane)
        hours = [one.begin.hour for one in screen.grid.blocks]
        assert hours == ([12] if button == "Change" else [])


def _press_starting(whole: "DeskWindow", lane: "Lane", words: str) -> None:
    from PySide6.QtWidgets import QAbstractButton

    found = [
        one for one in whole.window.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == words and "ELM-01" in one.accessibleName()
    ]  # fmt: skip
    found[-1].click()
    settle(lane)
