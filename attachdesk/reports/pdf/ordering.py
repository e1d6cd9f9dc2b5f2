"""Which way a line runs: the bidirectional algorithm of Unicode (UAX 9), bent in one place for sentences."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar
from unicodedata import bidirectional

from bidi import algorithm

_STRONG = {"L": "L", "R": "R", "AL": "R"}
TO_RIGHT, TO_LEFT = "\u200e", "\u200f"
"""Marks of direction: unseen, they only tell which way the words beside them run."""


class Levelled(Protocol):
    """Anything with an embedding level: odd runs from right to left."""

    @property
    def level(self) -> int: ...


Piece = TypeVar("Piece", bound=Levelled)


def runs_from_right(text: str) -> bool:
    """Whether a line runs from right to left: its first letter and most of its letters do.

    Unicode asks the first letter alone; but a sentence may begin with a name, whose script decides nothing.
    """
    strong = [_STRONG[kind] for letter in text if (kind := bidirectional(letter)) in _STRONG]
    return strong[:1] == ["R"] and strong.count("R") > strong.count("L")


def levels(text: str, *, is_rtl: bool) -> list[int]:
    """Return the embedding level of each letter of a line."""
    base = int(is_rtl)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage |= {"base_level": base, "base_dir": "LR"[base]}
    algorithm.get_embedding_levels(text, storage)
    for index, letter in enumerate(storage["chars"]):
        letter["index"] = index
    if not is_rtl:
        _let_go_of_numbers(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: dict[int, int] = {letter["index"]: letter["level"] for letter in storage["chars"]}
    result: list[int] = []
    for index in range(len(text)):
        result.append(found.get(index, result[-1] if result else base))
    return result


def _let_go_of_numbers(letters: list[dict[str, Any]]) -> None:
    """Keep a number after a name that runs from right to left behind it, where left-to-right words follow.

    As an editor does that sets a mark of direction after the name: in "… נועם · 3 May" the 3 belongs to May.
    """
    following = "L"
    after: list[str] = []
    for letter in reversed(letters):
        following = _STRONG.get(letter["type"], following)
        after.append(following)
    before = "L"
    for letter, then in zip(letters, reversed(after), strict=True):
        before = _STRONG.get(letter["type"], before)
        if letter["type"] == "WS" and before == "R" and then == "L":
            letter["type"] = "L"


def from_left(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of one printed line as they stand from left to right (rule L2)."""
    shown = list(pieces)
    for level in range(max((one.level for one in shown), default=0), 0, -1):
        start = 0
        while start < len(shown):
            stop = start
            while stop < len(shown) and shown[stop].level >= level:
                stop += 1
            shown[start:stop] = reversed(shown[start:stop])
            start = stop + 1
    return shown


def mark_between(left: Levelled, right: Levelled | None, *, is_rtl: bool) -> str:
    """Return the unseen mark that keeps a space on its side when the line is read back; or nothing.

    Readers turn what runs from the right round together with the spaces on its right, up to the next letter
    that runs the other way: poppler reads "met םעונ and" as "met  נועםand" where no mark ends the name.
    """
    if right is None or left.level % 2 == 0 or right.level % 2 == 1:
        return ""
    if is_rtl:
        return TO_LEFT
    return "" if right.level else TO_RIGHT
