"""Keys and clicks as a person makes them, typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go one key."""
    QTest.keyClick(widget, key, modifiers)


def type_words(widget: QWidget, words: str) -> None:
    """Type words, key by key."""
    QTest.keyClicks(widget, words)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click in the middle of a widget, or at a place in it."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, place or widget.rect().center())
