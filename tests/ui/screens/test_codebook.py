"""The codebook, and the places for what comes later."""

from typing import TYPE_CHECKING

import pytest

from attachdesk.domain.observation import BENEFITS, PATTERNS
from tests.ui.screens.seen import nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.codebook import CodebookScreen
    from tests.ui.conftest import Journey


def entered(place: "Workplace", area: "QWidget", code: str = "") -> "CodebookScreen":
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.codebook import CodebookScreen

    screen = CodebookScreen(place)
    shown(area, screen.widget())
    screen.enter(Target("codebook", thing_id=code))
    assert place.lane.settled()
    return screen


@pytest.mark.parametrize("code", PATTERNS)
def test_a_pattern_has_its_markers_rivals_and_cautions(
    place: "Workplace", area: "QWidget", code: str
) -> None:
    words = words_on(entered(place, area, code).page)
    pattern = place.desk.library.patterns[code]
    for said in (*(one.words for one in pattern.markers), *pattern.rivals, *pattern.cautions):
        assert said in words
    assert ("a cue for pace" in words) == bool(pattern.trauma_signals())


@pytest.mark.parametrize("code", BENEFITS)
def test_a_benefit_has_its_three_senses(place: "Workplace", area: "QWidget", code: str) -> None:
    words = words_on(entered(place, area, code).page)
    benefit = place.desk.library.benefits[code]
    for said in (*benefit.forward, *benefit.worked_on, *benefit.setback, *benefit.cautions):
        assert said in words


def test_signs_of_trauma_stand_apart_as_a_cue_for_pace(place: "Workplace", area: "QWidget") -> None:
    words = words_on(entered(place, area, "fearful_avoidant").page)
    assert "Signs of trauma: a cue for pace" in words
    assert "They never count toward this pattern." in words
    assert "Signs of trauma" not in words_on(entered(place, area, "secure").page)


def test_the_arrow_keys_go_from_code_to_code(qtbot: "QtBot", place: "Workplace", area: "QWidget") -> None:
    from PySide6.QtCore import Qt

    from tests.ui.keys import press

    screen = entered(place, area)
    press(screen.entries, Qt.Key.Key_Down)
    assert place.desk.library.patterns[PATTERNS[1]].name in words_on(screen.page)
    for _ in range(3):
        press(screen.entries, Qt.Key.Key_Down)
    assert place.desk.library.benefits[BENEFITS[0]].definition.strip() in words_on(screen.page)


def test_a_code_of_ones_own_stands_last(place: "Workplace", area: "QWidget") -> None:
    code = place.desk.coding.add_code("Gallows humour", letter="G", definition="A joke where it hurts.")
    screen = entered(place, area, code.id)
    assert "A joke where it hurts." in words_on(screen.page)
    assert screen.entries.item(screen.entries.count() - 1).text() == "Gallows humour"


def test_what_comes_later_says_so_and_leads_somewhere(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from attachdesk.ui.kit.buttons import Button
    from attachdesk.ui.screens.later import CaseloadScreen

    screen = CaseloadScreen(place)
    shown(area, screen.widget())
    assert "not built yet" in words_on(screen.widget())
    screen.widget().findChildren(Button)[0].click()
    assert journey.targets[-1].screen == "clients"
    assert screen.explain()
    assert nameless(screen.widget()) == []


def test_everything_that_takes_the_keyboard_has_a_name(place: "Workplace", area: "QWidget") -> None:
    assert nameless(entered(place, area).widget()) == []


@pytest.mark.parametrize("code", [*PATTERNS, *BENEFITS])
def test_what_to_say_to_a_client_stands_in_words_alone(
    place: "Workplace", area: "QWidget", code: str
) -> None:
    words = words_on(entered(place, area, code).page)
    assert "How to say it to a client" in words
    assert "{" not in words
