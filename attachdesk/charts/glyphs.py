"""Outlines of every sign on a box of 16 x 16 px, as plain moves: no toolkit, one shape for window and page.

A move is ``("M", x, y)`` to start, ``("L", x, y)`` for a line, ``("C", x1, y1, x2, y2, x, y)`` for a cubic
curve, ``("Z",)`` to close. Origin top left, y downwards. A painter fills the outline when ``is_filled``,
else strokes it with a pen of ``pen`` px, round caps and joins; the text of a badge is centred on (8, 8) in
the ink ``surface``, ``TEXT_SIZE`` px, weight 600.
"""

import math
from dataclasses import dataclass

Move = tuple[str | float, ...]
TEXT_SIZE = 10.5
BOX = 16.0
_ROUND = 0.5522847498
"""Length of the handles of a cubic curve that passes for a quarter of a circle of radius 1."""


@dataclass(frozen=True)
class Glyph:
    """One sign: its outline, whether it is filled, the pen in px, and the text in it (badges only)."""

    name: str
    moves: tuple[Move, ...]
    is_filled: bool = True
    pen: float = 0.0
    text: str = ""


def polygon(*points: tuple[float, float]) -> tuple[Move, ...]:
    """Return the moves of a closed figure through the points."""
    return ("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",)


def disc(x: float, y: float, r: float) -> tuple[Move, ...]:
    """Return the moves of a circle of radius ``r`` round (x, y)."""
    k = r * _ROUND
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def rounded(left: float, top: float, right: float, bottom: float, r: float) -> tuple[Move, ...]:
    """Return the moves of a rectangle with corners of radius ``r``."""
    k = r * (1 - _ROUND)
    return (
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    )


def _star(reach: float, waist: float) -> tuple[Move, ...]:
    """Four points whose sides bend inwards, meeting ``waist`` px from the middle."""
    tips = [(8 + reach * math.sin(a), 8 - reach * math.cos(a)) for a in (k * math.pi / 2 for k in range(4))]
    nooks = [(8 + waist * dx, 8 + waist * dy) for dx, dy in ((1, -1), (1, 1), (-1, 1), (-1, -1))]
    moves: list[Move] = [("M", *tips[0])]
    for index, nook in enumerate(nooks):
        moves += [("L", *nook), ("L", *tips[(index + 1) % 4])]
    return (*moves, ("Z",))


_BADGE = rounded(0.5, 0.5, 15.5, 15.5, 3.5)
_OUTLINES: dict[str, Glyph] = {
    glyph.name: glyph
    for glyph in (
        Glyph("circle", disc(8, 8, 6.5)),
        Glyph("triangle", polygon((8, 1.6), (15, 14.2), (1, 14.2))),
        Glyph("square", polygon((2, 2), (14, 2), (14, 14), (2, 14))),
        Glyph("diamond", polygon((8, 0.8), (15.2, 8), (8, 15.2), (0.8, 8))),
        Glyph("star", _star(7.6, 1.9)),
        Glyph("badge", _BADGE),
        Glyph(
            "zigzag",
            (("M", 1.5, 5.5), ("L", 5.0, 11.5), ("L", 8.0, 5.0), ("L", 11.0, 11.5), ("L", 14.5, 5.5)),
            is_filled=False, pen=2.0,
        ),
        Glyph(
            "arch",
            (
                ("M", 1.2, 12.2), ("L", 14.8, 12.2), ("M", 2.6, 12.2),
                ("C", 2.6, 8.6, 4.8, 5.2, 8, 5.2), ("C", 11.2, 5.2, 13.4, 8.6, 13.4, 12.2),
            ),
            is_filled=False, pen=2.0,
        ),
        Glyph("cross", (("M", 4, 4), ("L", 12, 12), ("M", 12, 4), ("L", 4, 12)), is_filled=False, pen=1.5),
        Glyph("ring", disc(8, 8, 4.5), is_filled=False, pen=1.25),
    )
}  # fmt: skip
NAMES = tuple(_OUTLINES)

_SIGNS: dict[str, tuple[str, str]] = {
    "secure": ("circle", ""),
    "anxious_preoccupied": ("triangle", ""),
    "dismissive_avoidant": ("square", ""),
    "fearful_avoidant": ("diamond", ""),
    "trauma": ("badge", "1"),
    "attachment": ("badge", "2"),
    "regulation": ("badge", "3"),
    "self_esteem": ("badge", "4"),
    "relationships": ("badge", "5"),
    "mood": ("badge", "6"),
    "resilience": ("badge", "7"),
    "mindfulness": ("badge", "8"),
    "rupture": ("zigzag", ""),
    "repair": ("arch", ""),
    "secure_moment": ("star", ""),
}


def outline(name: str, text: str = "") -> Glyph:
    """Return an outline by its name, with the numeral or letter of a badge. KeyError: no such outline."""
    glyph = _OUTLINES[name]
    return Glyph(glyph.name, glyph.moves, glyph.is_filled, glyph.pen, text) if text else glyph


def sign_of(code: str, letter: str = "") -> Glyph:
    """Return the sign of a code; one of the therapist's own is a badge with its letter."""
    name, numeral = _SIGNS.get(code, ("badge", letter[:2] or "•"))
    return outline(name, numeral)
