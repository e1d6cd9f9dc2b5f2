"""Pieces that reportlab has not: a head in the side column, a chart, a mark of the practice, a gap."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from attachdesk.charts.picture import Picture
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.painter import paint


class SideHead(Flowable):  # type: ignore[misc]
    """A section's name, drawn left of the text column beside what follows; takes no height itself."""

    def __init__(self, words: Flowable) -> None:
        super().__init__()
        self._words = words
        self.keepWithNext = 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room in the text column."""
        self._words.wrap(sheet.SIDE, height)
        return width, 0

    def draw(self) -> None:
        """Draw to the left, the first line level with the text."""
        self._words.drawOn(self.canv, -(sheet.SIDE + sheet.GAP), -self._words.height)


class Chart(Flowable):  # type: ignore[misc]
    """A picture scaled to the width it is given."""

    def __init__(self, picture: Picture, draw: Callable[..., None] = paint) -> None:
        super().__init__()
        self._picture = picture
        self._draw = draw
        self._scale = 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Fill the width; never higher than the page."""
        self._scale = min(width / self._picture.width, height / self._picture.height)
        return width, self._picture.height * self._scale

    def draw(self) -> None:
        """Paint from the top left corner."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.translate(0, self._picture.height * self._scale)
        canvas.scale(self._scale, self._scale)
        self._draw(canvas, self._picture)
        canvas.restoreState()


class Rings(Flowable):  # type: ignore[misc]
    """The two linked rings at the head of the letter."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take a small square."""
        return 27, 20

    def draw(self) -> None:
        """Draw two rings in the accent."""
        canvas: Any = self.canv
        canvas.setStrokeColor(sheet.inks()["accent"])
        canvas.setLineWidth(2)
        for x in (8.0, 17.0):
            canvas.circle(x, 8, 7, stroke=1, fill=0)


class Wide(Flowable):  # type: ignore[misc]
    """A piece that begins at the page's margin, left of the text column."""

    def __init__(self, piece: Flowable, left: float) -> None:
        super().__init__()
        self._piece, self._left = piece, left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the height that the piece needs over the whole width."""
        _, tall = self._piece.wrap(width + self._left, height)
        return width, tall + self._piece.getSpaceAfter()

    def draw(self) -> None:
        """Draw from the margin."""
        self._piece.drawOn(self.canv, -self._left, self._piece.getSpaceAfter())
