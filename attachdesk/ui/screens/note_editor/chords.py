"""Which code a key press means, whatever the keyboard layout: the digit row by its place on the board.

On a French keyboard the digit row gives letters without Shift and digits with it; on a German one Shift
gives other symbols than on a US one. So the scan code decides where the system tells it, else the key.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from attachdesk.domain.observation import BENEFITS, PATTERNS

_FIRST_DIGIT = 0x02 if sys.platform == "win32" else 10
"""Scan code of the key right of the one left of 1: Windows set 1; X11 and Wayland count evdev plus 8."""
_US_SHIFTED = "!@#$%^&*"


def code_of(event: QKeyEvent, *, is_bare: bool = False) -> str | None:
    """Return the code of Ctrl+1…4 (patterns) and Ctrl+Shift+1…8 (benefits); ``is_bare``: without Ctrl."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    wanted = Qt.KeyboardModifier.NoModifier if is_bare else Qt.KeyboardModifier.ControlModifier
    if held & ~Qt.KeyboardModifier.ShiftModifier != wanted:
        return None
    digit = _digit(event, shift=shift)
    if digit is None:
        return None
    codes = BENEFITS if shift else PATTERNS
    return codes[digit - 1] if digit <= len(codes) else None


def _digit(event: QKeyEvent, *, shift: bool) -> int | None:
    place = event.nativeScanCode() - _FIRST_DIGIT + 1
    if event.nativeScanCode() and sys.platform != "darwin":
        if 1 <= place <= len(BENEFITS):
            return place
        if not event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
            return None
    key = event.key()
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_8:
        return int(key) - int(Qt.Key.Key_1) + 1
    symbol = chr(key) if 0 < key < 0x110000 else ""
    return _US_SHIFTED.index(symbol) + 1 if shift and symbol and symbol in _US_SHIFTED else None
