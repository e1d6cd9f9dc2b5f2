"""The real window over a fresh vault, for tests that press what a therapist presses."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import fresh_desk
from tests.ui.screens.by_hand import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator["Desk"]:
    """A desk over a fresh vault."""
    made = fresh_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def fresh_window(fresh: "Desk", lane: "Lane", tmp_path: Path, qtbot: "QtBot") -> Iterator["DeskWindow"]:
    """The window on its first screen."""
    from PySide6.QtCore import QSettings

    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.screen import Target

    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = DeskWindow(fresh, lane, settings, load(content()), lambda: None)
    made.idle.end()
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.go(Target("today"))
    settle(lane)
    yield made
    settle(lane)
    made.put_away()
    lane.finish()
