"""Where blocks of a day stand when some overlap: beside each other, each as wide as its group allows."""

from collections.abc import Sequence
from datetime import datetime

Span = tuple[datetime, datetime]


def lanes(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return (lane, number of lanes) for spans in the order of their starts."""
    placed: list[tuple[int, int]] = []
    group: list[int] = []
    ends: list[datetime] = []
    for number, (begin, end) in enumerate(spans):
        if group and begin >= max(ends):
            placed = _closed(placed, group, len(ends))
            group, ends = [], []
        free = [place for place, one in enumerate(ends) if one <= begin]
        lane = free[0] if free else len(ends)
        if free:
            ends[lane] = end
        else:
            ends.append(end)
        group.append(number)
        placed.append((lane, 0))
    return _closed(placed, group, len(ends))


def _closed(placed: list[tuple[int, int]], group: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return the places with the number of lanes of a finished group."""
    return [(lane, count) if number in group else (lane, of) for number, (lane, of) in enumerate(placed)]
