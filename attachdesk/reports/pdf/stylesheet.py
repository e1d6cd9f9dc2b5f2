"""Fonts, sizes, colours and measures of the page, in points (1 px of the design is 0.75 pt)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont as FontFile
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from attachdesk.locations import resources

PAGE = A4
MARGIN = 60.0
SIDE = 96.0
GAP = 18.0
TEXT_LEFT = MARGIN + SIDE + GAP
TEXT_WIDTH = PAGE[0] - MARGIN - TEXT_LEFT
TOP, BOTTOM = 48.0, 80.0
FACES = {400: "AttachDeskSans-Regular", 500: "AttachDeskSans-Medium", 600: "AttachDeskSans-SemiBold"}


@dataclass(frozen=True)
class Spacing:
    """The white between things, in points."""

    section: float
    letterhead: float
    line: float
    row: tuple[float, float]
    sign: float


LOOSE = Spacing(section=18, letterhead=34, line=14, row=(3, 4), sign=30)
TIGHT = Spacing(section=11, letterhead=18, line=6, row=(1.5, 2.5), sign=24)
"""Taken where it saves a page."""


@cache
def fonts() -> frozenset[int]:
    """Register the bundled faces, and return the code points that they can draw."""
    folder = resources() / "fonts"
    for face in FACES.values():
        pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
    pdfmetrics.registerFontFamily(FACES[400], normal=FACES[400], bold=FACES[600], italic=FACES[400])
    return frozenset(_drawn(folder / f"{FACES[400]}.ttf"))


def _drawn(path: Path) -> set[int]:
    with FontFile(path, lazy=True) as font:
        return set(font.getBestCmap())


@cache
def inks() -> dict[str, HexColor]:
    """Return the light inks by role; paper is always white."""
    theme = tomllib.loads((resources() / "themes" / "light.toml").read_text(encoding="utf-8"))
    return {role: HexColor(value) for role, value in _flat(theme) if value.startswith("#")}


def _flat(table: dict[str, object]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value) if isinstance(value, dict) else [(name, str(value))]
    return found


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Return the paragraph styles by name."""
    fonts()
    text, muted = inks()["text"], inks()["muted"]

    def style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
        fields: dict[str, object] = {"fontName": FACES[400], "textColor": text, "splitLongWords": 1, **more}
        return ParagraphStyle(name, fontSize=size, leading=leading, allowWidows=0, allowOrphans=0, **fields)

    accent = inks()["accent_text"]
    return {
        "body": style("body", 10, 15, spaceAfter=6),
        "quote": style("quote", 10, 15, spaceAfter=6, leftIndent=12),
        "small": style("small", 8.5, 12, spaceAfter=6, textColor=muted),
        "bullet": style(
            "bullet", 10, 15, spaceAfter=5, leftIndent=12, bulletColor=accent, bulletFontName=FACES[600]
        ),
        "title": style("title", 20, 26, fontName=FACES[600], spaceAfter=4),
        "line": style("line", 10, 15, textColor=muted),
        "side": style("side", 9.3, 15, fontName=FACES[600], textColor=accent),
        "practice": style("practice", 10, 14, fontName=FACES[600]),
        "letterhead": style("letterhead", 8.5, 12, textColor=muted),
        "letterhead_right": style("letterhead_right", 8.5, 12, textColor=muted, alignment=TA_RIGHT),
        "cell": style("cell", 9.3, 13),
        "number": style("number", 9.3, 13, alignment=TA_RIGHT),
        "cell_head": style("cell_head", 8.5, 12, fontName=FACES[600], textColor=muted),
        "number_head": style(
            "number_head", 8.5, 12, fontName=FACES[600], textColor=muted, alignment=TA_RIGHT
        ),
        "caption": style("caption", 8.5, 12, textColor=muted, spaceAfter=8),
    }
