"""Letters of one script become placed glyphs, drawn so that a reader of the file finds the letters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from unicodedata import combining

import uharfbuzz
from fontTools.pens.basePen import BasePen

from attachdesk.reports.pdf import scripts
from attachdesk.reports.pdf.ordering import TO_LEFT

_TOLD_WHOLE = frozenset({scripts.THAI, scripts.DEVANAGARI, scripts.BENGALI, scripts.TAMIL})
"""Scripts whose glyphs stand in another order than their letters: the word is told beside them."""


@dataclass(frozen=True)
class Glyph:
    """A glyph by number, its place in ems from the start of the word, the letters it stands for.

    Without letters it is a mark on another, which carries the letters of both.
    """

    number: int
    x: float
    y: float
    letters: str


@dataclass(frozen=True)
class Shaped:
    """A word in one face: its glyphs from left to right, its width in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=4096)
def shaped(text: str, face: str, *, is_rtl: bool) -> Shaped:
    """Return the glyphs of a text of one direction."""
    font = scripts.font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    uharfbuzz.shape(font.shaper, buffer, {})
    glyphs, positions = buffer.glyph_infos, buffer.glyph_positions
    bearers: dict[int, int] = {}
    for index, glyph in enumerate(glyphs):
        best = bearers.setdefault(glyph.cluster, index)
        if positions[index].x_advance > positions[best].x_advance:
            bearers[glyph.cluster] = index
    starts = sorted(bearers)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found, x = [], 0.0
    for index, (glyph, place) in enumerate(zip(glyphs, positions, strict=True)):
        start = glyph.cluster
        letters = text[start : ends[start]] if bearers[start] == index else ""
        # readers of the file turn a line from the right round letter by letter, points and all
        letters = letters[::-1] if is_rtl else letters
        at = (x + place.x_offset) / font.em, place.y_offset / font.em
        found.append(Glyph(glyph.codepoint, *at, letters))
        x += place.x_advance
    return Shaped(tuple(found), x / font.em)


@dataclass(frozen=True)
class Said:
    """How readers are told a word: its direction, whether the line runs the other way, a mark behind it."""

    is_rtl: bool = False
    is_within: bool = False
    after: str = ""

    def of(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """Return the glyphs that carry letters, those at the ends with the marks that readers need."""
        told = [glyph for glyph in glyphs if glyph.letters]
        if self.after and told:
            told[-1] = replace(told[-1], letters=told[-1].letters + self.after)
        if self.is_within and told and combining(told[0].letters[0]):
            # a vowel at the end of a word from the right would be read with the words left of it
            told[0] = replace(told[0], letters=TO_LEFT + told[0].letters)
        return told


def draw(canvas: Any, at: tuple[float, float], text: str, face: str, *, size: float, said: Said) -> None:
    """Draw a word from a place rightwards, in the canvas' ink; ``size`` in points."""
    word = shaped(text, face, is_rtl=said.is_rtl)
    if face in _TOLD_WHOLE:
        canvas._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        _set(canvas, at, word.glyphs, face, size=size)
        canvas._code.append("EMC")
        return
    _set(canvas, at, said.of(word.glyphs), face, size=size)
    for glyph in word.glyphs:
        if not glyph.letters:
            _trace(canvas, at, glyph, face, size=size)


def draw_space(canvas: Any, at: tuple[float, float], letters: str, face: str, *, size: float) -> None:
    """Draw nothing that is seen, but a space of a face that says ``letters``."""
    _set(canvas, at, [replace(shaped(" ", face, is_rtl=False).glyphs[0], letters=letters)], face, size=size)


def _set(canvas: Any, at: tuple[float, float], glyphs: Sequence[Glyph], face: str, *, size: float) -> None:
    font = scripts.font(face)
    line = canvas.beginText()
    line.setFont(face, size)
    for glyph in glyphs:
        line.setTextOrigin(at[0] + glyph.x * size, at[1] + glyph.y * size)
        line.textOut(font.posing(glyph.number, glyph.letters))
    canvas.drawText(line)


def _trace(canvas: Any, at: tuple[float, float], glyph: Glyph, face: str, *, size: float) -> None:
    """Draw a mark as an outline: as text, readers take its height for another line."""
    font = scripts.font(face)
    path = canvas.beginPath()
    pen = _Outline(path, at[0] + glyph.x * size, at[1] + glyph.y * size, size / font.em)
    font.shaper.draw_glyph_with_pen(glyph.number, pen)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)


class _Outline(BasePen):  # type: ignore[misc]
    """Writes an outline into a path of the page."""

    def __init__(self, path: Any, x: float, y: float, scale: float) -> None:
        super().__init__(None)
        self._path, self._x, self._y, self._scale = path, x, y, scale

    def _at(self, *points: tuple[float, float]) -> list[float]:
        return [
            number for x, y in points for number in (self._x + x * self._scale, self._y + y * self._scale)
        ]

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._path.moveTo(*self._at(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._path.lineTo(*self._at(pt))

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._path.curveTo(*self._at(pt1, pt2, pt3))

    def _closePath(self) -> None:
        self._path.close()
