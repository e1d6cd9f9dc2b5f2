"""A code as it stands in lists and panels: its sign alone, or its sign with words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.words import label, row


class CodeMark(QWidget):
    """The sign of a code, 16 px; its words are read out, since colour and shape cannot be."""

    def __init__(
        self, code: str, words: str = "", *, letter: str = "", ink: str = "", size: int = 16
    ) -> None:
        super().__init__()
        self._code, self._letter, self._ink, self._size = code, letter, ink, size
        self.setAccessibleName(words or code)
        self.setToolTip(words)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(QSize(px(self._size), px(self._size)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = QPainter(self)
        paint_code(painter, self._code, QRectF(self.rect()), self._letter, self._ink)
        painter.end()


class CodeChip(QFrame):
    """A sign with words and, in muted, a second word (``clear, about self``)."""

    def __init__(self, code: str, words: str, second: str = "", *, letter: str = "", ink: str = "") -> None:
        super().__init__()
        self.setProperty("chip", "true")
        parts: list[QWidget] = [
            CodeMark(code, words, letter=letter, ink=ink, size=14),
            label(words, "small"),
        ]
        if second:
            parts.append(label(second, "small", "muted"))
        self.setLayout(row(*parts, gap=6, margins=(8, 2, 8, 2)))
        self.setAccessibleName(f"{words}, {second}" if second else words)
