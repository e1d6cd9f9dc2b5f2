"""Which words of a text are wrong while it is typed, and what of it has still to be read; no toolkit in here.

Positions count code points. An edit costs a reading of the words it touches, not of the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from attachdesk.domain.passage import Edit, Span
from attachdesk.library.spelling import Speller

PORTION = 400
"""Code points read between two looks at the clock: new words are looked up in both dictionaries."""
LONGEST_WORD = 1000
"""What goes on for longer is no word to be judged."""


class CheckedWords:
    """``text`` as it was followed; ``unread`` are the stretches that are to be read, apart and in order."""

    def __init__(self) -> None:
        self.text = ""
        self.unread: list[Span] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def begin(self, text: str) -> None:
        """Know nothing of a text yet."""
        self.text, self._starts, self._ends = text, [], []
        self.unread = [Span(0, len(text))] if text else []

    def wrong(self, start: int, end: int) -> list[Span]:
        """Return the wrong words known so far that touch a stretch, in order."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        return [Span(*each) for each in zip(self._starts[first:last], self._ends[first:last], strict=True)]

    def follow(self, edit: Edit, text: str) -> None:
        """Move everything as an edit moved it; the words at the edit are to be read again."""
        first = _word_start(text, edit.at)
        last = _word_end(text, edit.at + edit.added)
        self.text = text
        stays, goes_on = bisect_right(self._ends, first), bisect_left(self._starts, last - edit.shift)
        self._starts[stays:] = [at + edit.shift for at in self._starts[goes_on:]]
        self._ends[stays:] = [at + edit.shift for at in self._ends[goes_on:]]
        moved = (Span(_moved(one.start, edit), _moved(one.end, edit)) for one in self.unread)
        self.unread = _joined([*moved, Span(first, last)])

    def read(self, speller: Speller, left_out: Iterable[Span], is_over: Callable[[], bool]) -> bool:
        """Read on until it is over; return whether something is left. No word in ``left_out`` is judged."""
        spared = sorted((one.start, one.end) for one in left_out)
        while self.unread:
            self._read_portion(speller, spared)
            if is_over():
                break
        return bool(self.unread)

    def _read_portion(self, speller: Speller, spared: list[tuple[int, int]]) -> None:
        stretch = self.unread.pop(0)
        end = _word_end(self.text, min(stretch.start + PORTION, stretch.end))
        if end < stretch.end:
            self.unread.insert(0, Span(end, stretch.end))
        found = [
            one
            for one in speller.wrong_in(self.text, stretch.start, end)
            if not any(start <= one.start < until for start, until in spared)
        ]
        first, last = bisect_right(self._ends, stretch.start), bisect_left(self._starts, end)
        self._starts[first:last] = [one.start for one in found]
        self._ends[first:last] = [one.end for one in found]


def _moved(place: int, edit: Edit) -> int:
    if place <= edit.at:
        return place
    return max(place + edit.shift, edit.at + edit.added)


def _joined(stretches: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for one in sorted(stretches, key=lambda each: each.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        elif one.start < one.end:
            joined.append(one)
    return joined


def _word_start(text: str, place: int) -> int:
    """Return where the word begins that a place is in or behind."""
    least = max(0, place - LONGEST_WORD)
    while place > least and _is_of_word(text[place - 1]):
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    most = min(len(text), place + LONGEST_WORD)
    while place < most and _is_of_word(text[place]):
        place += 1
    return place


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in "'\u2019_"
