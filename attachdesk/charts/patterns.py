"""Lanes of the four patterns: a stem per session, as high as the intensity; a small circle for not seen."""

from collections.abc import Iterator

from attachdesk.charts.glyphs import sign_of
from attachdesk.charts.picture import Block, Dot, GlyphMark, Line, Mark
from attachdesk.charts.rows import BLOCK, Sheet, head, ink_of, rule, stack
from attachdesk.domain.trend import Cell, CodeRow

LANE = 38.0
STEP = 8.0
"""Px for a step of intensity."""
FOOT = 31.0
"""Where a lane stands, from its top; below it, ticks for what the stems do not show."""
GLYPH, FEW_GLYPH, SMALLEST, RING = 10.0, 12.0, 3.0, 3.5


def lane(row: CodeRow, sheet: Sheet, top: float) -> Iterator[Mark]:
    """Yield one pattern's lane.

    Stems show ratings of sessions; where shares of sessions are asked for they follow the source of the
    row's share, ratings or passages. What came by the other way is a short tick under the line, so that the
    two never add up. A session not rated shows nothing.
    """
    foot = top + FOOT
    yield rule(sheet, foot)
    for cell in row.cells:
        if sheet.mode == "count":
            yield from _counted(row, cell, sheet, foot)
        else:
            yield from _stem(row, cell, sheet, foot)
    yield from head(row, sheet, top + LANE / 2 + 2)


def _mark(row: CodeRow, cell: Cell, evidence: tuple[str, ...], sheet: Sheet) -> Mark:
    session = sheet.wording.session(sheet.spots[cell.session])
    hint = f"{sheet.wording.name(row)}. {session}: {sheet.wording.cell(row, cell)}"
    return Mark(evidence=evidence, hint=hint, row=row.code)


def _stem(row: CodeRow, cell: Cell, sheet: Sheet, foot: float) -> Iterator[Mark]:
    is_rated = sheet.mode == "rating" or row.share.source == "session"
    own, other = (cell.ratings, cell.passages) if is_rated else (cell.passages, cell.ratings)
    height = (cell.rating or 0) if is_rated else cell.strongest
    if own and height:
        yield from _raised(row, cell.session, height, sheet, foot, mark=_mark(row, cell, own, sheet))
    elif own:
        yield _ring(cell.session, sheet, foot, _mark(row, cell, own, sheet))
    if other and not own and cell.rating == 0:
        yield _ring(cell.session, sheet, foot, _mark(row, cell, other, sheet))
    elif other and not own and sheet.is_few:
        yield _resting(row, cell, sheet, foot, _mark(row, cell, other, sheet))
    elif other:
        yield _tick(row, cell, sheet, foot, _mark(row, cell, other, sheet))


def _raised(
    row: CodeRow, session: str, height: int, sheet: Sheet, foot: float, *, mark: Mark
) -> Iterator[Mark]:
    x, size, ink = sheet.axis.spots[session], _size(session, sheet), ink_of(row)
    tip = foot - STEP * height
    stem = ((x, foot), (x, tip))
    yield Line(
        points=stem, ink=ink, width=min(1.25, size), evidence=mark.evidence, hint=mark.hint, row=mark.row
    )
    if size >= SMALLEST:
        yield GlyphMark(
            x=x, y=tip, size=size, glyph=sign_of(row.code).name, ink=ink,
            evidence=mark.evidence, hint=mark.hint, row=mark.row,
        )  # fmt: skip


def _resting(row: CodeRow, cell: Cell, sheet: Sheet, foot: float, mark: Mark) -> Mark:
    """Return a sign on the line: with few sessions what came by the other way is seen at a glance too."""
    return GlyphMark(
        x=sheet.axis.spots[cell.session], y=foot - FEW_GLYPH / 2 - 1, size=_size(cell.session, sheet),
        glyph=sign_of(row.code).name, ink=ink_of(row),
        evidence=mark.evidence, hint=mark.hint, row=mark.row,
    )  # fmt: skip


def _size(session: str, sheet: Sheet) -> float:
    return sheet.axis.size(session, FEW_GLYPH if sheet.is_few else GLYPH)


def _ring(session: str, sheet: Sheet, foot: float, mark: Mark) -> Mark:
    r = min(RING, sheet.axis.size(session, 2 * RING) / 2)
    return Dot(
        x=sheet.axis.spots[session], y=foot, r=r, ink="axis", is_hollow=r >= 1.5,
        evidence=mark.evidence, hint=mark.hint, row=mark.row,
    )  # fmt: skip


def _tick(row: CodeRow, cell: Cell, sheet: Sheet, foot: float, mark: Mark) -> Mark:
    width = sheet.axis.size(cell.session, BLOCK)
    is_zero = cell.rating == 0 and mark.evidence == cell.ratings
    return Block(
        x=sheet.axis.spots[cell.session] - width / 2, y=foot + 4, width=width, height=2,
        ink="axis" if is_zero else ink_of(row), radius=0,
        evidence=mark.evidence, hint=mark.hint, row=mark.row,
    )  # fmt: skip


def _counted(row: CodeRow, cell: Cell, sheet: Sheet, foot: float) -> Iterator[Mark]:
    if cell.passages:
        x, width = sheet.axis.spots[cell.session], sheet.axis.size(cell.session, BLOCK)
        n = len(cell.passages)
        mark = _mark(row, cell, cell.passages, sheet)
        room = sheet.axis.room[cell.session]
        yield from stack(x, foot, width=width, room=room, kinds=("",) * n, ink=ink_of(row), mark=mark)
    if cell.rating == 0 and not cell.passages:
        yield _ring(cell.session, sheet, foot, _mark(row, cell, cell.ratings, sheet))
    elif cell.ratings:
        yield _tick(row, cell, sheet, foot, _mark(row, cell, cell.ratings, sheet))
