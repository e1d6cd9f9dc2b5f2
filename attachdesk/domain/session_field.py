"""Typed fields that a form of note may ask for: a number between two ends, or one of some words."""

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["number", "word"]
FIELD_KINDS: tuple[FieldKind, ...] = ("number", "word")
MOMENTS = ("start", "end", "whole")


@dataclass(frozen=True)
class SessionField:
    """One field. A number lies between ``least`` and ``most``; a word is one of ``options``."""

    id: str
    order: int
    name: str
    kind: FieldKind
    moments: tuple[str, ...]
    """When in the session it is read: of ``MOMENTS``."""
    least: int = 0
    most: int = 0
    low: str = ""
    """What the least number means, as ``high`` the most."""
    high: str = ""
    options: tuple[str, ...] = ()

    def takes(self, number: float | None, word: str) -> bool:
        """Whether this is a reading of the field: a number in its range, or one of its words."""
        if self.kind == "word":
            return number is None and word in self.options
        return number is not None and not word and self.least <= number <= self.most
