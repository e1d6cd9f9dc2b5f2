"""A font whose glyphs are drawn by number, each telling readers of the file which letters it stands for."""

from pathlib import Path
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FIRST = 0xF0000
"""Glyphs pose as letters of a private plane, since reportlab knows no glyph without one."""


class ScriptFont(TTFont):  # type: ignore[misc]
    """A TrueType font for shaped text.

    reportlab's own shaping numbers glyphs in the order in which the process met them and writes those numbers
    as the text; here the same page gives the same bytes, and every glyph carries its letters.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)
        data = path.read_bytes()
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        self.shaper = uharfbuzz.Font(face)
        self.em: int = face.upem
        self._points = frozenset(self.face.charToGlyph)
        self._posing: dict[tuple[int, str], str] = {}
        self._letters: dict[int, str] = {}

    @classmethod
    def registered(cls, name: str, path: Path) -> "ScriptFont":
        """Return the font of a file, known to reportlab by ``name``."""
        pdfmetrics.registerFont(cls(name, path))
        # where the name was taken already reportlab keeps and draws with the font that had it
        font: ScriptFont = pdfmetrics.getFont(name)
        return font

    def draws(self, point: int) -> bool:
        """Whether the font has a glyph for a code point."""
        return point in self._points

    def posing(self, glyph: int, letters: str) -> str:
        """Return the private letter that draws a glyph and says ``letters``."""
        key = glyph, letters
        if key not in self._posing:
            code = _FIRST + len(self._posing)
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.pdfScale(self.shaper.get_glyph_h_advance(glyph))
            self._letters[code] = letters
            self._posing[key] = chr(code)
        return self._posing[key]

    def addObjects(self, doc: Any) -> None:
        """Add the subsets that a document used, with the letters of each glyph."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            self._add_subset(doc, number, subset)
        del self.state[doc]

    def _add_subset(self, doc: Any, number: int, subset: list[int]) -> None:
        name = self.getSubsetInternalName(number, doc)[1:]
        base = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
        letters = pdfdoc.PDFStream()
        letters.content = _letters_of_codes(base, [self._letters.get(code, " ") for code in subset])
        letters.filters = [pdfdoc.PDFZCompress] if doc.compression else []
        font = pdfdoc.PDFTrueTypeFont()
        font.Name, font.BaseFont = name, base
        font.FirstChar, font.LastChar = 0, len(subset) - 1
        font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
        font.ToUnicode = doc.Reference(letters, f"toUnicodeCMap:{base}")
        font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
        doc.Reference(font, name)
        doc.idToObject["BasicFonts"].dict[name] = font


def _letters_of_codes(name: str, letters: list[str]) -> str:
    """Return a ToUnicode map (PDF 32000-1, 9.10.3) from one-byte codes to letters, at most 100 a section."""
    rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(letters)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def /CMapType 2 def",
        f"1 begincodespacerange <00> <{len(letters) - 1:02X}> endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        some = rows[start : start + 100]
        lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])
