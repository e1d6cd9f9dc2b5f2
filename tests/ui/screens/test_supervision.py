"""Supervision by hand: a meeting, its hours, a client brought to it."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from tests.ui.screens.by_hand import press, settle
from tests.ui.screens.seen import nameless, words_on

if TYPE_CHECKING:
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.screens.supervision.screen import SupervisionScreen


def test_a_meeting_is_recorded_a_client_brought_and_the_hours_add_up(
    fresh_window: "DeskWindow", lane: "Lane"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target

    whole, desk = fresh_window, fresh_window.desk
    today = desk.records.today()
    desk.caseload.take_on(code="ELM-01", started_on=today)
    whole.window.go(Target("supervision"))
    settle(lane)
    screen = cast("SupervisionScreen", whole.window.screens["supervision"])
    assert "No supervision on record" in words_on(screen.widget())
    QTest.keyClick(whole.window, Qt.Key.Key_N)
    settle(lane)
    assert screen.sheet is not None
    screen.sheet.form.put(minutes=90, setting="group", supervisor="K. R.", text="Endings.")
    screen.sheet.keep()
    settle(lane)
    assert f"{today.year}: 1 h 30 min" in screen.hours.text()
    screen.bring()
    assert screen.sheet is not None
    screen.sheet.form.put(question="Too quick?", outcome="Wait a week.")
    screen.sheet.keep()
    settle(lane)
    words = words_on(screen.detail)
    for said in ("ELM-01", "Too quick?", "Wait a week.", "Endings.", "K. R."):
        assert said in words
    press(whole, lane, "Change: \u2068ELM-01\u2069")
    assert screen.sheet is not None
    screen.sheet.form.put(outcome="Wait two weeks.")
    screen.sheet.keep()
    settle(lane)
    assert "Wait two weeks." in words_on(screen.detail)
    desk.supervising.record(today - timedelta(days=1), minutes=45)
    settle(lane)
    assert "2 h 15 min" in screen.hours.text() and len(screen.table.records.rows) == 2
    assert nameless(screen.widget()) == []
    press(whole, lane, "Remove")
    assert len(desk.supervising.meetings()) == 1
    desk_files = desk.supervising.meetings()[0].topics
    assert desk_files == ()
