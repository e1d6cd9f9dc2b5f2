"""Spelling of English: two dictionaries, the words of the profession, and those a therapist has taught it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attachdesk.domain.passage import Span

if TYPE_CHECKING:
    from hunspell import Hunspell

DICTIONARIES = ("en_US", "en_AU")
"""A word that either has is right: both ways of spelling stand."""
MOST = 6
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LAST_LATIN = "\u024f"
SHORT = 6
"""Up to here a word in capitals is an abbreviation."""


class Speller:
    """Nothing of what it is asked leaves memory. It may be made on one thread and asked on another."""

    def __init__(self, folder: Path, own: Iterable[str] = ()) -> None:
        self._dictionaries = _read(folder)
        listed = (folder / "clinical.txt").read_text(encoding="utf-8").split()
        self._known = {word.casefold() for word in (*listed, *own)}
        self._names: frozenset[str] = frozenset()
        self._looked_up = lru_cache(maxsize=50_000)(self._look_up)

    def learn(self, word: str) -> None:
        """Take a word for right from now on."""
        self._known.add(_plain(word).casefold())
        self._looked_up.cache_clear()

    def call(self, names: Iterable[str]) -> None:
        """Take the words of some names for right, in place of the names before."""
        parts = (found[0] for name in names for found in _WORD.finditer(name))
        self._names = frozenset(_bare(part) for part in parts)

    def knows(self, word: str) -> bool:
        """Whether a word is right, or none that could be judged: of another script, an abbreviation."""
        return self._looked_up(_plain(word)) or _bare(word) in self._names

    def _look_up(self, word: str) -> bool:
        if len(word) == 1 or max(word) > _LAST_LATIN or (len(word) <= SHORT and word.isupper()):
            return True
        bare = word.removesuffix("'s")
        return bool({word.casefold(), bare.casefold()} & self._known) or any(
            one.spell(word) for one in self._dictionaries
        )

    def wrong_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield where words of a text, or of a stretch between two words of it, are wrong."""
        for found in _WORD.finditer(text, start, len(text) if end is None else end):
            if not self.knows(found[0]):
                yield Span(*found.span())

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first; takes a fifth of a second."""
        found = [one for each in self._dictionaries for one in each.suggest(_plain(word))]
        return list(dict.fromkeys(found))[:MOST]


@cache
def _read(folder: Path) -> "list[Hunspell]":
    """Return the dictionaries, read once (a quarter of a second): nothing that was asked stays in them."""
    from hunspell import Hunspell

    return [Hunspell(name, hunspell_data_dir=str(folder)) for name in DICTIONARIES]


def word_at(text: str, point: int) -> Span | None:
    """Return the word that a position is in or at the end of."""
    start = max(0, point - 60)
    for found in _WORD.finditer(text, start, point + 60):
        if found.start() <= point <= found.end():
            return Span(*found.span())
    return None


def _bare(word: str) -> str:
    return _plain(word).removesuffix("'s").casefold()


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
