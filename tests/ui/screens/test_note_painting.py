"""Tags are drawn under their own words, in every script, and beside them in the margins."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage

from attachdesk.ui.kit.appearance import code_colour
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.code_painting import Piece, Sheet
from tests.ui.screens.note_bench import Bench, bench

SCRIPTS = {
    "wide": "she said 👩‍👧 wept and then 😀 rang",
    "wide at the end": "she wept 👩‍👩‍👧",
    "combined": "she e\u0301te\u0301 wept na\u0308ive rang",
    "mixed": "she 😀 said שלום עולם 👩‍👧 wept",
    "arabic": "قالت 😀 إنها بخير wept",
    "old script": "she 𐤀𐤁𐤂 wept 😀",
}


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    yield one
    one.put_away()


def seen(desk: Bench) -> QImage:
    return desk.editor.page.viewport().grab().toImage()


def lines(desk: Bench, words: str) -> list[Piece]:
    at = desk.text.index(words)
    before = desk.text[:at].encode("utf-16-le")
    inside = words.encode("utf-16-le")
    start = len(before) // 2
    return Sheet(desk.editor.page.document()).pieces(start, start + len(inside) // 2)


def inked(image: QImage, code: str, left: float, right: float, top: float, bottom: float) -> int:
    """How many pixels of an area are nearly the colour of a code."""
    ink, count = code_colour(code), 0
    for x in range(round(left), round(right)):
        for y in range(round(top), round(bottom)):
            here = image.pixelColor(x, y)
            parts = zip(here.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
            count += all(abs(one - other) < 60 for one, other in parts)
    return count


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_a_tag_beside_wide_letters_is_underlined_and_its_painter_ends(desk: Bench, words: str) -> None:
    desk.editor.page.insertPlainText(words)
    for chosen in (words, "wept", words.split()[-1]):
        desk.tag(chosen, 2)
    desk.choose("Plan")
    image = seen(desk)
    [piece] = lines(desk, "wept")
    below = inked(image, "anxious_preoccupied", piece.left, piece.right, piece.foot + 2, piece.foot + 8)
    assert below > (piece.right - piece.left) / 2


def test_an_underline_ends_where_its_words_end_behind_wide_letters(desk: Bench) -> None:
    desk.editor.page.insertPlainText("😀😀😀 she wept  and left")
    [piece] = lines(desk, "wept  ")
    [bare] = lines(desk, "wept")
    assert (piece.left, piece.right) == (bare.left, bare.right)


def test_a_note_exchanged_for_a_shorter_one_paints_without_a_word_from_qt(desk: Bench) -> None:
    """pytest-qt fails on any warning, e.g. about a position out of range."""
    desk.type("one two three four five six seven eight nine ten " * 3)
    desk.tag("ten ", 1)
    first = desk.editor.note.note
    assert first is not None and first.session is not None
    desk.kept()
    kept = desk.place.desk.note_writing.open_note(first.note.id)
    page = desk.editor.page
    page.load("short", (), page.tracking.passages.items(), 0)
    desk.editor._draw()
    seen(desk)
    desk.editor.note.show(kept)
    assert not seen(desk).isNull()


@pytest.mark.parametrize(("number", "shift"), [(1, False), (1, True), (5, True)])
def test_the_first_code_of_a_side_has_its_sign_at_once(desk: Bench, number: int, shift: bool) -> None:
    desk.type("she wept and then she rang her mother")
    before = seen(desk)
    desk.tag("wept", number, shift=shift)
    desk.choose("Plan")
    after = seen(desk)
    left, right = desk.editor.page.column()
    [piece] = lines(desk, "wept")
    x = right + 16 if shift else left - 30
    changed = [
        (column, y)
        for column in range(round(x), round(x) + 14)
        for y in range(round(piece.top), round(piece.bottom))
        if before.pixel(column, y) != after.pixel(column, y)
    ]
    assert len(changed) > 40
