"""Forms and snippets made in the app: written, moved, kept, refused, put away."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from attachdesk.ui.kit.screen import Target
from attachdesk.ui.screens.own_words import OwnWordsScreen

if TYPE_CHECKING:
    from attachdesk.ui.kit.workplace import Workplace


@pytest.fixture
def screen(place: "Workplace") -> OwnWordsScreen:
    made = OwnWordsScreen(place)
    made.widget().resize(1200, 800)
    made.widget().show()
    made.enter(Target("own_words"))
    settle(place)
    return made


def settle(place: "Workplace") -> None:
    for _ in range(3):
        assert place.lane.settled()
        QApplication.processEvents()


def test_a_form_is_made_moved_and_kept(screen: OwnWordsScreen, place: "Workplace") -> None:
    screen.new_form()
    form = screen.form
    QTest.keyClicks(form.name, "Mine")
    QTest.keyClicks(form.cards[0].heading, "Body")
    form.add_section()
    QTest.keyClicks(form.cards[1].heading, "Next")
    QTest.keyClicks(form.cards[1].prompt, "What to try")
    form.cards[1].up.click()
    form.keep_button.click()
    settle(place)
    [made] = place.desk.templates.own()
    assert [(one.heading, one.prompt) for one in made.sections] == [("Next", "What to try"), ("Body", "")]
    assert screen.list.currentItem().text() == "Mine"
    form.cards[0].away.click()
    screen.leave()
    settle(place)
    assert [one.heading for one in place.desk.templates.own()[0].sections] == ["Body"]
    form.retire_button.click()
    settle(place)
    assert not place.desk.templates.own()


def test_a_form_may_start_from_a_shipped_one(screen: OwnWordsScreen, place: "Workplace") -> None:
    screen.new_form()
    QTest.keyClicks(screen.form.name, "My SOAP")
    screen.form.start_from.put("soap")
    screen.form.start_from.edited.emit()
    screen.form.keep()
    settle(place)
    shipped = place.desk.library.note_templates["soap"]
    [made] = place.desk.templates.own()
    assert [one.heading for one in made.sections] == [one.heading for one in shipped.sections]


def test_what_is_refused_stays_in_front_and_is_not_lost(screen: OwnWordsScreen, place: "Workplace") -> None:
    screen.new_form()
    QTest.keyClicks(screen.form.cards[0].heading, "Body")
    screen.new_snippet()
    settle(place)
    assert screen.pages.currentWidget() is screen.form
    screen.enter(Target("own_words"))
    settle(place)
    assert screen.form.cards[0].heading.value() == "Body"
    assert place.notices.toasts


def test_a_snippet_is_made_and_a_shipped_one_changed(screen: OwnWordsScreen, place: "Workplace") -> None:
    screen.enter(Target("own_words", part="snippet"))
    settle(place)
    QTest.keyClicks(screen.snippet.trigger, "mine")
    QTest.keyClicks(screen.snippet.text, "My {words}.")
    next(one for one in screen.actions() if one.id == "own.keep").do()
    settle(place)
    assert {one.id: one.text for one in place.desk.snippets.offered()}["mine"] == "My {words}."
    assert screen.list.currentItem().text() == ";mine"
    screen.snippet.retire_button.click()
    settle(place)
    assert "mine" not in {one.id for one in place.desk.snippets.offered()}
