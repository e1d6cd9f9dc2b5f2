"""The lock and the shade are reached by their keys, whatever lies over the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeysOverAll(QObject):
    """Qt lets no shortcut of a window work below a dialog; somebody may enter the room all the same."""

    def __init__(self, window: QObject, lock: Callable[[], object], shade: Callable[[], object]) -> None:
        super().__init__(window)
        self._lock, self._shade = lock, shade
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the two keys before anything else does; a list that dropped down goes first."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers()
        if event.key() == Qt.Key.Key_L and held == Qt.KeyboardModifier.ControlModifier:
            do = self._lock
        elif event.key() == Qt.Key.Key_Period and held & ~_SHIFT == Qt.KeyboardModifier.ControlModifier:
            do = self._shade  # on some keyboards the full stop is a shifted key
        else:
            return False
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        do()
        return True
