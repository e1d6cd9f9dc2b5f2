"""What lies over the window keeps the keys: none reaches the screen below, only the lock and the shade do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_THROUGH = {Qt.Key.Key_L, Qt.Key.Key_Period}


def held(event: QEvent) -> bool:
    """Take a key before the shortcuts of the window see it; False for any other event.

    Enter in the palette must not start a session on the screen below, nor must any key under the shade.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_through = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _THROUGH
    event.setAccepted(not is_through)
    return True
