"""The piece of a text that a search shows: about 160 characters around the find, with the found stretches."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from attachdesk.storage.scripts import folded

WIDTH = 160
AHEAD = 50
"""Code points shown before the first found stretch."""
LOOKED_AT = 200
"""Found stretches among which the best place is chosen."""
Stretch = tuple[int, int]
_HEADING = re.compile(r"\n{4,}")
"""What a heading of at least two letters leaves behind in the index: a passage never reaches across."""


def patterns_of(sources: Sequence[str]) -> list[re.Pattern[str]]:
    """Return patterns over folded text, ready for use on many texts."""
    return [re.compile(source) for source in sources]


def passage(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[str, tuple[Stretch, ...], Stretch]:
    """Return the passage, the found stretches in it, and where in ``text`` it lies, all in code points.

    The place is the one with the most of what was looked for, the first among equals.
    """
    plain = folded(text)
    found = sorted(
        (match.start(), match.end(), place)
        for place, pattern in enumerate(patterns)
        for match in islice(pattern.finditer(plain), LOOKED_AT)
    )
    start, end = _window(text, _best(found), found)
    marked = _merged(
        (max(one[0], start), min(one[1], end)) for one in found if one[0] < end and one[1] > start
    )
    shown = re.sub(r"\s", " ", text[start:end])
    return shown, tuple((one - start, other - start) for one, other in marked), (start, end)


def _best(found: Sequence[tuple[int, int, int]]) -> int:
    best, most = 0, 0
    for begin, _, _ in found:
        kinds = {place for start, end, place in found if start >= begin and end <= begin + WIDTH - AHEAD}
        if len(kinds) > most:
            best, most = begin, len(kinds)
    return best


def _window(text: str, first: int, found: Sequence[tuple[int, int, int]]) -> Stretch:
    """Return a stretch of ``WIDTH`` that begins and ends between words where there are spaces."""
    low, high = _section(text, first)
    start = max(low, min(first - AHEAD, high - WIDTH))
    if start > low:
        gap = re.compile(r"\s").search(text, start, first)
        start = gap.end() if gap else start
    end = min(high, start + WIDTH)
    if end < high:
        gap_before = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        last = max((stop for begin, stop, _ in found if begin <= first), default=first)
        end = gap_before if gap_before >= last and gap_before > start else end
    return start, end


def _section(text: str, place: int) -> Stretch:
    """Return the stretch between the headings round a place."""
    low, high = 0, len(text)
    for gap in _HEADING.finditer(text):
        if gap.end() <= place:
            low = gap.end()
        elif gap.start() > place:
            return low, gap.start()
    return low, high


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
