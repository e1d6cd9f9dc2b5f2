"""What a document says in letters that no bundled font draws: printed as □, and told in words at its end."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from attachdesk.reports import blocks as block
from attachdesk.reports.pdf import scripts

_UNPRINTED = frozenset({"alternative", "description", "evidence", "full", "hint", "row"})
"""Fields of a document and its charts that no page shows."""
MOST = 12
"""Letters named at most."""


def noted(document: block.Document) -> tuple[block.Block, ...]:
    """Return the blocks of a document, the note on unprinted letters where they end: over the signature."""
    ends = len(document.blocks)
    if ends and isinstance(document.blocks[-1], block.SignatureLines):
        ends -= 1
    return (*document.blocks[:ends], *_note(document), *document.blocks[ends:])


def letters_of(document: block.Document) -> list[str]:
    """Return the letters of a document that no bundled font draws, each once, wherever they are printed."""
    return scripts.undrawn("".join(_texts(document)))


def _note(document: block.Document) -> tuple[block.Block, ...]:
    letters = letters_of(document)
    if not letters or not document.undrawn_words:
        return ()
    points = [f"U+{ord(letter):04X}" for letter in letters]
    named = ", ".join(points[:MOST]) + (" …" if len(points) > MOST else "")
    words = document.undrawn_words[len(letters) > 1]
    return (block.text(words.format(count=len(letters), points=named), "small"),)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part):
        for one in fields(part):
            if one.name not in _UNPRINTED:
                yield from _texts(getattr(part, one.name))
