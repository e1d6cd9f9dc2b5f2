"""A label that gives way: without room for all its words it ends in an ellipsis, and says all on hover."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import Words


class Elided(Words):
    """One line of words that may be as narrow as ``least`` px; its text stays whole for who reads it out."""

    def __init__(self, role: str, ink: str, *, least: int = 64) -> None:
        super().__init__("", role, ink, wraps=False)
        self._least = least

    def minimumSizeHint(self) -> QSize:
        """As narrow as ``least`` px, or as its words."""
        whole = super().minimumSizeHint()
        return QSize(min(px(self._least), whole.width()), whole.height())

    @property
    def _said(self) -> str:
        edge = Qt.TextElideMode.ElideRight
        return QFontMetricsF(self.font()).elidedText(self.text(), edge, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the whole words ready where some are cut."""
        super().resizeEvent(event)
        self._hold()

    def setText(self, words: str) -> None:
        """Take other words."""
        super().setText(words)
        self._hold()

    def _hold(self) -> None:
        self.setToolTip("" if self._said == self.text() else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many letters as there is room for."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())  # words of the other direction keep the edge
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), isolated(self._said),
            self.foregroundRole(),
        )  # fmt: skip
        painter.end()
