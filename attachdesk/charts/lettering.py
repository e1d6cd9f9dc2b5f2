"""How wide words are, from the bundled font itself, so that window and page agree without a toolkit."""

from functools import cache

from attachdesk.charts.picture import Weight
from attachdesk.locations import resources

_FACES: dict[Weight, str] = {400: "Regular", 500: "Medium", 600: "SemiBold"}
_GUESS = 0.62
"""Width of a letter in ems where the font is missing or has no such letter: rather too wide."""
ELLIPSIS = "…"


@cache
def _face(weight: Weight) -> dict[str, float]:
    """Return widths in ems by letter. Digits all count as the widest: figures are set tabular on screen."""
    file = resources() / "fonts" / f"AttachDeskSans-{_FACES[weight]}.ttf"
    if not file.is_file():
        return {}
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        advances, em = font["hmtx"].metrics, font["head"].unitsPerEm
        widths = {chr(point): advances[name][0] / em for point, name in font.getBestCmap().items()}
    widest = max(widths[digit] for digit in "0123456789")
    return {**widths, **dict.fromkeys("0123456789", widest)}


@cache
def width_of(text: str, size: float = 12.0, weight: Weight = 400) -> float:
    """Return the width of one line in px at ``size`` px, without kerning (so never too narrow)."""
    face = _face(weight)
    return size * sum(face.get(letter, _GUESS if letter < "⺀" else 1.0) for letter in text)


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
