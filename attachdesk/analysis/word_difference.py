"""What differs between two texts, word by word: what stayed, what is gone, what is new."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\n+|\w+[^\w\n]*|[^\w\n]+")
"""A word goes with the space and signs after it, so that phrases do not fall into pieces."""
_EVERYWHERE = 0.02
"""A word in more of all pairs of places than this (one word in seven, in both texts) anchors nothing."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what became of it."""

    words: str
    state: Literal["same", "gone", "new"]


def differing(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that make ``before`` (same and gone) and ``after`` (same and new), in their order."""
    return tuple(_pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(_everywhere(before, after), before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("".join(before[start:end]), "same")
            continue
        if start < end:
            yield Piece("".join(before[start:end]), "gone")
        if new_start < new_end:
            yield Piece("".join(after[new_start:new_end]), "new")


def _everywhere(before: list[str], after: list[str]) -> Callable[[str], bool]:
    """Tell the words that stand everywhere: from each of them the search would begin anew, for minutes."""
    olds, news = Counter(before), Counter(after)
    most = max(100, _EVERYWHERE * len(before) * len(after))
    return {word for word, times in olds.items() if times * news[word] > most}.__contains__
