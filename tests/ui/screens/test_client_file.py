"""The file shows what the vault holds, and every change made in it is in the vault."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from attachdesk.domain.client import Client, Consent, Person
from attachdesk.domain.plan import BenefitInFocus, Goal
from attachdesk.ui.kit.fields import DateField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.details_tab import DetailsTab
from attachdesk.ui.screens.client_file.measures_tab import MeasuresTab
from attachdesk.ui.screens.client_file.notes_tab import NotesTab
from attachdesk.ui.screens.client_file.plan_tab import PlanTab
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.client_file.sheet import Sheet
from attachdesk.ui.screens.client_file.tab import Tab
from attachdesk.ui.screens.client_file.timeline_tab import TimelineTab
from tests.ui.conftest import Journey

SPRING = date(2024, 3, 10)


@pytest.fixture
def client(place: Workplace) -> Client:
    return place.desk.caseload.take_on(code="RIVER-12", started_on=SPRING)


def opened(place: Workplace, client: Client, part: str) -> ClientFileScreen:
    screen = ClientFileScreen(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("client_file", client.id, part=part))
    assert place.lane.settled()
    return screen


def tab(screen: ClientFileScreen, kind: type) -> Tab:
    found = screen.made[screen.header.tabs.value()]
    assert isinstance(found, kind)
    return found


def record(place: Workplace, client: Client, day: int) -> str:
    at = datetime(2024, 5, day, 10, 30, tzinfo=ZoneInfo("Europe/London"))
    return place.desk.diary.record(client.id, at, status="attended").id


def test_the_timeline_lists_sessions_and_consents_newest_first_and_filters(
    place: Workplace, client: Client, journey: Journey
) -> None:
    first, second = record(place, client, 6), record(place, client, 13)
    place.desk.caseload.put_in_file(Consent, client.id, about="treatment_agreement", since=SPRING)
    timeline = tab(opened(place, client, "timeline"), TimelineTab)
    assert isinstance(timeline, TimelineTab)
    assert [row.title for row in timeline.rows] == ["Session 2", "Session 1", "Treatment agreement, given"]
    chosen = timeline.list.chosen_row()
    assert chosen is not None
    assert chosen.id == second
    assert timeline.list.window().focusWidget() is timeline.list
    QTest.keyClick(timeline.list, Qt.Key.Key_Down)
    QTest.keyClick(timeline.list, Qt.Key.Key_Return)
    assert journey.targets == [Target("note", client.id, first)]
    timeline.filters.put("consent")
    assert [row.title for row in timeline.list.rows.rows if not isinstance(row, str)] == [
        "Treatment agreement, given"
    ]


def test_the_panel_spells_out_the_codes_of_a_demo_session(demo_place: Workplace) -> None:
    client = demo_place.desk.caseload.named("INE-01")
    timeline = tab(opened(demo_place, client, "timeline"), TimelineTab)
    assert isinstance(timeline, TimelineTab)
    assert timeline.panel.title.text() == "Session 24"
    names = {child.accessibleName() for child in timeline.panel.findChildren(QWidget)}
    assert "Secure" in names


def test_a_goal_is_added_rated_and_ended(place: Workplace, client: Client) -> None:
    plan = tab(opened(place, client, "plan"), PlanTab)
    assert isinstance(plan, PlanTab)
    plan.edits.new_goal()
    sheet = plan.edits.sheet
    assert sheet is not None
    sheet.keep()
    assert sheet.form.has_errors
    QTest.keyClicks(sheet.form.field("words"), "Sleep through")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.lane.settled()
    goal = place.desk.caseload.file(client.id).goals[0]
    assert goal.words == "Sleep through"
    plan.edits.rate_goal(goal)
    assert plan.edits.sheet is not None
    plan.edits.sheet.form.field("value").buttons[7].click()
    plan.edits.sheet.keep()
    assert place.lane.settled()
    plan.edits.end_goal(goal)
    assert plan.edits.sheet is not None
    plan.edits.sheet.keep()
    assert place.lane.settled()
    file = place.desk.caseload.file(client.id)
    assert [one.value for one in file.goal_ratings] == [7]
    assert file.goals[0].until == place.desk.records.today()


def test_a_focus_that_ends_before_it_begins_is_refused_beside_its_field(
    place: Workplace, client: Client
) -> None:
    plan = tab(opened(place, client, "plan"), PlanTab)
    assert isinstance(plan, PlanTab)
    plan.edits.new_focus()
    sheet = plan.edits.sheet
    assert sheet is not None
    sheet.form.put(since=date(2024, 5, 6), until=date(2024, 5, 1))
    sheet.keep()
    assert place.lane.settled()
    assert sheet.form._errors["until"].text()
    sheet.form.put(until=None)
    sheet.keep()
    assert place.lane.settled()
    assert [one.benefit for one in place.desk.caseload.file(client.id).focus] == ["trauma"]
    assert isinstance(place.desk.caseload.file(client.id).focus[0], BenefitInFocus)


def test_a_rupture_is_opened_and_closed_with_its_outcome(place: Workplace, client: Client) -> None:
    session = record(place, client, 6)
    plan = tab(opened(place, client, "plan"), PlanTab)
    assert isinstance(plan, PlanTab)
    plan.edits.new_rupture()
    sheet = plan.edits.sheet
    assert sheet is not None
    assert sheet.form.values()["movement"] is None
    sheet.keep()
    assert sheet.form._errors["movement"].text() == "This cannot stay empty."
    QTest.keyClick(sheet.form.field("movement").buttons[0], Qt.Key.Key_Right)
    sheet.keep()
    assert place.lane.settled()
    rupture = place.desk.caseload.file(client.id).ruptures[0]
    assert (rupture.session_id, rupture.movement, rupture.outcome) == (session, "withdrawal", "open")
    plan.edits.close_rupture(rupture)
    sheet = plan.edits.sheet
    assert sheet is not None
    sheet.keep()
    assert sheet.form._errors["outcome"].text() == "This cannot stay empty."
    QTest.keyClick(sheet.form.field("outcome"), Qt.Key.Key_Down)
    sheet.keep()
    assert place.lane.settled()
    assert place.desk.caseload.file(client.id).ruptures[0].outcome == "repaired"


def test_a_removed_person_comes_back_with_undo(place: Workplace, client: Client) -> None:
    sister = place.desk.caseload.put_in_file(Person, client.id, name="ليلى", relation="sister")
    details = tab(opened(place, client, "details"), DetailsTab)
    assert isinstance(details, DetailsTab)
    details.edits.remove_person(sister)
    assert place.lane.settled()
    assert sister.id not in {one.id for one in place.desk.caseload.file(client.id).people}
    undo = [one for one in place.notices.toasts[-1].findChildren(QPushButton) if one.text() == "Undo"]
    undo[0].click()
    assert place.lane.settled()
    assert sister.id in {one.id for one in place.desk.caseload.file(client.id).people}


def test_a_release_without_a_recipient_is_refused_beside_the_recipient(
    place: Workplace, client: Client
) -> None:
    details = tab(opened(place, client, "details"), DetailsTab)
    assert isinstance(details, DetailsTab)
    details.edits.new_consent()
    sheet = details.edits.sheet
    assert sheet is not None
    sheet.form.put(about="release")
    sheet.keep()
    assert place.lane.settled()
    assert sheet.form._errors["recipient"].text()
    sheet.form.put(recipient="GP")
    sheet.keep()
    assert place.lane.settled()
    assert [one.recipient for one in place.desk.caseload.file(client.id).consents] == ["GP"]


def test_a_client_is_put_on_hold_and_discharged(place: Workplace, client: Client) -> None:
    details = tab(opened(place, client, "details"), DetailsTab)
    assert isinstance(details, DetailsTab)
    details.edits.put_on_hold()
    assert place.lane.settled()
    assert place.desk.caseload.named("RIVER-12").state == "on_hold"
    details.edits.discharge()
    assert place.lane.settled()
    sheet = details.edits.sheet
    assert sheet is not None
    sheet.form.put(remark="a good ending")
    sheet.keep()
    assert sheet.form._errors["ending"].text() == "This cannot stay empty."
    QTest.keyClick(sheet.form.field("ending"), Qt.Key.Key_Down)
    sheet.keep()
    assert place.lane.settled()
    file = place.desk.caseload.file(client.id)
    assert (file.client.state, file.episodes[-1].ending) == ("ended", "agreed")


def test_a_total_is_entered_by_hand_and_shown_as_taken(place: Workplace, client: Client) -> None:
    measures = tab(opened(place, client, "measures"), MeasuresTab)
    assert isinstance(measures, MeasuresTab)
    measures.enter_total()
    sheet = measures.edits.sheet
    assert sheet is not None
    sheet.form.put(name="tummy, 0-10")
    QTest.keyClicks(sheet.form.field("value"), "6,5")
    sheet.keep()
    assert place.lane.settled()
    measures.show_client(client.id)
    assert place.lane.settled()
    assert [one.told for one in measures.table.records.rows] == ["6.5"]


def test_notes_owed_stand_in_the_list_of_notes(place: Workplace, client: Client, journey: Journey) -> None:
    session = record(place, client, 6)
    notes = tab(opened(place, client, "notes"), NotesTab)
    assert isinstance(notes, NotesTab)
    assert [row.status[0] for row in notes.table.records.rows] == ["owed"]
    notes.open_chosen()
    assert journey.targets == [Target("note", client.id, session)]


def test_another_client_does_not_keep_the_goals_of_the_one_before(place: Workplace, client: Client) -> None:
    place.desk.caseload.put_in_file(Goal, client.id, words="Sleep through", since=SPRING)
    other = place.desk.caseload.take_on(code="OTTER-08", started_on=SPRING)
    screen = opened(place, client, "plan")
    plan = tab(screen, PlanTab)
    assert isinstance(plan, PlanTab)
    assert plan.planned is not None
    assert len(plan.planned.file.goals) == 1
    screen.enter(Target("client_file", other.id, part="plan"))
    assert place.lane.settled()
    assert not plan.planned.file.goals
    assert screen.header.code.text() == "OTTER-08"


def test_an_early_day_is_refused_beside_the_field_that_holds_it(place: Workplace, client: Client) -> None:
    screen = opened(place, client, "plan")
    sheet = started_sheet(place, screen.widget(), client)
    sheet.form.put(date_of_birth=date(1990, 1, 1), started_on=date(1850, 1, 1))
    sheet.keep()
    assert place.lane.settled()
    assert "1850" in sheet.form._errors["started_on"].text()
    assert not sheet.form._errors["date_of_birth"].text()
    sheet.reject()


def started_sheet(place: Workplace, home: QWidget, client: Client) -> Sheet:
    form = Form()
    form.add("date_of_birth", "Date of birth", DateField())
    form.add("started_on", "Start", DateField())
    sheet = Sheet(place, home, "Client", form, lambda said: place.desk.caseload.change(client.id, **said))
    sheet.open()
    return sheet


def test_a_shortcut_to_a_tab_puts_the_keyboard_into_it_and_ctrl_arrows_leave_the_tabs(
    place: Workplace, client: Client
) -> None:
    screen = opened(place, client, "timeline")
    screen.header.tabs.setFocus()
    QTest.keyClick(screen.header.tabs, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert screen.header.tabs.value() == "timeline"
    QTest.keyClick(screen.header.tabs, Qt.Key.Key_Right)
    assert screen.header.tabs.value() == "notes"
    for name in ("details", "plan", "timeline"):
        {action.id: action for action in screen.actions()}[f"file.tab.{name}"].do()
        focus = screen.widget().focusWidget()
        assert focus is not None
        assert screen.made[name].widget().isAncestorOf(focus)


def test_what_one_chose_on_the_timeline_stays_chosen_when_it_is_read_again(
    place: Workplace, client: Client
) -> None:
    record(place, client, 6)
    booked = place.desk.diary.record(client.id, place.desk.records.now() + timedelta(days=7))
    timeline = tab(opened(place, client, "timeline"), TimelineTab)
    assert isinstance(timeline, TimelineTab)
    QTest.keyClick(timeline.list, Qt.Key.Key_Up)
    for _ in range(2):
        chosen = timeline.list.chosen_row()
        assert chosen is not None
        assert chosen.id == booked.id
        timeline.show_client(client.id)
        assert place.lane.settled()
