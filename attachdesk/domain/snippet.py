"""Words that a short trigger stands for, and the placeholders in them."""

import re
from dataclasses import dataclass

from attachdesk.domain.passage import Span

_PLACEHOLDER = re.compile(r"\{[^{}\n]+\}")


@dataclass(frozen=True)
class QuickWords:
    """A snippet as the picker shows it: ``id`` is what is typed behind the semicolon."""

    id: str
    order: int
    text: str
    is_own: bool = False


def placeholders(text: str) -> list[Span]:
    """Return where the ``{places}`` of a text lie, in order, braces included."""
    return [Span(*found.span()) for found in _PLACEHOLDER.finditer(text)]
