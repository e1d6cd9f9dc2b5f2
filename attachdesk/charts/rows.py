"""What every lane shares: the columns of a chart, the sign and name at the left, the figures at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from attachdesk.charts.glyphs import sign_of
from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Block, GlyphMark, Label, Line, Mark
from attachdesk.charts.timeline import FEW, Axis
from attachdesk.charts.wording import Wording
from attachdesk.domain.trend import CodeRow, Mode, SessionSpot, TrendsView

SIGN = 24.0
"""Px for the sign of a row."""
COMPACT = 420.0
"""Narrower charts name their rows by the sign alone."""
FIGURE, NAME = 13.0, 13.0
BLOCK = 8.0
"""Px of the side of a block: the least that is told apart at a glance in its three forms."""
STACKED = 9.0
"""Px from the foot of a block to that of the one on it."""


@dataclass(frozen=True)
class Frame:
    """The columns of a chart ``width`` px wide: names, plot from ``left`` to ``right``, figures.

    ``seen_x`` and ``sure_x`` are the right ends of the two columns of figures.
    """

    width: float
    left: float
    right: float
    seen_x: float
    sure_x: float

    @classmethod
    def over(
        cls, rows: Sequence[CodeRow], wording: Wording, width: float, mode: Mode, *, is_plain: bool = False
    ) -> "Frame":
        """Return the columns for these rows; names never take more than three tenths."""
        figures = [wording.figures(row, mode, is_plain=is_plain) for row in rows]
        seen = max((width_of(one, FIGURE, 600) for one, _ in figures), default=0.0)
        sure = max((width_of(one) for _, one in figures), default=0.0)
        names = max((width_of(wording.name(row), NAME) for row in rows), default=0.0)
        left = SIGN if width < COMPACT else min(SIGN + names + 10, 0.3 * width)
        sure_x = width - 2.0
        seen_x = sure_x - sure - 8
        figured = max(sure + 8 + seen, width_of(wording.head(mode, rows, is_plain=is_plain))) + 10
        return cls(width, left, max(sure_x - figured, left + 40), seen_x, sure_x)


@dataclass(frozen=True)
class Sheet:
    """One chart being drawn: what it shows, its columns and its axis, its words."""

    view: TrendsView
    frame: Frame
    axis: Axis
    wording: Wording
    mode: Mode
    spots: dict[str, SessionSpot]
    is_plain: bool = False
    """For readers who are no therapists: no intervals, no words on shares."""

    @cached_property
    def is_few(self) -> bool:
        """Whether under five sessions have anything to show: then each is drawn as a sign of its own."""
        return len({cell.session for row in self.view.rows for cell in row.cells}) < FEW

    @classmethod
    def over(
        cls, view: TrendsView, wording: Wording, width: float, mode: Mode, *, is_plain: bool = False
    ) -> "Sheet":
        """Return a sheet for a view; its columns have room for every row."""
        frame = Frame.over(view.rows, wording, width, mode, is_plain=is_plain)
        axis = Axis.over(view, frame.left, frame.right)
        spots = {spot.id: spot for spot in view.sessions}
        return cls(view, frame, axis, wording, mode, spots, is_plain)


def ink_of(row: CodeRow) -> str:
    """Return the ink of a row: its own, or the one the therapist gave the code."""
    return row.code if row.family != "code" else row.ink or "muted"


def head(row: CodeRow, sheet: Sheet, middle: float) -> Iterator[Mark]:
    """Yield the sign, the name and the figures of a row round the height ``middle``."""
    sign, hint = sign_of(row.code, row.letter), _hint(row, sheet)
    yield GlyphMark(
        x=8, y=middle, size=15, glyph=sign.name, ink=ink_of(row), text=sign.text, hint=hint, row=row.code
    )
    name = sheet.wording.name(row)
    baseline = middle + 4.5
    is_silent = not row.cells
    if text := elided(name, sheet.frame.left - SIGN - 4, NAME):
        yield Label(
            x=SIGN, y=baseline, text=text, ink="muted" if is_silent else "text", size=NAME,
            width=width_of(text, NAME), full=name if text != name else "", hint=hint, row=row.code,
        )  # fmt: skip
    seen, sure = sheet.wording.figures(row, sheet.mode, is_plain=sheet.is_plain)
    yield Label(
        x=sheet.frame.seen_x, y=baseline, text=seen, ink="text", size=FIGURE, weight=600, anchor="end",
        width=width_of(seen, FIGURE, 600), hint=hint, row=row.code,
    )  # fmt: skip
    if sure:
        yield Label(
            x=sheet.frame.sure_x,
            y=baseline,
            text=sure,
            anchor="end",
            width=width_of(sure),
            hint=hint,
            row=row.code,
        )


def _hint(row: CodeRow, sheet: Sheet) -> str:
    return sheet.wording.name(row) if sheet.is_plain else sheet.wording.row(row, sheet.mode)


def rule(sheet: Sheet, y: float) -> Mark:
    """Return the line that a lane stands on."""
    return Line(points=((sheet.frame.left, y), (sheet.frame.right, y)), ink="grid")


def stack(
    x: float, foot: float, *, width: float, room: float, kinds: Sequence[str], ink: str, mark: Mark
) -> Iterator[Mark]:
    """Yield at most three blocks standing on ``foot``, or their number where there are more and it fits.

    ``kinds`` are forward (filled), worked_on (hollow), setback (a bar); any other is filled. ``width`` is
    that of a block, ``room`` that of a number; ``mark`` gives evidence, hint and row.
    """
    number = str(len(kinds))
    wide = width_of(number, 12, 600)
    if len(kinds) > 3 and wide <= room:
        yield Label(
            x=x, y=foot - 4, text=number, ink="text", weight=600, anchor="middle", width=wide,
            evidence=mark.evidence, hint=mark.hint, row=mark.row,
        )  # fmt: skip
        return
    for index, kind in enumerate(kinds[:3]):
        yield block(x, foot - STACKED * (index + 1), width, kind, ink=ink, mark=mark)


def block(x: float, top: float, width: float, kind: str, *, ink: str, mark: Mark) -> Block:
    """Return one block of ``width`` x 8 px centred on ``x``; senses differ in form, not in colour."""
    is_hollow = kind == "worked_on" and width >= 3.5
    inset = 0.625 if is_hollow else 0.0
    y, height = (top + 2.75, 2.5) if kind == "setback" else (top + inset, BLOCK - 2 * inset)
    return Block(
        x=x - width / 2 + inset, y=y, width=width - 2 * inset, height=height, ink=ink,
        radius=min(1.0, width / 3), is_hollow=is_hollow,
        evidence=mark.evidence, hint=mark.hint, row=mark.row,
    )  # fmt: skip
