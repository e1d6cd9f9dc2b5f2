"""The one type family on screen and page: sizes by name, files loaded when asked."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from attachdesk.locations import resources

FAMILY = "AttachDesk Sans"
SIZES: dict[str, tuple[int, int, int]] = {
    "handover": (40, 600, 52),
    "title": (24, 600, 32),
    "heading": (16, 600, 24),
    "note": (16, 400, 28),
    "body": (14, 400, 20),
    "strong": (14, 600, 20),
    "name": (14, 500, 20),
    "small": (13, 400, 20),
    "small_strong": (13, 600, 20),
    "caption": (12, 400, 16),
    "label": (12, 600, 16),
}
"""Role: size in px, weight, line in px, all at a text scale of 1."""
_FILES = {400: "Regular", 500: "Medium", 600: "SemiBold"}


@cache
def load(weight: int) -> str:
    """Load one weight of the family; returns the name of the family Qt gave it."""
    path = resources() / "fonts" / f"AttachDeskSans-{_FILES[weight]}.ttf"
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QFont().defaultFamily()


def font(role: str = "body", scale: float = 1.0, weight: int = 0) -> QFont:
    """Return the font of a role in the type scale, in its own or another ``weight``. KeyError: no such role.

    Figures are tabular in the files themselves, so that window and page set them alike.
    """
    size, own, _ = SIZES[role]
    made = QFont(load(weight or own))
    made.setPixelSize(round(size * scale))
    made.setWeight(QFont.Weight(weight or own))
    if role in {"title", "handover"}:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.6)
    return made
