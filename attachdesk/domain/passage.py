"""Passages that follow their text: where a span lies after an edit, and how it is found again.

Positions count Unicode code points, half open. Qt counts UTF-16 code units: ``CodeUnits`` converts at the
door of the window. The rules of following: text typed at either edge stays outside, text typed inside
belongs to the passage, a cut clips it, and a passage none of whose words remain is lost (its tag goes to
the tray).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True)
class Edit:
    """At ``at``, ``removed`` code points were replaced by ``added`` ones."""

    at: int
    removed: int
    added: int

    @property
    def end(self) -> int:
        """The end of the removed stretch, in the old text."""
        return self.at + self.removed

    @property
    def shift(self) -> int:
        """By how much the text behind moved."""
        return self.added - self.removed


@dataclass(frozen=True)
class Span:
    """A stretch of text, ``start`` to ``end``."""

    start: int
    end: int

    def after(self, edit: Edit) -> "Span | None":
        """Return where the span lies after ``edit``, or None when nothing of it remains."""
        if edit.end <= self.start:
            return Span(self.start + edit.shift, self.end + edit.shift)
        if edit.at >= self.end:
            return self
        if edit.at <= self.start and edit.end >= self.end:
            return None
        if edit.at > self.start and edit.end < self.end:
            return Span(self.start, self.end + edit.shift)
        if edit.at <= self.start:
            return Span(edit.at + edit.added, self.end + edit.shift)
        return Span(self.start, edit.at)

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Anchor:
    """A passage with what surrounds it, so that it can be found again."""

    span: Span
    quote: str
    before: str
    after: str


def anchored(text: str, span: Span) -> Anchor:
    """Return the anchor of ``span`` in ``text``, with up to 32 code points of context on each side."""
    return Anchor(
        span,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def found_again(text: str, anchor: Anchor) -> Span | None:
    """Return where a passage lies in a text that changed unseen, or None.

    Its old place counts first; then the occurrence of the quote whose surroundings agree best, the nearer
    one on a tie.
    """
    if not anchor.quote:
        return None
    if anchor.span.of(text) == anchor.quote:
        return anchor.span
    places: list[int] = []
    at = text.find(anchor.quote)
    while at >= 0:
        places.append(at)
        at = text.find(anchor.quote, at + 1)
    if not places:
        return None
    best = max(places, key=lambda place: (_agreement(text, place, anchor), -abs(place - anchor.span.start)))
    return Span(best, best + len(anchor.quote))


def _agreement(text: str, place: int, anchor: Anchor) -> int:
    before = text[max(0, place - CONTEXT) : place]
    behind = text[place + len(anchor.quote) :][:CONTEXT]
    return _common(before[::-1], anchor.before[::-1]) + _common(behind, anchor.after)


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def narrowed(old: str, new: str, edit: Edit) -> Edit:
    """Return the smallest edit inside ``edit`` that turns ``old`` into ``new``.

    A toolkit reports more than what changed (a whole block for a format, everything for a paste).
    """
    cut, put = old[edit.at : edit.end], new[edit.at : edit.at + edit.added]
    ahead = _common(cut, put)
    behind = _common(cut[ahead:][::-1], put[ahead:][::-1])
    return Edit(edit.at + ahead, len(cut) - ahead - behind, len(put) - ahead - behind)


class CodeUnits:
    """Conversion between code points of ``text`` and the UTF-16 code units that Qt counts."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _WIDE.finditer(text)]
        self._units = [place + count for count, place in enumerate(self._wide)]

    def to_units(self, point: int) -> int:
        """Return the code-unit position of a code-point position."""
        return point + bisect_left(self._wide, point)

    def to_points(self, unit: int) -> int:
        """Return the code-point position of a code-unit position; inside a pair, its beginning."""
        return unit - bisect_left(self._units, unit)


_WIDE = re.compile("[\U00010000-\U0010ffff]")
