"""Lanes of the eight benefits and of the therapist's own codes: a block per passage, a targeted tick."""

from collections.abc import Iterator

from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Block, Dot, Label, Line, Mark
from attachdesk.charts.rows import BLOCK, Sheet, block, head, ink_of, rule, stack
from attachdesk.domain.trend import Cell, CodeRow

LANE = 34.0
FOOT = 28.0
"""Where the blocks stand, from the top of a lane; below lies the tick of a targeted session."""
KINDS = ("forward", "worked_on", "setback")
_NOTHING = Cell("")


def lane(row: CodeRow, sheet: Sheet, top: float) -> Iterator[Mark]:
    """Yield one lane: observed above the line, targeted under it."""
    foot = top + FOOT
    yield rule(sheet, foot + 0.5)
    ticked = frozenset(row.targeted)
    for cell in row.cells:
        yield from _observed(row, cell, sheet, foot, is_targeted=cell.session in ticked)
    found = {cell.session: cell for cell in row.cells}
    for session in row.targeted:
        cell = found.get(session, _NOTHING)
        mark = _mark(row, cell, session, sheet, is_targeted=True)
        width = sheet.axis.size(session, BLOCK)
        x = sheet.axis.spots[session] - width / 2
        yield Block(
            x=x, y=foot + 1.5, width=width, height=2, ink="axis", radius=0, hint=mark.hint, row=row.code
        )
    if row.family == "benefit" and not row.cells and not row.targeted:
        yield from _silence(row, sheet, foot)
    yield from head(row, sheet, top + LANE / 2)


def _mark(row: CodeRow, cell: Cell, session: str, sheet: Sheet, *, is_targeted: bool) -> Mark:
    said = sheet.wording.cell(row, cell, is_targeted=is_targeted)
    hint = f"{sheet.wording.name(row)}. {sheet.wording.session(sheet.spots[session])}: {said}"
    return Mark(evidence=cell.evidence, hint=hint, row=row.code)


def _observed(row: CodeRow, cell: Cell, sheet: Sheet, foot: float, *, is_targeted: bool) -> Iterator[Mark]:
    x, mark = sheet.axis.spots[cell.session], _mark(row, cell, cell.session, sheet, is_targeted=is_targeted)
    if not cell.observed:
        r = min(BLOCK, sheet.axis.size(cell.session, BLOCK)) / 2
        yield Dot(
            x=x, y=foot - 1 - r, r=r, ink="axis", is_hollow=r >= 1.5,
            evidence=mark.evidence, hint=mark.hint, row=mark.row,
        )  # fmt: skip
        return
    width = sheet.axis.size(cell.session, BLOCK)
    room = sheet.axis.room[cell.session]
    kinds, ink = _kinds(row, cell), ink_of(row)
    yield from stack(x, foot, width=width, room=room, kinds=kinds, ink=ink, mark=mark)


def _kinds(row: CodeRow, cell: Cell) -> tuple[str, ...]:
    if row.family != "benefit":
        return ("",) * cell.observed
    setback, worked_on = ("setback",) * cell.setback, ("worked_on",) * cell.worked_on
    return setback + worked_on + ("forward",) * cell.forward


def _silence(row: CodeRow, sheet: Sheet, foot: float) -> Iterator[Mark]:
    said = sheet.wording.say("none_observed_focus" if row.is_in_focus else "none_observed")
    x = sheet.frame.left + 8
    text = elided(said, sheet.frame.right - x - 4)
    # breaks and phases would run through the words
    yield Block(x=x - 4, y=foot - 18, width=width_of(text) + 8, height=16, ink="surface", radius=2)
    yield Label(x=x, y=foot - 6.5, text=text, width=width_of(text), row=row.code)


def legend(sheet: Sheet, baseline: float) -> Iterator[Mark]:
    """Yield the signs of the senses, of a targeted session and of ticks, as many as fit in one line."""
    x = 0.0
    for kind in (*KINDS, "targeted", "beside"):
        text = sheet.wording.say(kind)
        width = width_of(text)
        if x + 14 + width > sheet.frame.width:
            return
        if kind == "beside":
            x -= 14
        elif kind == "targeted":
            yield Line(points=((x - 1, baseline - 5.5), (x + 9, baseline - 5.5)), ink="grid")
            yield Block(x=x, y=baseline - 4, width=BLOCK, height=2, ink="axis", radius=0)
        else:
            yield block(x + 4, baseline - 8, BLOCK, kind, ink="muted", mark=Mark())
        yield Label(x=x + 14, y=baseline, text=text, width=width)
        x += 14 + width + 18
