"""The plan and the cards beside it; below it where there is no room for two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.words import STRETCH, column, holding

ROOM_FOR_TWO = 760


class PlanColumns(QScrollArea):
    """Three fifths for the plan, two for the rest."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(32, 20, 32, 32)
        self._columns = [holding(column(*parts, gap=24)) for parts in (first, second)]
        for one, share in zip(self._columns, (3, 2), strict=True):
            self._both.addWidget(one, share, Qt.AlignmentFlag.AlignTop)
        self._both.addStretch(0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holding(column(self._both, STRETCH), "window"))
        self.setMinimumWidth(1)
        appearance().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways, has_room = QBoxLayout.Direction, self.viewport().width() >= px(ROOM_FOR_TWO)
        self._both.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        self._both.setSpacing(32 if has_room else 24)
        for one, most in zip(self._columns, (760, 480), strict=True):
            one.setMaximumWidth(px(most) if has_room else 16777215)
