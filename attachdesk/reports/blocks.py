"""What a page is made of: frozen values without a toolkit. Text is plain; the typesetter escapes it."""

from dataclasses import dataclass
from typing import Literal

from attachdesk.charts.picture import Picture


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight; ``evidence`` names the observations behind it."""

    text: str
    is_strong: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is, on the first page."""

    practice: str
    therapist: str
    date: str
    recipient: str


@dataclass(frozen=True)
class Title:
    """The title of the report and the line beneath."""

    text: str
    line: str


@dataclass(frozen=True)
class SideHead:
    """A section's name in the left column."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]
    style: Literal["body", "small", "quote"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A short list."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Table:
    """Rows under heads; numbers right. ``widths`` are shares of the text column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Figure:
    """A chart with its caption; ``alternative`` says in words what it shows."""

    picture: Picture
    caption: str
    alternative: str


@dataclass(frozen=True)
class SignatureLines:
    """Where it is signed."""

    name: str
    title: str
    labels: tuple[str, str]


Block = Letterhead | Title | SideHead | Paragraph | Bullets | Table | Figure | SignatureLines


@dataclass(frozen=True)
class Document:
    """A whole report: its blocks and the line at every foot. ``title`` names no client."""

    title: str
    language: str
    footer: str
    page_words: str
    blocks: tuple[Block, ...]
    undrawn_words: tuple[str, str] | tuple[()] = ()
    """What is said of one letter, and of more, that could not be printed, with {count} and {points}."""


def text(words: str, style: Literal["body", "small", "quote"] = "body") -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Run(words),), style)


def paragraphs(words: str) -> tuple[Paragraph, ...]:
    """Return one paragraph per non-empty line of a text."""
    return tuple(text(line.strip()) for line in words.splitlines() if line.strip())
