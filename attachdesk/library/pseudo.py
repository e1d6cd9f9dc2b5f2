"""A language nobody speaks: accented and longer, so that a sentence nobody translated stands out."""

import re
from math import ceil
from string import Formatter

LOCALES = frozenset({"xx", "xx-rtl"})
_LONGER = 0.3
_COUNTED = re.compile(r"(%L?(?:n|\d+))")
"""How Qt marks numbers in a sentence: left as they are, so that the window can speak it too."""
_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)


def say(sentence: str) -> str:
    """Return a sentence in ⟦⟧, accented, 30 % longer; its ``{places}`` and ``%n`` are left as they are."""
    if not sentence.strip():
        return sentence
    parts, length = [], 0
    for literal, name, spec, conversion in Formatter().parse(sentence):
        length += len(literal)
        parts.append(_accented(literal).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(_place(name, spec or "", conversion))
    return f"⟦{''.join(parts)}{_padding(ceil(length * _LONGER))}⟧"


def _accented(literal: str) -> str:
    parts = _COUNTED.split(literal)
    return "".join(part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(parts))


def _place(name: str, spec: str, conversion: str | None) -> str:
    return "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"


def _padding(length: int) -> str:
    """Return dots with a space in each second place, so that long lines can still be broken."""
    return (" ·" * length)[:length]
