"""How wide words are, from the bundled font itself, so that window and page agree without a toolkit."""

from functools import cache

from attachdesk.charts.picture import Weight
from attachdesk.locations import resources

_FACES: dict[Weight, str] = {400: "Regular", 500: "Medium", 600: "SemiBold"}
_GUESS = 0.62
"""Width of a letter in ems where the font is missing or has no such letter: rather too wide."""
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0B80, 0x0BFF, "NotoSansTamil"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x1100, 0x11FF, "AttachDeskHangul"),
    (0x2600, 0x27BF, "NotoEmoji"),
    (0xAC00, 0xD7FF, "AttachDeskHangul"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFEFE, "NotoSansArabic"),
    (0x1F000, 0x1FBFF, "NotoEmoji"),
)
"""Where the page takes other scripts from; Chinese letters are all one em wide and need no look."""
ELLIPSIS = "…"


@cache
def _widths(name: str) -> dict[str, float]:
    """Return the widths of a font's letters in ems, as they stand alone: joined they are no wider."""
    file = resources() / "fonts" / f"{name}.ttf"
    if not file.is_file():
        return {}
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        advances, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(point): advances[glyph][0] / em for point, glyph in font.getBestCmap().items()}


@cache
def _face(weight: Weight) -> dict[str, float]:
    """Return widths in ems by letter. Digits all count as the widest: figures are set tabular on screen."""
    widths = _widths(f"AttachDeskSans-{_FACES[weight]}")
    if not widths:
        return {}
    widest = max(widths[digit] for digit in "0123456789")
    return {**widths, **dict.fromkeys("0123456789", widest)}


@cache
def _foreign(letter: str) -> float:
    """Return the width in ems of a letter that the own family lacks, guessed where no font has it."""
    guess = _GUESS if letter < "⺀" else 1.0
    names = (name for first, last, name in _SCRIPTS if first <= ord(letter) <= last)
    return next((_widths(f"{name}-Regular").get(letter, guess) for name in names), guess)


@cache
def width_of(text: str, size: float = 12.0, weight: Weight = 400) -> float:
    """Return the width of one line in px at ``size`` px, without kerning (so never too narrow)."""
    face = _face(weight)
    return size * sum(face[letter] if letter in face else _foreign(letter) for letter in text)


def warm() -> None:
    """Read the faces that charts use, so that the first picture does not wait for them."""
    weights: tuple[Weight, ...] = (400, 600)
    for weight in weights:
        _face(weight)


def elided(text: str, most: float, size: float = 12.0, weight: Weight = 400) -> str:
    """Return ``text``, cut with an ellipsis so that it is at most ``most`` px wide; empty if nothing fits."""
    if width_of(text, size, weight) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + ELLIPSIS, size, weight) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""
