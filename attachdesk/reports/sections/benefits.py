"""The eight benefits: targeted (worked on in so many sessions) beside observed (passages, by sense)."""

from attachdesk.reports.blocks import Block, SideHead, Table, text
from attachdesk.reports.case import Case

_WIDTHS = (0.315, 0.155, 0.2, 0.175, 0.155)
"""Each head of a column on one line."""


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the table of all eight; a dash is none."""
    names = ("name", "targeted", "forward", "worked_on", "setback")
    heads = tuple(case.say(f"report.benefit_{name}") for name in names)
    rows = tuple(
        (
            line.name[:1].upper() + line.name[1:],
            *(_number(value) for value in (line.targeted, line.forward, line.worked_on, line.setback)),
        )
        for line in case.benefits
    )
    return (
        SideHead(case.say("report.benefits_head")),
        Table(heads, rows, _WIDTHS, frozenset({1, 2, 3, 4})),
        text(case.counted("report.benefits_note", len(case.attended)), "small"),
    )


def _number(value: int) -> str:
    return str(value) if value else "–"
