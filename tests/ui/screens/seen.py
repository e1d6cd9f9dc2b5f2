"""What every screen is held to: names for all that takes the keyboard, nothing wider than its window."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget


def nameless(widget: "QWidget") -> list[str]:
    """Return the kinds of visible widgets that take the keyboard and cannot be read out."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QScrollArea, QWidget

    found = []
    for one in widget.findChildren(QWidget):
        takes_keys = one.isVisible() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_inner = isinstance(one.parent(), QAbstractScrollArea) or (
            isinstance(one, QLineEdit) and one.objectName() == "qt_spinbox_lineedit"
        )
        if takes_keys and not is_inner and not isinstance(one, QScrollArea):
            words = one.accessibleName() or getattr(one, "text", str)()
            if not words:
                found.append(f"{type(one).__name__} in {type(one.parent()).__name__}")
    return found


def words_on(widget: "QWidget") -> str:
    """Return all the words of the visible labels, one line each."""
    from PySide6.QtWidgets import QApplication, QLabel

    QApplication.processEvents()  # what was put into a layout a moment ago is shown now
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def button_in(widget: "QWidget", words: str) -> "QAbstractButton":
    """Return the button with these words."""
    from PySide6.QtWidgets import QAbstractButton

    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


def shown(area: "QWidget", widget: "QWidget", width: int = 1200, height: int = 860) -> None:
    """Put a screen into the window's area and show it."""
    from PySide6.QtWidgets import QVBoxLayout

    layout = area.layout() or QVBoxLayout(area)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    area.resize(width, height)
    area.show()
