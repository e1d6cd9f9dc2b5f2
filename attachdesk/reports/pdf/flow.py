"""What the end of a page must not part: a name from its section, a small table from its note, a signature."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.flowables import Headed

LEAST = 60.0
"""Points that must be left on a page for a section to begin there: its name and three lines."""
WHOLE = 0.45
"""A section with a table or a chart that takes no more of a page than this share stays on one."""


def opened(gap: float) -> list[Flowable]:
    """Return the white over a section that is not the first, ``gap`` points."""
    return [Spacer(1, gap), CondPageBreak(LEAST)]


def named(name: Flowable, pieces: Sequence[Flowable]) -> list[Flowable]:
    """Return a section's pieces, the first with the section's name beside it."""
    first, *rest = pieces or [Spacer(1, 0)]
    return [Headed(name, first), *rest]


def kept(pieces: Sequence[Flowable], *, tied: int, is_signed: bool, is_drawn: bool) -> list[Flowable]:
    """Return a section's pieces, tied together where they stay on one page; at least its last ``tied``.

    ``is_signed``: it ends in the signature, and nobody signs an empty page. ``is_drawn``: it has a table or
    a chart; running text flows.
    """
    share = _height(pieces) / (sheet.PAGE[1] - sheet.TOP - sheet.BOTTOM)
    if (is_signed and share <= 1) or (is_drawn and share <= WHOLE):
        return [KeepTogether(list(pieces))]
    if tied:
        return [*pieces[:-tied], KeepTogether(list(pieces[-tied:]))]
    return list(pieces)


def _height(pieces: Sequence[Flowable]) -> float:
    sizes = [piece.wrapOn(None, sheet.TEXT_WIDTH, sheet.PAGE[1]) for piece in pieces]
    return float(sum(height for _, height in sizes) + sum(piece.getSpaceAfter() for piece in pieces))
