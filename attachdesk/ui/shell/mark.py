"""The mark: the two joined rings and the name of the application."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.numbers import ALIGN_LEFT, ALIGN_RIGHT, ALIGN_V_CENTER

_NAME = "AttachDesk"


class Mark(QFrame):
    """The two joined rings and the name of the application."""

    def __init__(self, height: int = 36, role: str = "heading") -> None:
        super().__init__()
        self._height, self._role = height, role
        appearance().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for rings and name."""
        words = QFontMetricsF(font(self._role)).horizontalAdvance(_NAME)
        return QSize(round(words) + px(self._height + 12), px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rings and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        big = self._role == "title"
        wide = px(36 if big else 22)
        tall = wide * 24 / 36
        mirrored = self.isRightToLeft()
        left = self.width() - wide if mirrored else 0
        paint_icon(painter, "mark", QRectF(left, (self.height() - tall) / 2, wide, tall), colour("accent"))
        painter.setFont(font(self._role))
        start = wide + px(12 if big else 8)
        area = QRectF(0 if mirrored else start, 0, self.width() - start, self.height())
        painter.drawText(area, ALIGN_V_CENTER | (ALIGN_RIGHT if mirrored else ALIGN_LEFT), _NAME)
        painter.end()
