"""Where the keyboard goes first in a part of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_in(widget: QWidget | None) -> QWidget | None:
    """Return what Tab would reach first inside a widget."""
    if widget is None:
        return None
    inside = widget.nextInFocusChain()
    while inside is not None and inside is not widget:
        takes_tab = inside.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes_tab and widget.isAncestorOf(inside) and inside.isVisibleTo(widget) and inside.isEnabled():
            return inside
        inside = inside.nextInFocusChain()
    return None
