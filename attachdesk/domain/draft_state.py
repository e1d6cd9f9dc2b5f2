"""An earlier state of a draft: what it said, when, and whether another is worth keeping."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from attachdesk.domain.passage import Span

MOST = 50
"""States kept of one note."""
EVERY = timedelta(minutes=2)
SHARE = 5
"""One fifth of the text."""
LEAST = 200
"""Code points: in a few words every word is a fifth."""


@dataclass(frozen=True)
class DraftState:
    """What a draft said until ``at``. ``headings`` are its sections with their places."""

    number: int
    note_id: str
    at: datetime
    word_count: int
    text: str
    headings: tuple[tuple[str, Span], ...]


def is_worth_keeping(
    last: DraftState | None, before: str, after: str, began: datetime, now: datetime
) -> bool:
    """Return whether ``before`` is to be kept, now that a draft says ``after``.

    It is when the last state is two minutes old, or when more than a fifth of the text has changed since.
    """
    if before == after or (last is not None and last.text == before):
        return False
    if now - (last.at if last is not None else began) >= EVERY:
        return True
    since = last.text if last is not None else before
    return changed(since, after) > max(LEAST, max(len(since), len(after)) // SHARE)


def changed(before: str, after: str) -> int:
    """Return how many code points lie between the common beginning and the common end of two texts."""
    ahead = _alike(before, after)
    old, new = before[ahead:], after[ahead:]
    return max(len(old), len(new)) - _alike(old[::-1], new[::-1])


def _alike(one: str, other: str) -> int:
    """Return how long the common beginning is; by halves, since letter by letter it took milliseconds."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def thinned(moments: Sequence[tuple[int, datetime]], most: int = MOST) -> list[int]:
    """Return the numbers to let go of, so that ``most`` remain, spread over the time of writing.

    The first and the last stay; of the others the one whose neighbours are closest goes first.
    """
    left, gone = list(moments), []
    while len(left) > max(most, 2):
        place = min(range(1, len(left) - 1), key=lambda at: left[at + 1][1] - left[at - 1][1])
        gone.append(left.pop(place)[0])
    return gone
