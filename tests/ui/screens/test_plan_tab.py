"""The plan from an empty page to a tick in a note: by keyboard, with a way back from each step."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from attachdesk.domain.client import Client
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.plan_formulation_card import FormulationCard
from attachdesk.ui.screens.client_file.plan_formulation_page import FormulationPage
from attachdesk.ui.screens.client_file.plan_tab import PlanTab
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.note_editor.screen import NoteEditor
from tests.ui.conftest import Journey

SPRING = date(2024, 3, 10)


@pytest.fixture
def client(place: Workplace) -> Client:
    return place.desk.caseload.take_on(code="RIVER-12", started_on=SPRING)


def settle(place: Workplace) -> None:
    for _ in range(4):
        assert place.lane.settled()
        QApplication.processEvents()


def opened(place: Workplace, client: Client) -> PlanTab:
    screen = ClientFileScreen(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("client_file", client.id, part="plan"))
    settle(place)
    plan = screen.made["plan"]
    assert isinstance(plan, PlanTab)
    screen._refresh.timeout.disconnect()  # the tests read anew by hand, when all has arrived
    return plan


def again(place: Workplace, plan: PlanTab) -> None:
    plan.show_client(plan.client_id)
    settle(place)


def fill(place: Workplace, plan: PlanTab, **typed: str) -> None:
    """Type into the open sheet and keep it."""
    sheet = plan.edits.sheet
    assert sheet is not None
    for name, words in typed.items():
        sheet.form.field(name.replace("_2", "-2")).setFocus()
        QTest.keyClicks(sheet.form.field(name.replace("_2", "-2")), words)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(place)
    assert plan.edits.sheet is None
    again(place, plan)


def press(plan: PlanTab, name: str) -> None:
    {action.id: action for action in plan.actions()}[name].do()


def test_a_plan_grows_from_a_problem_to_a_rating_and_each_step_is_taken_back(
    place: Workplace, client: Client
) -> None:
    plan = opened(place, client)
    assert plan.outline.rows == []
    press(plan, "plan.problem")
    fill(place, plan, words="I ring and ring")
    plan.edits.new_goal(plan.outline.rows[0][0])
    fill(place, plan, words="Ask once")
    goal = place.desk.planning.plan(client.id).goals[0].goal
    assert goal.problem_id == plan.outline.rows[0][0]
    plan.edits.new_objective(goal)
    fill(place, plan, words="One call", measured_by="her phone")
    row = plan.outline.rows[0][1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down)
    QTest.keyClick(plan.outline.rows[1][1], Qt.Key.Key_Down)
    row = plan.outline.rows[2][1]
    assert row.window().focusWidget() is row
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert plan.stack.currentWidget() is plan.part and plan.part.title.text() == "One call"
    line = place.desk.planning.plan(client.id).objectives[0]
    plan.edits.rate_objective(line)  # nothing is described yet: that comes first
    fill(place, plan, level_2="six calls", level0="one call", level2="none at all")
    plan.edits.rate_objective(place.desk.planning.plan(client.id).objectives[0])
    sheet = plan.edits.sheet
    assert sheet is not None
    sheet.form.field("level").buttons[2].click()
    sheet.keep()
    settle(place)
    assert [one.level for one in place.desk.planning.plan(client.id).objectives[0].ratings] == [0]
    QTest.keyClick(plan.part, Qt.Key.Key_Escape)
    assert plan.stack.currentWidget() is plan.overview
    again(place, plan)
    assert "0 (" in plan.outline.rows[2][1].accessibleName()
    last_lines = []
    for _ in range(5):
        press(plan, "plan.undo")
        settle(place)
        last_lines.append(place.desk.planning.plan(client.id).text.split("\n")[-1].strip())
    assert last_lines == [
        "+2: none at all", "Known by: her phone", "Goal: Ask once", "Problem: I ring and ring", "",
    ]  # fmt: skip
    for _ in range(5):
        press(plan, "plan.redo")
        settle(place)
    assert place.desk.planning.plan(client.id).objectives[0].ratings[0].level == 0


def test_what_is_removed_on_its_page_leads_back_and_can_be_undone(place: Workplace, client: Client) -> None:
    goal = place.desk.planning.add_goal(client.id, "Ask once", SPRING).record
    place.desk.planning.add_objective(client.id, goal.id, "One call", SPRING)
    plan = opened(place, client)
    plan.open_part(goal.id)
    plan.edits.remove_part(goal, "Gone.")
    settle(place)
    again(place, plan)
    assert plan.stack.currentWidget() is plan.overview
    assert place.desk.planning.plan(client.id).text == ""
    plan.edits.history.back()
    settle(place)
    assert "One call" in place.desk.planning.plan(client.id).text


def test_a_state_an_intervention_and_an_agreement_are_kept(place: Workplace, client: Client) -> None:
    planning = place.desk.planning
    goal = planning.add_goal(client.id, "Ask once", SPRING, benefit="regulation").record
    objective = planning.add_objective(client.id, goal.id, "One call", SPRING).record
    plan = opened(place, client)
    plan.open_part(objective.id)
    plan.edits.plan_intervention(planning.plan(client.id).goals[0], objective)
    sheet = plan.edits.sheet
    assert sheet is not None
    assert sheet.form.field("option").value() == "regulation"
    option = sheet.form.field("picked")
    option.setCurrentIndex(2)
    option.edited.emit()
    chosen = sheet.form.field("words").value()
    assert chosen == place.desk.library.interventions["regulation"].options[1]
    sheet.keep()
    settle(place)
    planned = planning.plan(client.id).objectives[0].interventions
    assert [(one.words, one.option) for one in planned] == [(chosen, "regulation")]
    plan.edits.set_state(objective, "reached")
    settle(place)
    assert planning.plan(client.id).objectives[0].objective.state == "reached"
    plan.edits.agree()
    fill(place, plan, agreed_with="Ines", review_on="2099-01-01")
    assert [one.agreed_with for one in planning.plan(client.id).versions] == ["Ines"]
    plan.edits.end_goal(goal)
    assert plan.edits.sheet is not None
    plan.edits.sheet.keep()
    settle(place)
    again(place, plan)
    plan.open_versions()
    plan.versions._show_now()
    assert "Gone: Goal: Ask once" in plan.versions.text.accessibleDescription()


def test_a_half_written_formulation_waits_and_becomes_a_version(place: Workplace, client: Client) -> None:
    first = opened(place, client)
    press(first, "plan.formulation")
    settle(place)
    page = first.stack.currentWidget()
    assert isinstance(page, FormulationPage)
    QTest.keyClicks(page.form.field("cycle"), "He is late, she rings")
    first.leave()
    settle(place)
    assert place.desk.formulating.current(client.id) is None
    second = opened(place, client)
    press(second, "plan.formulation")
    settle(place)
    page = second.stack.currentWidget()
    assert isinstance(page, FormulationPage)
    assert page.form.values()["cycle"] == "He is late, she rings"
    page.keep_button.click()
    settle(place)
    version = place.desk.formulating.current(client.id)
    assert version is not None and version.cycle == "He is late, she rings"
    assert not page.waiting.has_words and not page.keep_button.isEnabled()
    assert any(isinstance(card, FormulationCard) for card in second.cards)


def test_one_key_in_a_note_ticks_what_the_session_worked_on(
    place: Workplace, client: Client, journey: Journey
) -> None:
    planning = place.desk.planning
    goal = planning.add_goal(client.id, "Ask once", SPRING).record
    objective = planning.add_objective(client.id, goal.id, "One call", SPRING).record
    mean = planning.plan_intervention(objective.id, "a list by the phone").record
    at = datetime(2024, 5, 6, 10, 30, tzinfo=ZoneInfo("Europe/London"))
    session = place.desk.diary.record(client.id, at, status="attended")
    editor = NoteEditor(place)
    editor.widget().resize(1200, 800)
    editor.widget().show()
    editor.enter(Target("note", client.id, session.id))
    settle(place)
    acts = {action.id: action for action in editor.actions()}
    assert acts["note.thread"].shortcut == "F10"
    acts["note.thread"].do()
    sheet = editor.objectives.sheet
    assert sheet is not None
    QTest.keyClick(sheet.boxes[objective.id, mean.id], Qt.Key.Key_Space)
    settle(place)
    assert sheet.boxes[objective.id, None].isChecked()
    assert planning.thread(session.id).ticks == {(objective.id, None), (objective.id, mean.id)}
    sheet.accept()
    assert "One call" in editor.objectives.button.text()
    editor.note.history.back()
    settle(place)
    assert planning.thread(session.id).ticks == frozenset()
    editor.note.history.forth()
    settle(place)
    seen: list[bool] = []
    editor.note.opened.connect(lambda: seen.append(editor.objectives.button.isHidden()))
    other = place.desk.caseload.take_on(code="ELM-2", started_on=SPRING)
    elsewhere = place.desk.diary.record(other.id, at + timedelta(days=1), status="attended")
    editor.enter(Target("note", other.id, elsewhere.id))
    settle(place)
    assert seen == [True]  # at once, and not when its own plan has been read
    plan = opened(place, client)
    plan.open_part(objective.id)
    worked = planning.plan(client.id).objectives[0].worked[0]
    plan.part._session(worked)
    opening = [one for one in plan.part.findChildren(type(plan.outline.agree)) if one.text() == "Open note"]
    opening[0].click()
    assert journey.targets[-1] == Target("note", client.id, worked.note_id, "note")
