"""Words as the search compares them: without accents and case; and the scripts that put no spaces between."""

import re
import unicodedata

MARK = "\ue000"
"""Stands for a combining mark in folded text, so that folding moves no place."""
UNSPACED = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
    "\u3005-\u3007"
    "]+"
)


class _Folding(dict[int, str]):
    """Each character's plain form, one for one, worked out when first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.category(letter).startswith("M") and not UNSPACED.match(letter):
            plain = MARK
        else:
            plain = unicodedata.normalize("NFD", letter)[0].lower()[0]
            plain = letter if UNSPACED.match(letter) else plain
        self[code] = plain
        return plain


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return ``text`` without case and accents; every character keeps its place."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def is_unspaced(text: str) -> bool:
    """Return whether a text holds a script written without spaces."""
    return not text.isascii() and UNSPACED.search(text) is not None
