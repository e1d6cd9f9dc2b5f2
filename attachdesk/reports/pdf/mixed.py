"""Text as the page sets it: reportlab's paragraph where its own family suffices, ours for other scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from attachdesk.reports.blocks import Run
from attachdesk.reports.pdf import lines, scripts

_RUNNING = frozenset({"body", "quote", "small", "bullet"})
"""Styles of running text, which begins at the right where it runs from there; names keep their column."""


@dataclass(frozen=True)
class _Row:
    letters: Sequence[lines.Letter]
    is_rtl: bool
    written: int


class Mixed(Flowable):  # type: ignore[misc]
    """A paragraph of several scripts, in both directions."""

    def __init__(self, runs: Sequence[Run], style: ParagraphStyle, bullet: str = "") -> None:
        super().__init__()
        self.style = style
        self._type = lines.Type(style.fontName, style.fontSize)
        self._written = lines.lines_of(runs)
        self._bullet = bullet
        self._rows: list[_Row] = []
        self._laid: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines; as high as they need."""
        if self._laid != width:
            self._laid = width
            self._rows = self._break(width - self.style.leftIndent)
        self.width, self.height = width, len(self._rows) * self.style.leading
        return width, self.height

    def _break(self, room: float) -> list[_Row]:
        return [
            _Row(row, is_rtl, written)
            for written, (letters, is_rtl) in enumerate(self._written)
            for row in lines.broken(letters, room, self._type)
        ]

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits and the rest, both of two lines at least; nothing where that cannot be.

        A table asks for two parts even where all of it would fit: its own sum of heights was rounded.
        """
        self.wrap(width, height)
        fitting = min(int(height / self.style.leading), len(self._rows) - 2)
        if fitting < 2:
            return []
        return [self._part(self._rows[:fitting], self._bullet), self._part(self._rows[fitting:], "")]

    def _part(self, rows: list[_Row], bullet: str) -> "Mixed":
        # the lines too, not the rows alone: a table asks for a part in one width and draws it in another
        part = Mixed((), self.style, bullet)
        part._rows, part._laid = rows, self._laid
        part._written = [
            ([letter for row in same for letter in row.letters], is_rtl)
            for (_, is_rtl), same in groupby(rows, key=lambda row: (row.written, row.is_rtl))
        ]
        return part

    def draw(self) -> None:
        """Draw the lines, the first on the height at which a paragraph's first stands."""
        canvas: Any = self.canv
        y = self.height - self.style.fontSize
        for row in self._rows:
            letters = lines.bare(row.letters)
            begins_right = row.is_rtl and self.style.name in _RUNNING
            indent, width = self.style.leftIndent, self._type.width(letters)
            x = self.width - indent - width if begins_right else indent
            if self.style.alignment == TA_RIGHT:
                x = self.width - width
            canvas.setFillColor(self.style.textColor)
            lines.draw(canvas, x, y, letters, self._type, is_rtl=row.is_rtl)
            if self._bullet and row is self._rows[0]:
                self._draw_bullet(canvas, y, begins_right=begins_right)
            y -= self.style.leading

    def _draw_bullet(self, canvas: Any, y: float, *, begins_right: bool) -> None:
        canvas.setFillColor(self.style.bulletColor)
        canvas.setFont(self.style.bulletFontName, self.style.bulletFontSize)
        draw = canvas.drawRightString if begins_right else canvas.drawString
        draw(self.width if begins_right else 0, y, self._bullet)


def draw_label(canvas: Any, x: float, y: float, text: str, type_: lines.Type, *, anchor: str) -> None:
    """Draw one line of a chart; ``anchor`` says which end of it stands at x."""
    letters, is_rtl = lines.lines_of([Run(scripts.in_lines(text).replace("\n", " "))])[0]
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    lines.draw(canvas, x - share * type_.width(letters), y, letters, type_, is_rtl=is_rtl)


def is_plain(runs: Sequence[Run]) -> bool:
    """Whether the page's own family draws all that any bundled font can."""
    return not any(scripts.is_foreign(run.text) for run in runs)
