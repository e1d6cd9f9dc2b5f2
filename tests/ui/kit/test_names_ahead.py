"""Qt's names are made while nobody waits, and Python imports without reading sources."""

import builtins

from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.names_ahead import NamesAhead
from attachdesk.ui.kit.stylesheet import stylesheet


def test_the_names_are_made_in_slices_and_then_it_ends(qtbot: QtBot, dressed: QApplication) -> None:
    ahead = NamesAhead(dressed)
    assert not ahead.is_done
    qtbot.waitUntil(lambda: ahead.is_done, timeout=20_000)
    assert {"QWizard", "QMdiArea", "QUndoView"} <= vars(QtWidgets).keys()
    ahead.deleteLater()


def test_an_import_is_pythons_own() -> None:
    assert getattr(builtins.__import__, "__name__", "") != "__feature_import__"


def test_the_doors_stylesheet_is_the_beginning_of_the_whole(dressed: QApplication) -> None:
    theme = appearance().theme
    door, whole = (stylesheet(theme, 1.0, door_only=is_door) for is_door in (True, False))
    assert whole.startswith(door)
    assert "QLineEdit" in door
    assert "QMenu" in whole.removeprefix(door)
