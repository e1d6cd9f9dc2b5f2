"""The lock and the shade are reached by their keys whatever lies over the window; other keys stay there."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_SHIFT = Qt.KeyboardModifier.ShiftModifier
Kept = Literal["lock", "shade"]


def named(event: QKeyEvent) -> Kept | None:
    """Say which of the two a key asks for; None for every other key."""
    control, with_it = Qt.KeyboardModifier.ControlModifier, event.modifiers()
    if event.key() == Qt.Key.Key_L and with_it == control:
        return "lock"
    if event.key() == Qt.Key.Key_Period and with_it & ~_SHIFT == control:
        return "shade"  # on some keyboards the full stop is a shifted key
    return None


def held(event: QEvent) -> bool:
    """Take a key before the shortcuts of the window see it; False for any other event.

    Enter in the palette must not start a session on the screen below, nor must any key under the shade.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    event.setAccepted(named(event) is None)
    return True


class KeysOverAll(QObject):
    """Qt lets no shortcut of a window work below a dialog; somebody may enter the room all the same."""

    def __init__(self, window: QObject, lock: Callable[[], object], shade: Callable[[], object]) -> None:
        super().__init__(window)
        self._do = {"lock": lock, "shade": shade}
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the two keys before anything else does; a list that dropped down goes first."""
        # the class is known at once, the type costs a look-up; every event there is comes through here
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if (asked := named(event)) is None:
            return False
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._do[asked]()
        return True
