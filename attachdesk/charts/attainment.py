"""How far a goal or an objective got, by day: dots on a scale, joined only to lead the eye.

The same picture stands small in the outline of a plan (no figures on its edge) and larger on a page and in
reports. Goals are rated 0-10 by the client; objectives -2 to +2, where 0 is what was expected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from attachdesk.charts.lettering import width_of
from attachdesk.charts.picture import Dot, Label, Line, Mark, Picture
from attachdesk.charts.timeline import spread
from attachdesk.charts.wording import Wording

GOAL, ATTAINMENT = (0, 10), (-2, 2)
"""Lowest and highest figure of the two scales."""
RADIUS, EDGE, FIGURES, FOOT = 3.0, 6.0, 26.0, 18.0
APART = 7.0
"""Px between two dots at least, where there is room."""


@dataclass(frozen=True)
class Reached:
    """One rating: on which day, which figure, what it opens (the id of its session, or nothing)."""

    on: date
    figure: int
    session_id: str = ""


@dataclass(frozen=True)
class Frame:
    """The size of a picture in px, its scale, the days it spans; ``is_small``: dots alone."""

    width: float
    height: float
    scale: tuple[int, int]
    first: date
    last: date
    is_small: bool = False

    @property
    def left(self) -> float:
        """Where the dots begin."""
        return EDGE if self.is_small else FIGURES + EDGE

    @property
    def bottom(self) -> float:
        """The height of the lowest figure."""
        return self.height - EDGE - (0.0 if self.is_small else FOOT)

    def y(self, figure: int) -> float:
        """Return the height of a figure."""
        low, high = self.scale
        return self.bottom - (figure - low) / (high - low) * (self.bottom - EDGE)

    def x(self, on: date) -> float:
        """Return the place of a day."""
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (on - self.first).days / days))
        return self.left + share * (self.width - EDGE - self.left)


def attainment(title: str, ratings: Sequence[Reached], frame: Frame, wording: Wording) -> Picture:
    """Return the picture of some ratings in the order of their days; an empty one has its scale alone."""
    places = spread([frame.x(one.on) for one in ratings], frame.left, frame.width - EDGE, APART)
    points = [(x, frame.y(one.figure)) for x, one in zip(places, ratings, strict=True)]
    marks: list[Mark] = [*_ground(frame), *([] if frame.is_small else _edges(frame, wording))]
    marks += [Line((start, end), "axis", 1.25) for start, end in pairwise(points)]
    said = [_said(one, frame.scale, wording) for one in ratings]
    for (x, y), one, hint in zip(points, ratings, said, strict=True):
        evidence = (one.session_id,) if one.session_id else ()
        marks.append(Dot(x, y, RADIUS, "accent", evidence=evidence, hint=hint))
    told = "; ".join(said) if said else wording.say("attainment_none")
    return Picture(frame.width, frame.height, tuple(marks), title, told)


def figure_words(figure: int, scale: tuple[int, int]) -> str:
    """Return a figure as it is written: ``7``, or with its sign where 0 is the middle."""
    return f"{figure:+d}" if scale[0] < 0 and figure else str(figure)


def _said(one: Reached, scale: tuple[int, int], wording: Wording) -> str:
    key = "attainment_level" if scale[0] < 0 else "attainment_of_ten"
    return wording.say(key, figure=figure_words(one.figure, scale), day=wording.day(one.on))


def _ground(frame: Frame) -> list[Mark]:
    """Return the lines of the lowest, the middle and the highest figure; what was expected is dashed."""
    low, high = frame.scale
    lines: list[Mark] = []
    for figure in sorted({low, (low + high) // 2, high}):
        y = frame.y(figure)
        dash = (3.0, 3.0) if low < 0 and not figure else ()
        ink = "axis" if dash else "hairline"
        lines.append(Line(((frame.left - EDGE, y), (frame.width, y)), ink, 1.0, dash))
    return lines


def _edges(frame: Frame, wording: Wording) -> list[Mark]:
    """Return the figures at the leading edge and the first and last day below."""
    low, high = frame.scale
    marks: list[Mark] = []
    for figure in sorted({low, (low + high) // 2, high}):
        words = figure_words(figure, frame.scale)
        at = frame.left - EDGE - 6
        marks.append(Label(at, frame.y(figure) + 4, words, size=11, anchor="end", width=width_of(words, 11)))
    first, last = wording.day(frame.first), wording.day(frame.last)
    foot = frame.height - 4
    marks.append(Label(frame.left, foot, first, size=11, width=width_of(first, 11)))
    marks.append(Label(frame.width, foot, last, size=11, anchor="end", width=width_of(last, 11)))
    return marks
