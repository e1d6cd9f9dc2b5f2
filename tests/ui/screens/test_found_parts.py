"""A find in the plan, the formulation or the safety plan opens that very part; the plan has a card for it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from attachdesk.domain.client import Client
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.screens.client_file.plan_formulation_page import FormulationPage
from attachdesk.ui.screens.client_file.plan_safety_card import SafetyCard
from attachdesk.ui.screens.client_file.plan_tab import PlanTab
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.search import SearchScreen
from tests.ui.screens.by_hand import settle
from tests.ui.screens.seen import words_on

SPRING = date(2024, 3, 10)


@pytest.fixture
def client(fresh_window: DeskWindow) -> Client:
    """A client with a plan, an agreed version of it, two formulations and two safety plans."""
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=SPRING)
    goal = desk.planning.add_goal(client.id, "Ask Quillon once", SPRING).record
    desk.planning.agree(client.id, agreed_on=SPRING)
    desk.planning.change(goal, words="Ask once")
    objective = desk.planning.add_objective(client.id, goal.id, "One call by Marbeck", SPRING).record
    desk.planning.plan_intervention(objective.id, "Pause at the Tarnhouse")
    desk.formulating.new_version(client.id, cycle="The Ostler door")
    desk.formulating.new_version(client.id, cycle="The door")
    desk.safety_planning.new_version(client.id, {"places": "The Wexley garden"})
    desk.safety_planning.new_version(client.id, {"places": "The garden"})
    return client


def found(whole: DeskWindow, lane: Lane, qtbot: QtBot, word: str) -> str:
    """Type a word into the search, open the first find with Enter, and return what stands there."""
    whole.window.go(Target("search"))
    settle(lane)
    search = whole.window.screens["search"]
    assert isinstance(search, SearchScreen)
    search.field.clear()
    QTest.keyClicks(search.field, word)
    qtbot.waitUntil(lambda: search.found is not None and search.found.query == word)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    settle(lane)
    here = whole.window.here
    assert here is not None
    return words_on(whole.window.screens[here.screen].widget())


def plan_of(whole: DeskWindow) -> PlanTab:
    file = whole.window.screens["client_file"]
    assert isinstance(file, ClientFileScreen)
    plan = file.made["plan"]
    assert isinstance(plan, PlanTab)
    return plan


def test_a_find_opens_the_part_it_stands_in(
    fresh_window: DeskWindow, lane: Lane, qtbot: QtBot, client: Client
) -> None:
    assert "One call by Marbeck" in found(fresh_window, lane, qtbot, "Marbeck")
    plan = plan_of(fresh_window)
    assert plan.stack.currentWidget() is plan.part
    assert "Pause at the Tarnhouse" in found(fresh_window, lane, qtbot, "Tarnhouse")
    assert plan.stack.currentWidget() is plan.part and "Objective" in words_on(plan.part)
    found(fresh_window, lane, qtbot, "Quillon")
    assert plan.stack.currentWidget() is plan.versions
    assert "Ask Quillon once" in plan.versions.text.toPlainText()
    assert not plan.versions.show_version("gone")
    found(fresh_window, lane, qtbot, "Ostler")
    page = plan.stack.currentWidget()
    assert isinstance(page, FormulationPage)
    assert "The Ostler door" in page.text.toPlainText()
    said = found(fresh_window, lane, qtbot, "Wexley")
    assert "The Wexley garden" in said and "A later one is in force" in said


def test_the_plan_has_a_card_for_the_safety_plan_that_opens_it(fresh_window: DeskWindow, lane: Lane) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="MAR-11", started_on=SPRING)
    fresh_window.window.go(Target("client_file", client.id, part="plan"))
    settle(lane)
    plan = plan_of(fresh_window)
    [card] = [one for one in plan.cards if isinstance(one, SafetyCard)]
    assert "None yet" in words_on(card.widget()) and card.open_button.text() == "Write it"
    made = desk.safety_planning.new_version(client.id, {"places": "The garden"}, made_on=SPRING)
    plan.show_client(client.id)
    settle(lane)
    said = words_on(card.widget())
    assert f"Version {made.number} of Sun 10 Mar 2024, signed" in said and "garden" not in said
    card.open_button.setFocus()
    QTest.keyClick(card.open_button, Qt.Key.Key_Space)
    settle(lane)
    assert fresh_window.window.here == Target("safety_plan", client.id)
