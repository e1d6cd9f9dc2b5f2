"""Search as one types: what appears, what Enter opens."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.ui.screens.seen import nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.search import SearchScreen
    from tests.ui.conftest import Journey


def entered(place: "Workplace", area: "QWidget") -> "SearchScreen":
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.search import SearchScreen

    screen = SearchScreen(place)
    shown(area, screen.widget())
    screen.enter(Target("search"))
    assert place.lane.settled()
    return screen


def typed(qtbot: "QtBot", screen: "SearchScreen", words: str) -> None:
    from tests.ui.keys import type_words

    screen.field.clear()
    type_words(screen.field, words)
    qtbot.waitUntil(lambda: screen.found is not None and screen.found.query == words)


def test_words_are_found_as_one_types_and_enter_opens_the_note(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from PySide6.QtCore import Qt

    from tests.ui.keys import press

    screen = entered(demo_place, area)
    typed(qtbot, screen, "waited")
    assert screen.found is not None
    assert screen.hits.records.rowCount() == len(screen.found.hits) > 1
    assert f"{screen.found.total} found" in words_on(screen.widget())
    at = next(place for place, hit in enumerate(screen.found.hits) if hit.kind == "notes")
    press(screen.field, Qt.Key.Key_Down)
    for _ in range(at):
        press(screen.hits, Qt.Key.Key_Down)
    press(screen.hits, Qt.Key.Key_Return)
    assert demo_place.lane.settled()
    target = journey.targets[-1]
    text = demo_place.desk.note_writing.open_note(target.thing_id).note.text
    assert text[target.at :].casefold().startswith("waited")
    assert (target.screen, target.thing_id, target.part) == ("note", screen.found.hits[at].id, "note")


def test_a_memo_opens_the_note_it_was_written_on(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    screen = entered(demo_place, area)
    typed(qtbot, screen, "waited")
    assert screen.found is not None
    screen.open(next(hit for hit in screen.found.hits if hit.kind == "observations"))
    assert demo_place.lane.settled()
    assert journey.targets[-1].screen == "note"


def test_a_name_opens_the_file(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    screen = entered(demo_place, area)
    typed(qtbot, screen, "INE-01")
    screen.open(next(hit for hit in screen.found.hits if hit.kind == "clients"))  # type: ignore[union-attr]
    assert journey.targets[-1].screen == "client_file"


def test_nothing_found_says_what_was_looked_for(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget"
) -> None:
    screen = entered(demo_place, area)
    typed(qtbot, screen, "zzzqqq")
    assert "Nothing found for “\u2068zzzqqq\u2069”." in words_on(screen.widget())


def test_an_emptied_field_takes_the_finds_away(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget"
) -> None:
    screen = entered(demo_place, area)
    typed(qtbot, screen, "waited")
    screen.field.clear()
    qtbot.waitUntil(lambda: screen.found is None)
    assert screen.hits.records.rowCount() == 0


@pytest.mark.parametrize("query", ["母亲", "母さん", "แม่", "אמא", "أمي"])
def test_other_scripts_are_found_and_drawn(
    qtbot: "QtBot", place: "Workplace", area: "QWidget", query: str
) -> None:
    client = place.desk.caseload.take_on(
        code="世界-1", started_on=date(2026, 1, 5), date_of_birth=date(1990, 1, 1)
    )
    place.desk.caseload.change(client.id, about=f"昨天{query} … {query} 🌊 a b c")
    screen = entered(place, area)
    screen.field.setText(query)
    screen.search()
    assert place.lane.settled()
    assert screen.found is not None
    assert [hit.client for hit in screen.found.hits] == ["世界-1"]
    hit = screen.found.hits[0]
    assert query in {hit.passage[start:end] for start, end in hit.marked}
    assert not screen.hits.grab().isNull()


def test_a_found_note_is_marked_where_the_word_stands(place: "Workplace", area: "QWidget") -> None:
    from attachdesk.domain.overview import SearchHit
    from attachdesk.ui.screens.search.hit_list import passage_layout

    hit = SearchHit("notes", "n", "c", "A", None, None, "🌊 a wave, then calm", ((4, 8),), ())
    layout, height = passage_layout(hit, 400)
    marked = layout.formats()[0]
    assert (marked.start, marked.length) == (5, 4)
    assert height > 0


def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget"
) -> None:
    screen = entered(demo_place, area)
    typed(qtbot, screen, "waited")
    assert nameless(screen.widget()) == []
