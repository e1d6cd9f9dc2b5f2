"""Whatever is typed, pasted or cut, the wrong words that are known are those of the text as it stands."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.domain.passage import Edit, Span
from attachdesk.library.spelling import Speller
from attachdesk.locations import resources
from attachdesk.ui.kit.appearance import colour
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.checked_words import PORTION, CheckedWords
from tests.ui.screens.note_bench import Bench, bench

PIECES = st.sampled_from(["recieve", "they", "teh", " ", "\n", "'", "a", "x", ", ", "😀", "שלום", "don't"])


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(resources() / "spelling")


def whole(speller: Speller, text: str) -> list[Span]:
    return list(speller.wrong_in(text))


PUT = st.lists(PIECES, max_size=5).map("".join)
EDITS = st.tuples(st.floats(0, 1), st.integers(0, 12), PUT, st.booleans())
"""Where in the text, how much goes, what comes, and whether the words are read before the next."""


@settings(max_examples=60)
@given(first=st.lists(PIECES, max_size=40).map("".join), edits=st.lists(EDITS, max_size=8))
def test_any_edits_leave_what_reading_the_whole_text_finds(
    speller: Speller, first: str, edits: list[tuple[float, int, str, bool]]
) -> None:
    text, checked = first, CheckedWords()
    checked.begin(text)
    for part, most, put, is_read in edits:
        at = round(part * len(text))
        removed = min(most, len(text) - at)
        text = text[:at] + put + text[at + removed :]
        checked.follow(Edit(at, removed, len(put)), text)
        if is_read:
            checked.read(speller, (), lambda: False)
            assert checked.wrong(0, len(text)) == whole(speller, text)
    checked.read(speller, (), lambda: False)
    assert checked.wrong(0, len(text)) == whole(speller, text)


def test_a_long_text_is_read_in_portions_and_loses_no_word_between_them(speller: Speller) -> None:
    text = "teh recieve " * 200
    checked, turns = CheckedWords(), count(1)
    checked.begin(text)
    while checked.read(speller, (), lambda: True):
        next(turns)
    assert next(turns) >= len(text) // (PORTION + 20)
    assert checked.wrong(0, len(text)) == whole(speller, text)
    assert [one.of(text) for one in checked.wrong(13, 13)] == ["teh"]


def test_an_edit_is_read_and_not_the_text_round_it(speller: Speller) -> None:
    text = "teh " * 500
    checked = CheckedWords()
    checked.begin(text)
    checked.read(speller, (), lambda: False)
    text = text[:800] + "x" + text[800:]
    checked.follow(Edit(800, 0, 1), text)
    assert checked.unread == [Span(800, 804)]


def test_words_of_headings_are_not_judged(speller: Speller) -> None:
    checked = CheckedWords()
    checked.begin("Dataa\nteh")
    checked.read(speller, [Span(0, 5)], lambda: False)
    assert checked.wrong(0, 9) == [Span(6, 9)]


@pytest.fixture
def at(place: Workplace) -> Iterator[Bench]:
    made = bench(place)
    made.editor.widget().resize(1200, 800)
    made.editor.widget().show()
    made.open(made.session())
    made.settle()
    yield made
    made.put_away()


def danger_below(one: Bench, words: str) -> int:
    """How many dots of the colour of danger stand within a line beneath some words."""
    page = one.editor.page
    cursor = page.textCursor()
    start, end = page.units(Span(one.text.index(words), one.text.index(words) + len(words)))
    cursor.setPosition(start)
    left = page.cursorRect(cursor)
    cursor.setPosition(end)
    right = page.cursorRect(cursor)
    seen, ink = page.viewport().grab().toImage(), colour("danger")
    return sum(
        abs(dot.red() - ink.red()) + abs(dot.green() - ink.green()) + abs(dot.blue() - ink.blue()) < 90
        for x in range(left.left(), right.left())
        for y in range(left.top(), left.bottom() + 8)
        for dot in [seen.pixelColor(x, y)]
    )


def test_a_wave_stands_under_a_wrong_word_once_one_has_left_it(at: Bench) -> None:
    at.type("they recieve")
    assert danger_below(at, "recieve") == 0
    at.type(" it")
    assert danger_below(at, "recieve") > 10
    assert danger_below(at, "they") == 0


def test_names_of_the_file_have_no_wave_and_those_of_another_client_do(at: Bench) -> None:
    at.person("Emeka", "father")
    at.open(at.session())
    at.type("Emeka's teh ")
    page, writing = at.editor.page, at.editor.note

    def waved() -> list[str]:
        return [one.of(at.text) for one in page.wrong.shown(0, len(at.text))]

    assert waved() == ["teh"]
    other = at.place.desk.caseload.take_on(code="ELM-2", started_on=at.client.started_on)
    at.open(at.place.desk.diary.record(other.id, datetime.now(UTC) - timedelta(days=1), status="attended"))
    at.type("Emeka teh ")
    assert waved() == ["Emeka", "teh"]
    assert at.place.desk.spelling.own() == []
    writing.sign()
    at.settle()
    at.settle()
    assert writing.is_signed and waved() == []
    at.editor.aids.spelling.toggle()
    at.settle()
    assert not at.place.desk.spelling.is_on(unless_said=True)  # it stays a choice there too


def test_moving_away_from_a_word_shows_it_wrong_and_a_paste_is_read_to_its_end(at: Bench) -> None:
    at.type("teh")
    page = at.editor.page
    assert page.wrong.shown(0, len(at.text)) == []
    page.select(Span(at.text.index("teh"), at.text.index("teh")))
    assert [one.of(at.text) for one in page.wrong.shown(0, len(at.text))] == ["teh"]
    page.exchange([(Span(page.point(), page.point()), "recieve it " * 2000)])
    for _ in range(200):
        at.settle()
    assert len(page.wrong.shown(0, len(at.text))) == 2001
    at.undo()
    assert [one.of(at.text) for one in page.wrong.shown(0, len(at.text))] == ["teh"]
