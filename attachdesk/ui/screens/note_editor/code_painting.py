"""Draws codes on a page: underlines beneath the words, stripes and signs in the margins.

Patterns: solid underline, left margin. Benefits and the therapist's own codes: dotted underline, right
margin. So family, shape, numeral and side tell them apart without colour. Overlaps stack.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from attachdesk.charts.glyphs import Glyph
from attachdesk.ui.kit.glyph_painter import paint_glyph

SIGN = 14.0
STEP = 22.0
"""From one sign to the next beside it."""
UNDER = 3.5
"""From one underline to the next below it."""


@dataclass(frozen=True)
class Drawn:
    """One observation as it is drawn: its stretch in code units, its sign and colour."""

    start: int
    end: int
    glyph: Glyph
    colour: QColor
    text_ink: QColor
    is_pattern: bool
    is_current: bool = False


@dataclass(frozen=True)
class Piece:
    """One line of a passage on the page: from ``left`` to ``right``, ``foot`` of its words, its own row."""

    left: float
    right: float
    top: float
    foot: float
    bottom: float


class Sheet:
    """A document as it is laid out while one painting lasts: the text of a paragraph is read once."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._read: dict[int, _Paragraph] = {}

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return the lines of a stretch in code units, in the document's own coordinates."""
        found: list[Piece] = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            found += self._in_block(block, start, end)
            block = block.next()
        return found

    def _paragraph(self, block: QTextBlock) -> "_Paragraph":
        if block.position() not in self._read:
            text = _by_units(block.text())
            corner = self._document.documentLayout().blockBoundingRect(block).topLeft()
            self._read[block.position()] = _Paragraph(text, bool(_BACKWARDS.search(text)), corner)
        return self._read[block.position()]

    def _in_block(self, block: QTextBlock, start: int, end: int) -> Iterable[Piece]:
        layout = block.layout()
        start, end = max(start - block.position(), 0), min(end - block.position(), block.length() - 1)
        if not layout.lineCount() or start >= end:
            return
        paragraph = self._paragraph(block)
        corner, text = paragraph.corner, paragraph.text
        for number in range(layout.lineForTextPosition(start).lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if line.textStart() >= end:
                break
            while last > first and text[last - 1].isspace():
                last -= 1
            if first < last:
                y = corner.y() + line.y()
                foot, bottom = y + line.ascent() + 1, y + line.height()
                for left, right in _stretches(line, first, last, is_mixed=paragraph.is_mixed):
                    yield Piece(corner.x() + left, corner.x() + right, y, foot, bottom)


@dataclass(frozen=True)
class _Paragraph:
    """Its text by code units, whether some of it runs backwards, and its corner on the page."""

    text: str
    is_mixed: bool
    corner: QPointF


def _by_units(text: str) -> str:
    """Return a text in which each UTF-16 code unit, as Qt counts, is one character: a wide one becomes two.

    It serves to ask what stands at a position of Qt's; both halves read as the letter of an unknown script,
    or as one written backwards.
    """
    return _WIDE.sub(lambda found: ("\u05d0" if _BACKWARDS.match(found[0]) else "x") * 2, text)


def _stretches(line: QTextLine, first: int, last: int, *, is_mixed: bool) -> list[tuple[float, float]]:
    """Return from where to where on a line some letters stand: one stretch, or more in mixed directions."""
    if not is_mixed:
        return [(_x(line, first), _x(line, last))]
    trailing = QTextLine.Edge.Trailing
    found: list[tuple[float, float]] = []
    each = sorted(sorted((_x(line, at), _x(line, at, trailing))) for at in range(first, last))
    for left, right in each:
        if found and left <= found[-1][1] + 0.5:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return [one for one in found if one[1] - one[0] > 0.5]


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    where: Any = line.cursorToX(at, edge)
    return float(where[0])


_WIDE = re.compile("[\U00010000-\U0010ffff]")
_BACKWARDS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)


def rows(all_drawn: Sequence[Drawn]) -> list[int]:
    """Return for each stretch the row beneath the words in which it overlaps no other."""
    taken: list[int] = []
    levels = [0] * len(all_drawn)
    for place in sorted(range(len(all_drawn)), key=lambda one: (all_drawn[one].start, -all_drawn[one].end)):
        here = all_drawn[place]
        level = next((row for row, until in enumerate(taken) if until <= here.start), len(taken))
        if level == len(taken):
            taken.append(here.end)
        taken[level] = here.end
        levels[place] = level
    return levels


def underline(painter: QPainter, all_drawn: Sequence[Drawn], sheet: Sheet) -> None:
    """Draw every underline; the painter's origin is the document's."""
    for one, level in zip(all_drawn, rows(all_drawn), strict=True):
        pen = QPen(one.colour, 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not one.is_pattern:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 1.9])
        painter.setPen(pen)
        for piece in sheet.pieces(one.start, one.end):
            y = piece.foot + 4 + level * UNDER
            painter.drawLine(QPointF(piece.left, y), QPointF(piece.right, y))


def margins(painter: QPainter, all_drawn: Sequence[Drawn], sheet: Sheet, left: float, right: float) -> None:
    """Draw signs and stripes left of ``left`` (patterns) and right of ``right`` (the others)."""
    filled: dict[bool, list[QRectF]] = {True: [], False: []}
    for one in sorted(all_drawn, key=lambda drawn: (drawn.start, drawn.end)):
        lines = sheet.pieces(one.start, one.end)
        if not lines:
            continue
        top, bottom = lines[0].top, lines[-1].bottom
        x = left - 16 - SIGN if one.is_pattern else right + 16
        box = QRectF(x, top, SIGN, bottom - top)
        while any(box.adjusted(0, 1, 0, -1).intersects(other) for other in filled[one.is_pattern]):
            box.translate(-STEP if one.is_pattern else STEP, 0)
        filled[one.is_pattern].append(box)
        _margin(painter, one, box, lines[0])


def _margin(painter: QPainter, one: Drawn, box: QRectF, first: Piece) -> None:
    middle = first.foot - SIGN / 2 + 1
    paint_glyph(painter, one.glyph, QRectF(box.x(), middle - SIGN / 2, SIGN, SIGN), one.colour, one.text_ink)
    if box.bottom() - first.bottom < 8:
        return
    pen = QPen(one.colour, 2.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if not one.is_pattern:
        pen.setDashPattern([0.1, 2.2])
    painter.setPen(pen)
    x = box.center().x()
    painter.drawLine(QPointF(x, first.bottom + 4), QPointF(x, box.bottom() - 6))
