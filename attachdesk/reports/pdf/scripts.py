"""Which bundled font draws which letter: one font per script, read only when a document needs it."""

from collections.abc import Iterator
from functools import cache

from attachdesk.locations import resources
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.scriptfont import ScriptFont

OWN = ""
"""The face of letters that the family of the page itself draws."""
ARABIC, HEBREW, THAI = "NotoSansArabic", "NotoSansHebrew", "NotoSansThai"
DEVANAGARI, HAN, EMOJI = "NotoSansDevanagari", "NotoSansSC", "NotoEmoji"
BENGALI, TAMIL, HANGUL = "NotoSansBengali", "NotoSansTamil", "AttachDeskHangul"
MISSING = "\N{WHITE SQUARE}"
PICTURE_FOLLOWS = "\ufe0f"

_BLOCKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0590, 0x05FF, (HEBREW,)),
    (0x0600, 0x06FF, (ARABIC,)),
    (0x0750, 0x077F, (ARABIC,)),
    (0x0870, 0x08FF, (ARABIC,)),
    (0x0900, 0x097F, (DEVANAGARI,)),
    (0x0980, 0x09FF, (BENGALI,)),
    (0x0B80, 0x0BFF, (TAMIL,)),
    (0x0E00, 0x0E7F, (THAI,)),
    (0x1100, 0x11FF, (HANGUL,)),
    (0x1CD0, 0x1CFF, (DEVANAGARI,)),
    (0x2000, 0x2BFF, (EMOJI, HAN)),
    (0x3130, 0x318F, (HANGUL,)),
    (0x2E80, 0x9FFF, (HAN, EMOJI)),
    (0xA960, 0xA97F, (HANGUL,)),
    (0xA8E0, 0xA8FF, (DEVANAGARI,)),
    (0xAC00, 0xD7FF, (HANGUL,)),
    (0xF900, 0xFAFF, (HAN,)),
    (0xFB1D, 0xFB4F, (HEBREW,)),
    (0xFB50, 0xFDFF, (ARABIC,)),
    (0xFE30, 0xFE4F, (HAN,)),
    (0xFE70, 0xFEFE, (ARABIC,)),
    (0xFF00, 0xFFEF, (HAN,)),
    (0x1F000, 0x1FBFF, (EMOJI, HAN)),
    (0x20000, 0x323AF, (HAN,)),
)


@cache
def font(face: str) -> ScriptFont:
    """Return a script's font, registered under its name."""
    return ScriptFont.registered(face, resources() / "fonts" / f"{face}-Regular.ttf")


def is_unseen(letter: str) -> bool:
    """Whether a letter only directs its neighbours: joiners, marks of direction, variation selectors."""
    point = ord(letter)
    return (
        0x200B <= point <= 0x200F
        or 0x202A <= point <= 0x202E
        or 0x2060 <= point <= 0x206F
        or 0xFE00 <= point <= 0xFE0F
        or point in (0xAD, 0x61C, 0xFEFF)
        or 0xE0000 <= point <= 0xE007F
    )


@cache
def face_of(letter: str) -> str | None:
    """Return the face that draws a letter, ``OWN`` first; nothing where no bundled font can."""
    point = ord(letter)
    if point in sheet.fonts():
        return OWN
    for first, last, faces in _BLOCKS:
        if first <= point <= last:
            return next((face for face in faces if font(face).draws(point)), None)
    return None


_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029\r", "\n") | {"\t": " "})


def in_lines(text: str) -> str:
    """Return text whose lines all end in LF and whose tabs are spaces."""
    return text.replace("\r\n", "\n").translate(_ENDS)


def undrawn(text: str) -> list[str]:
    """Return the letters that no bundled font draws, each once; they print as □."""
    letters = dict.fromkeys(in_lines(text))
    return [one for one in letters if one != "\n" and not is_unseen(one) and face_of(one) is None]


def is_foreign(text: str) -> bool:
    """Whether a text has a letter that another font than the page's own must draw."""
    # nearly every text is plain: one look at its highest letter saves looking at each
    return max(text, default="") >= "\u0590" and any(
        (not is_unseen(letter) and face_of(letter) not in (OWN, None)) or letter == PICTURE_FOLLOWS
        for letter in set(text)
    )


def faces(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, letter and face of each letter that is drawn.

    □ stands for one that nobody draws; unseen letters stay with the script that they direct, or go.
    """
    face = OWN
    for index, letter in enumerate(text):
        if is_unseen(letter):
            if face != OWN:
                yield index, letter, face
            continue
        found = face_of(letter)
        if text[index + 1 : index + 2] == PICTURE_FOLLOWS and font(EMOJI).draws(ord(letter)):
            found = EMOJI
        face = OWN if found is None else found
        yield index, MISSING if found is None else letter, face
