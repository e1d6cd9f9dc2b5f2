"""A chart as a value: marks with places in pixels and ink names instead of colours.

Why pixels and not a unit square: text has a size, and both painters (window and page) must agree on what
fits beside what. A picture is laid out for one nominal size; a painter scales the whole uniformly. The
origin is the top left corner, y grows downwards, angles do not occur. Inks are the roles of the theme files
(``text``, ``axis``, ``secure``, ``trauma`` …). Marks are painted in their order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Weight = Literal[400, 500, 600]
Point = tuple[float, float]
REACH = 12.0
"""Px round a mark that still hit it: even a point has a target of 24 px (WCAG 2.2, 2.5.8)."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What every mark may carry: the observation ids behind it, the numbers on hover, the row it is in."""

    evidence: tuple[str, ...] = ()
    hint: str = ""
    row: str = ""

    @property
    def box(self) -> Box:
        """The rectangle that the mark fills."""
        raise NotImplementedError

    @property
    def centre(self) -> Point:
        """The middle of the box: where a hover ring goes."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True)
class Line(Mark):
    """A line through ``points``; ``dash`` is lengths on and off in px, empty for a solid line."""

    points: tuple[Point, ...]
    ink: str
    width: float = 1.0
    dash: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        """The rectangle round the points, without the width of the pen."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True)
class Dot(Mark):
    """A disc of radius ``r`` round (x, y); hollow ones have a 1.25 px outline and the ground inside."""

    x: float
    y: float
    r: float
    ink: str
    is_hollow: bool = False

    @property
    def box(self) -> Box:
        """The square round the disc."""
        return self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r


@dataclass(frozen=True)
class Band(Mark):
    """A filled stretch of the ground (a break, a phase), painted under everything else."""

    x: float
    y: float
    width: float
    height: float
    ink: str

    @property
    def box(self) -> Box:
        """The band itself."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True)
class Block(Mark):
    """A filled rectangle that stands for something counted; corners of ``radius``."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    radius: float = 1.0
    is_hollow: bool = False

    @property
    def box(self) -> Box:
        """The block itself."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True)
class Label(Mark):
    """Words in Inter: ``y`` is the baseline, ``x`` the end that ``anchor`` names, ``width`` as measured.

    ``size`` in px. ``full`` holds the words before they were elided, empty when nothing was cut.
    """

    x: float
    y: float
    text: str
    ink: str = "muted"
    size: float = 12.0
    weight: Weight = 400
    anchor: Anchor = "start"
    width: float = 0.0
    full: str = ""

    @property
    def box(self) -> Box:
        """From the top of the capitals to the foot of the descenders."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        return left, self.y - 0.76 * self.size, left + self.width, self.y + 0.24 * self.size


@dataclass(frozen=True)
class GlyphMark(Mark):
    """A glyph of ``charts.glyphs`` in a box of ``size`` px round (x, y).

    ``glyph`` is the name of the outline (circle, triangle, square, diamond, star, badge, zigzag, arch,
    cross); ``text`` the numeral or letter of a badge, painted in ``surface``.
    """

    x: float
    y: float
    size: float
    glyph: str
    ink: str
    text: str = ""

    @property
    def box(self) -> Box:
        """The square of the glyph."""
        half = self.size / 2
        return self.x - half, self.y - half, self.x + half, self.y + half


@dataclass(frozen=True)
class Picture:
    """Marks on a ground of ``width`` x ``height`` px, with a title and one sentence for who cannot see it."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str = ""
    description: str = ""

    def at(self, x: float, y: float, reach: float = REACH) -> Mark | None:
        """Return the mark with evidence nearest to a point, at most ``reach`` px away; else None."""
        best, nearest = None, reach
        for mark in self.clickable():
            away = _distance(mark.box, x, y)
            if away <= nearest:
                best, nearest = mark, away
        return best

    def clickable(self) -> Iterator[Mark]:
        """Yield the marks that open evidence, in reading order of the rows."""
        return (mark for mark in self.marks if mark.evidence)

    def stops(self) -> Iterator[Mark]:
        """Yield one mark for each thing that opens evidence: where the arrow keys go."""
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for mark in self.clickable():
            if (mark.row, mark.evidence) not in seen:
                seen.add((mark.row, mark.evidence))
                yield mark

    def hinted(self, x: float, y: float, reach: float = 4.0) -> str:
        """Return the numbers to show on hover at a point, or nothing."""
        best, nearest = "", reach
        for mark in self.marks:
            if mark.hint and (away := _distance(mark.box, x, y)) <= nearest:
                best, nearest = mark.hint, away
        return best

    def evidence(self) -> tuple[str, ...]:
        """Return every observation id that some mark opens, each once, in order of the marks."""
        return tuple(dict.fromkeys(one for mark in self.marks for one in mark.evidence))


def _distance(box: Box, x: float, y: float) -> float:
    left, top, right, bottom = box
    across = max(left - x, 0.0, x - right)
    down = max(top - y, 0.0, y - bottom)
    return max(across, down)
