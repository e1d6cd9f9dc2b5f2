"""By keyboard alone one sees where one is: each step of Tab changes the picture, in light and dark."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import delete_windows
from tests.ui.screens.by_hand import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane

STEPS = 9
WALKED = ("today", "clients", "client_file", "new_client", "session_form", "search", "settings", "codebook")


@pytest.fixture
def demo_window(
    demo_desk: "Desk", lane: "Lane", tmp_path: Path, qtbot: "QtBot", qapp: "QApplication"
) -> "Iterator[DeskWindow]":
    """The window over the demo practice, in front."""
    from PySide6.QtCore import QSettings

    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.appearance import dress

    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = DeskWindow(demo_desk, lane, settings, load(content()), lambda: None)
    made.idle.end()
    with qtbot.waitActive(made.window):
        made.window.resize(900, 620)
        made.window.show()
        made.window.activateWindow()
    yield made
    settle(lane)
    made.put_away()
    lane.finish()
    delete_windows()  # a look put on all the screens of a window costs seconds
    dress(qapp, "light")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_step_of_tab_is_seen(
    theme: str, demo_window: "DeskWindow", demo_desk: "Desk", lane: "Lane", qapp: "QApplication"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.appearance import dress
    from attachdesk.ui.shots import targets

    dress(qapp, theme)
    window, unseen, seen = demo_window.window, [], set()
    qapp.setCursorFlashTime(0)
    for name, target in targets(demo_desk):
        if target.screen not in WALKED:
            continue
        window.go(target)
        settle(lane)
        before = window.grab().toImage()
        for _ in range(STEPS):
            was = qapp.focusWidget()
            QTest.keyClick(was or window, Qt.Key.Key_Tab)
            qapp.processEvents()
            now = qapp.focusWidget()
            assert now is not None, name
            seen.add(type(now).__name__)
            after = window.grab().toImage()
            if now is not was and after == before:
                unseen.append(f"{name}: {type(now).__name__} {now.accessibleName()!r}")
            before = after
    assert unseen == []
    assert len(seen) > 6
