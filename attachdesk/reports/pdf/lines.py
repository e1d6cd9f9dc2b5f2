"""Lines of mixed scripts: letters with face and direction, broken to a width, drawn from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from unicodedata import category

from bidi.mirror import MIRRORED
from reportlab.pdfbase.pdfmetrics import stringWidth

from attachdesk.reports.blocks import Run
from attachdesk.reports.pdf import ordering, scripts, shaping
from attachdesk.reports.pdf import stylesheet as sheet

_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕〗ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}”’…"
)
_NOT_LAST = frozenset("「『（【〈《〔〖([{“‘")
_JOINER = "\u200d"


@dataclass(frozen=True)
class Letter:
    """A letter with the face that draws it; an odd level runs from right to left."""

    letter: str
    face: str
    is_strong: bool
    level: int


@dataclass(frozen=True)
class Piece:
    """Letters of one face, weight and direction."""

    text: str
    face: str
    is_strong: bool
    level: int

    @property
    def is_rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


@dataclass(frozen=True)
class Type:
    """How letters of the page's own family are set: the face in plain weight, the size in points."""

    plain: str
    size: float

    def face(self, piece: Piece) -> str:
        """Return the face of a piece of the own family."""
        return sheet.FACES[600] if piece.is_strong else self.plain

    def width(self, letters: Sequence[Letter]) -> float:
        """Return the width of letters on one line, in points."""
        return sum(self.width_of(piece) for piece in pieces(letters))

    def width_of(self, piece: Piece) -> float:
        """Return the width of a piece, in points."""
        if piece.face == scripts.OWN:
            return float(stringWidth(piece.text, self.face(piece), self.size))
        return self.size * shaping.shaped(piece.text, piece.face, is_rtl=piece.is_rtl).width


def lines_of(runs: Sequence[Run]) -> list[tuple[list[Letter], bool]]:
    """Return the written lines of runs, each with whether it runs from right to left."""
    marked = [(" " if letter == "\t" else letter, run.is_strong) for run in runs for letter in run.text]
    lines: list[list[tuple[str, bool]]] = [[]]
    for letter, is_strong in marked:
        if letter == "\n":
            lines.append([])
        else:
            lines[-1].append((letter, is_strong))
    return [_line(line) for line in lines]


def _line(marked: Sequence[tuple[str, bool]]) -> tuple[list[Letter], bool]:
    drawn = list(scripts.faces("".join(letter for letter, _ in marked)))
    text = "".join(letter for _, letter, _ in drawn)
    is_rtl = ordering.runs_from_right(text)
    levels = ordering.levels(text, is_rtl=is_rtl)
    letters = [
        Letter(letter, face, marked[place][1], level)
        for (place, letter, face), level in zip(drawn, levels, strict=True)
    ]
    return letters, is_rtl


def pieces(letters: Sequence[Letter]) -> list[Piece]:
    """Return letters in pieces of one face, weight and direction, as they are written."""
    return [
        Piece("".join(one.letter for one in some), *kind)
        for kind, some in groupby(letters, key=lambda one: (one.face, one.is_strong, one.level))
    ]


def broken(letters: Sequence[Letter], room: float, type_: Type) -> Iterator[list[Letter]]:
    """Yield printed lines of at most ``room`` points, but for the spaces at their ends; no letter is lost.

    A word that no line holds is cut between letters.
    """
    line: list[Letter] = []
    for word in _words(letters):
        if line and type_.width([*line, *bare(word)]) > room:
            yield line
            line = []
        *heads, rest = _cut(word, room, type_)
        yield from heads
        line += rest
    yield line


def _cut(word: list[Letter], room: float, type_: Type) -> Iterator[list[Letter]]:
    while type_.width(bare(word)) > room and (head := _head(word, room, type_)) < len(word):
        yield word[:head]
        word = word[head:]
    yield word


def bare(letters: Sequence[Letter]) -> Sequence[Letter]:
    """Return letters without the spaces at their end."""
    stop = len(letters)
    while stop and letters[stop - 1].letter == " ":
        stop -= 1
    return letters[:stop]


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield what a line must not part, each with the spaces behind it."""
    word: list[Letter] = []
    for letter in letters:
        if word and _may_part(word[-1], letter):
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


def _may_part(before: Letter, after: Letter) -> bool:
    if after.letter == " ":
        return False
    if before.letter == " ":
        return True
    is_han = scripts.HAN in (before.face, after.face)
    return is_han and after.letter not in _NOT_FIRST and before.letter not in _NOT_LAST


def _head(word: Sequence[Letter], room: float, type_: Type) -> int:
    """Return how many letters fit, at least one with what stands on it."""
    fitting = 0
    for stop in range(1, len(word) + 1):
        if stop < len(word) and _clings(word[stop - 1].letter, word[stop].letter):
            continue
        if fitting and type_.width(word[:stop]) > room:
            break
        fitting = stop
    return fitting


def _clings(before: str, after: str) -> bool:
    is_mark = category(after).startswith("M") or "\U0001f3fb" <= after <= "\U0001f3ff"
    # two Thai vowels stand on the line and yet belong to the letter before
    return is_mark or scripts.is_unseen(after) or before == _JOINER or after in "ะาำ"


def draw(
    canvas: Any, x: float, y: float, letters: Sequence[Letter], type_: Type, *, is_rtl: bool = False
) -> None:
    """Draw one printed line from (x, y) rightwards, in the canvas' ink; ``is_rtl``: read from the right."""
    shown = ordering.from_left(pieces(letters))
    spaced = next((one.face for one in shown if one.is_rtl and one.face != scripts.OWN), scripts.OWN)
    for piece, right in zip(shown, [*shown, None][1:], strict=True):
        after = ordering.mark_between(piece, right, is_rtl=is_rtl)
        text = _facing(piece)
        if piece.face != scripts.OWN:
            said = shaping.Said(is_rtl=piece.is_rtl, is_within=piece.is_rtl and not is_rtl, after=after)
            shaping.draw(canvas, (x, y), piece.text, piece.face, size=type_.size, said=said)
        elif after and spaced and text == " ":
            shaping.draw_space(canvas, (x, y), text + after, spaced, size=type_.size)
        else:
            canvas.setFont(type_.face(piece), type_.size)
            canvas.drawString(x, y, text)
        x += type_.width_of(piece)


def _facing(piece: Piece) -> str:
    if not piece.is_rtl:
        return piece.text
    return "".join(MIRRORED.get(letter, letter) for letter in reversed(piece.text))
