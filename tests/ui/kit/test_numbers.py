"""Qt's own numbers are what Qt says they are, and a property takes them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from attachdesk.ui.kit import numbers


def test_each_number_is_what_qt_says() -> None:
    assert numbers.PLAIN_TEXT == Qt.TextFormat.PlainText.value
    assert numbers.ALIGN_LEFT == Qt.AlignmentFlag.AlignLeft.value
    assert numbers.ALIGN_RIGHT == Qt.AlignmentFlag.AlignRight.value
    assert numbers.ALIGN_V_CENTER == Qt.AlignmentFlag.AlignVCenter.value
    assert numbers.ALIGN_TOP == Qt.AlignmentFlag.AlignTop.value
    assert numbers.ALIGN_CENTER == Qt.AlignmentFlag.AlignCenter.value
    assert numbers.NO_FOCUS == Qt.FocusPolicy.NoFocus.value
    assert numbers.STRONG_FOCUS == Qt.FocusPolicy.StrongFocus.value


def test_a_property_takes_a_number(dressed: QApplication) -> None:
    words = QLabel("<b>bold</b>")
    words.setProperty("textFormat", numbers.PLAIN_TEXT)
    words.setProperty("alignment", numbers.ALIGN_CENTER)
    words.setProperty("focusPolicy", numbers.STRONG_FOCUS)
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert words.alignment() == Qt.AlignmentFlag.AlignCenter
    assert words.focusPolicy() is Qt.FocusPolicy.StrongFocus
