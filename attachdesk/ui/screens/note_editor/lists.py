"""Light lists: a line that begins with a dash or a number goes on at Enter, and Tab moves it in."""

import re
from typing import NamedTuple

from attachdesk.domain.passage import Span

_ITEM = re.compile(r"([ \t]*)(?:([-*•])|(\d{1,3})([.)])) +")
INDENT = "  "


class Change(NamedTuple):
    """Words to put in place of a stretch, and where the cursor is afterwards."""

    span: Span
    words: str
    cursor: int


def _line(text: str, point: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, point) + 1
    end = text.find("\n", point)
    return start, text[start : end if end >= 0 else len(text)]


def continued(text: str, point: int) -> Change | None:
    """Return what Enter does at ``point`` in an item: the next one, or after an empty one no more.

    None: the line is no item, or the cursor stands in its mark.
    """
    start, line = _line(text, point)
    item = _ITEM.match(line)
    if item is None or point < start + item.end():
        return None
    if not line[item.end() :].strip():
        return Change(Span(start, start + len(line)), "", start)
    room, sign, number, behind = item.groups()
    words = f"\n{room}{sign or str(int(number) + 1) + behind} "
    return Change(Span(point, point), words, point + len(words))


def indented(text: str, point: int, *, is_back: bool) -> Change | None:
    """Return what Tab (``is_back``: Shift+Tab) does in an item; None where there is nothing to move."""
    start, line = _line(text, point)
    if _ITEM.match(line) is None:
        return None
    if not is_back:
        return Change(Span(start, start), INDENT, point + len(INDENT))
    room = min(len(INDENT), len(line) - len(line.lstrip(" ")))
    return Change(Span(start, start + room), "", max(start, point - room)) if room else None
