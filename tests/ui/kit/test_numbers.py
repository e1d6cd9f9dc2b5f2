"""Qt's own numbers are what Qt says they are, and a property takes them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from attachdesk.ui.kit import numbers


def test_each_number_is_what_qt_says() -> None:
    assert Qt.TextFormat.PlainText.value == numbers.PLAIN_TEXT
    assert Qt.AlignmentFlag.AlignLeft.value == numbers.ALIGN_LEFT
    assert Qt.AlignmentFlag.AlignRight.value == numbers.ALIGN_RIGHT
    assert Qt.AlignmentFlag.AlignVCenter.value == numbers.ALIGN_V_CENTER
    assert Qt.AlignmentFlag.AlignTop.value == numbers.ALIGN_TOP
    assert Qt.AlignmentFlag.AlignCenter.value == numbers.ALIGN_CENTER
    assert Qt.FocusPolicy.NoFocus.value == numbers.NO_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == numbers.STRONG_FOCUS


def test_a_property_takes_a_number(dressed: QApplication) -> None:
    words = QLabel("<b>bold</b>")
    words.setProperty("textFormat", numbers.PLAIN_TEXT)
    words.setProperty("alignment", numbers.ALIGN_CENTER)
    words.setProperty("focusPolicy", numbers.STRONG_FOCUS)
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert words.alignment() == Qt.AlignmentFlag.AlignCenter
    assert words.focusPolicy() is Qt.FocusPolicy.StrongFocus
