"""What a hand does in the real window: wait until all has arrived, press a button by its words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


def settle(lane: "Lane") -> None:
    """Let everything that was asked arrive."""
    from PySide6.QtWidgets import QApplication

    for _ in range(4):
        assert lane.settled()
        QApplication.processEvents()


def press(whole: "DeskWindow", lane: "Lane", name: str) -> None:
    """Press the visible button with this name or these words."""
    from PySide6.QtWidgets import QAbstractButton

    found = [
        one
        for one in whole.window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and name in {one.text(), one.accessibleName()}
    ]
    assert found, name
    found[0].click()
    settle(lane)
