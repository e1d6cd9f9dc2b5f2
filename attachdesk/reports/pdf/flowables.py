"""Pieces that reportlab has not: a head in the side column, a chart, a mark of the practice, a gap."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from attachdesk.charts.picture import Picture
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.painter import paint

CAPTION_GAP = 4.0


class Headed(Flowable):  # type: ignore[misc]
    """The first piece of a section with the section's name in the side column, its first line level with it.

    Where the page ends in the piece the name stays with its first part; so no name stands alone.
    """

    def __init__(self, name: Flowable, piece: Flowable) -> None:
        super().__init__()
        self._name, self._piece = name, piece
        self._tall = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room of the piece, or of the name where that is higher."""
        _, self._tall = self._piece.wrap(width, height)
        _, beside = self._name.wrap(sheet.SIDE, height)
        self.width, self.height = width, max(self._tall, beside)
        return self.width, self.height

    def getSpaceAfter(self) -> float:
        """Return the white that the piece wants beneath."""
        return float(self._piece.getSpaceAfter())

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the piece in parts as it splits itself, the first one with the name."""
        first, *rest = self._piece.splitOn(self.canv, width, height) or (None,)
        return [] if first is None else [Headed(self._name, first), *rest]

    def draw(self) -> None:
        """Draw both from the same height downwards."""
        self._piece.drawOn(self.canv, 0, self.height - self._tall)
        self._name.drawOn(self.canv, -(sheet.SIDE + sheet.GAP), self.height - self._name.height)


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


class Captioned(Flowable):  # type: ignore[misc]
    """A chart from the page's margin over the width, its caption beneath in the text column; never parted."""

    def __init__(self, chart: Flowable, caption: Flowable) -> None:
        super().__init__()
        self._chart, self._caption = Wide(chart, sheet.SIDE + sheet.GAP), caption

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room of both, at most a page's."""
        _, words = self._caption.wrap(width, height)
        _, tall = self._chart.wrap(width, sheet.PAGE[1] - sheet.TOP - sheet.BOTTOM - words - CAPTION_GAP)
        self.width, self.height = width, tall + CAPTION_GAP + words
        return self.width, self.height

    def getSpaceAfter(self) -> float:
        """Return the white that the caption wants beneath."""
        return float(self._caption.getSpaceAfter())

    def draw(self) -> None:
        """Draw the chart over its words."""
        self._chart.drawOn(self.canv, 0, self._caption.height + CAPTION_GAP)
        self._caption.drawOn(self.canv, 0, 0)


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
