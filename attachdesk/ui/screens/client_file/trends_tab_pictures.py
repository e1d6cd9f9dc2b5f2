"""One picture, or one for each relationship in as many columns as fit."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from attachdesk.charts.picture import Picture
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.picture_view import PictureView
from attachdesk.ui.kit.words import Words, cleared, column, holding, label

TWO_FROM, GAP = 720.0, 32.0
"""Px at a text scale of 1 from which two small pictures stand beside each other, and between them."""


class Pictures(QWidget):
    """Views that stay while pictures change, so that the keyboard keeps its place."""

    evidence_opened = Signal(tuple)
    mark_reached = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.views: list[PictureView] = []
        self._titles: list[Words] = []
        self._shape = (0, 0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(round(GAP))
        self._grid.setVerticalSpacing(28)

    @staticmethod
    def across(width: float) -> float:
        """Return the width of one of the small pictures in ``width`` px."""
        return (width - GAP) / 2 if width >= TWO_FROM else width

    @staticmethod
    def columns(width: float) -> int:
        """Return how many small pictures stand beside each other."""
        return 2 if width >= TWO_FROM else 1

    def show_pictures(
        self, pictures: Sequence[Picture], titles: Sequence[str] = (), columns: int = 1
    ) -> None:
        """Show these in columns, with ``titles`` above when there are any."""
        shape = (len(pictures), len(titles), columns)
        if shape != self._shape:
            self._shape = shape
            self._make(len(pictures), len(titles), columns)
        scale = appearance().scale
        for place, (view, picture) in enumerate(zip(self.views, pictures, strict=True)):
            view.show_picture(picture)
            view.setFixedSize(round(picture.width * scale), round(picture.height * scale))
            if titles:
                self._titles[place].setText(titles[place])

    def _make(self, count: int, titled: int, columns: int) -> None:
        cleared(self._grid)
        self.views = [PictureView() for _ in range(count)]
        self._titles = [label("", "strong", wraps=True) for _ in range(titled)]
        for place, view in enumerate(self.views):
            # a picture has its own direction: time runs to the right on every screen and page
            view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            view.evidence_opened.connect(self.evidence_opened)
            view.stood_on.connect(partial(self._came_to, view))
            parts = [self._titles[place], view] if titled else [view]
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
            self._grid.addWidget(holding(column(*parts, gap=4)), place // columns, place % columns, top)

    def _came_to(self, view: PictureView, spot: QPoint) -> None:
        self.mark_reached.emit(view.mapTo(self, spot))

    def current(self) -> PictureView | None:
        """Return the picture with the keyboard, else the first."""
        focused = [view for view in self.views if view.hasFocus()]
        return next(iter(focused or self.views), None)
