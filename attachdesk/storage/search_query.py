"""What was typed into the search, as terms: words, phrases and stretches of unspaced scripts, all wanted."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attachdesk.storage.scripts import MARK, folded, is_unspaced

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
TRIGRAM = 3
SHORTEST_OPEN = 2
"""Letters that an unfinished word must have: the index keeps beginnings from two letters on."""


@dataclass(frozen=True)
class Term:
    """One thing that must be there. ``is_open``: its last word may go on as it likes."""

    text: str
    is_open: bool = False

    @property
    def is_unspaced(self) -> bool:
        """Whether it is looked for anywhere in the text, since its script puts no spaces between words."""
        return is_unspaced(self.text)

    @property
    def is_short(self) -> bool:
        """Whether it is too short for the index of trigrams."""
        return self.is_unspaced and len(self.text) < TRIGRAM

    @property
    def match(self) -> str:
        """The term as FTS5 takes it: between quotes nothing is syntax."""
        return '"' + self.text + '"' + ("*" if self.is_open else "")

    @property
    def like(self) -> str:
        """The term as LIKE takes it, with a backslash before what would be a joker."""
        return "%" + re.sub(r"([\\%_])", r"\\\1", self.text) + "%"

    def pattern(self) -> str:
        """The term as a pattern over folded text."""
        if self.is_unspaced:
            return re.escape(folded(self.text))
        words = [
            "".join(re.escape(letter) + f"{MARK}*" for letter in word)
            for word in _WORD.findall(folded(self.text))
        ]
        return r"(?<![^\W_])" + r"[\W_]+".join(words) + (r"\w*" if self.is_open else r"(?![^\W_])")


def terms_of(query: str) -> list[Term]:
    """Return the terms of a query; quotes keep words together, the last word may be unfinished."""
    terms = list(_terms(unicodedata.normalize("NFC", query.replace("\0", " "))))
    is_finished = query.rstrip().endswith('"')
    if terms and not is_finished and not terms[-1].is_unspaced and len(terms[-1].text) >= SHORTEST_OPEN:
        terms[-1] = replace(terms[-1], is_open=True)
    return terms


def _terms(query: str) -> Iterator[Term]:
    for quoted, plain in _PART.findall(query):
        text = (quoted or plain).strip()
        if is_unspaced(text) or _WORD.search(text):
            yield Term(text)
