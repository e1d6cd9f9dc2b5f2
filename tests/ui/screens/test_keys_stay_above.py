"""Enter in the palette, and any key under the shade, never reaches the screen below."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.screens.by_hand import press, settle

if TYPE_CHECKING:
    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


@pytest.mark.parametrize("over", ["palette", "shade", "explanation"])
def test_enter_does_not_start_the_next_session_below(
    over: str, fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2026, 1, 5)).id
    now = fresh.records.now()
    session = fresh.diary.record(client, now - timedelta(seconds=1), minutes=600)
    settle(lane)
    window = fresh_window.window
    keys = {
        "palette": (Qt.Key.Key_K, True),
        "shade": (Qt.Key.Key_Period, True),
        "explanation": (Qt.Key.Key_F1, False),
    }
    key, is_control = keys[over]
    held = Qt.KeyboardModifier.ControlModifier if is_control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, key, held)
    settle(lane)
    focus = QApplication.focusWidget()
    assert focus is not None
    if over == "palette":
        window.palette_of_acts.field.setText("codebook")
        settle(lane)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    settle(lane)
    assert window.here is not None
    assert window.here.screen == ("codebook" if over == "palette" else "today")
    found = fresh.diary.sessions(client)[0].session
    assert found is not None
    assert (found.id, found.status) == (session.id, "booked")


def test_the_shade_is_lifted_by_its_own_key(fresh_window: "DeskWindow", lane: "Lane") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window, control = fresh_window.window, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Period, control)
    assert window.shade.isVisible()
    QTest.keyClick(window.shade, Qt.Key.Key_N, control)
    QTest.keyClick(window.shade, Qt.Key.Key_Period, control)
    assert window.shade.isHidden()
    assert window.here is not None
    assert window.here.screen == "today"
    press(fresh_window, lane, "New client")
    assert window.here.screen == "new_client"
