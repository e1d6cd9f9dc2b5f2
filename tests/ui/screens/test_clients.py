"""The list of clients finds, counts and opens what the vault holds."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from attachdesk.domain.client import Consent, Person
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.clients.screen import Clients
from tests.ui.conftest import Journey
from tests.ui.screens.by_hand import settle
from tests.ui.screens.seen import button_in, words_on

if TYPE_CHECKING:
    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


def listed(place: Workplace) -> Clients:
    screen = Clients(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("clients"))
    assert place.lane.settled()
    return screen


def codes(screen: Clients) -> list[str]:
    return [row.line.client.code for row in screen.table.records.rows]


def test_an_empty_vault_offers_the_first_client(place: Workplace) -> None:
    screen = listed(place)
    assert screen.stack.currentIndex() == 1


def test_typing_filters_by_code_name_and_people(place: Workplace) -> None:
    caseload = place.desk.caseload
    river = caseload.take_on(code="RIVER-12", started_on=date(2026, 3, 10), name="נועה")
    caseload.take_on(code="OTTER-08", started_on=date(2026, 3, 10))
    caseload.put_in_file(Person, river.id, name="小雨", relation="sister")
    screen = listed(place)
    assert codes(screen) == ["OTTER-08", "RIVER-12"]
    for typed in ("river", "נועה", "小雨"):
        screen.filter.field.setText(typed)
        screen.filter.field.edited.emit()
        assert codes(screen) == ["RIVER-12"]
    QTest.keyClicks(screen.filter.field, "zzz")
    assert codes(screen) == []
    assert screen.nothing.isVisibleTo(screen.widget())
    QTest.keyClick(screen.filter.field, Qt.Key.Key_Escape)
    assert len(codes(screen)) == 2


def test_enter_opens_the_file_under_the_cursor(place: Workplace, journey: Journey) -> None:
    place.desk.caseload.take_on(code="A-1", started_on=date(2026, 3, 10))
    second = place.desk.caseload.take_on(code="B-2", started_on=date(2026, 3, 10))
    screen = listed(place)
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert journey.targets == [Target("client_file", second.id)]


def test_segments_count_the_states_and_show_one(place: Workplace) -> None:
    caseload = place.desk.caseload
    held = caseload.take_on(code="A-1", started_on=date(2026, 3, 10))
    caseload.take_on(code="B-2", started_on=date(2026, 3, 10))
    caseload.put_on_hold(held.id)
    screen = listed(place)
    assert [button.text() for button in screen.filter.states.buttons] == [
        "Current 1", "On hold 1", "Ended 0", "All 2",
    ]  # fmt: skip
    screen.filter.choose_state("on_hold")
    assert codes(screen) == ["A-1"]


def test_the_next_session_comes_first_and_a_change_is_shown(place: Workplace) -> None:
    caseload, now = place.desk.caseload, place.desk.records.now()
    caseload.take_on(code="A-1", started_on=date(2026, 3, 10))
    later = caseload.take_on(code="B-2", started_on=date(2026, 3, 10))
    screen = listed(place)
    assert codes(screen) == ["A-1", "B-2"]
    place.lane.ask(lambda: place.desk.diary.record(later.id, now + timedelta(days=2)))
    assert place.lane.settled()
    QTest.qWait(1)
    assert place.lane.settled()
    assert codes(screen) == ["B-2", "A-1"]


def test_the_card_says_what_the_demo_client_was_left_at(demo_place: Workplace) -> None:
    screen = listed(demo_place)
    chosen = screen.table.chosen_row()
    assert screen.card.code.text() == chosen.line.client.code
    assert demo_place.lane.settled()
    assert screen.card._body.count() == 4


def test_a_file_that_lacks_something_needs_attention(place: Workplace) -> None:
    caseload = place.desk.caseload
    child = caseload.take_on(code="KID-1", started_on=date(2026, 3, 10), client_kind="minor")
    caseload.put_in_file(
        Consent, child.id, about="treatment_agreement", state="refused", since=date(2026, 3, 10)
    )
    screen = listed(place)
    row = screen.table.records.rows[0]
    assert row.notice == ("No holder of responsibility, Agreement refused", "signature", "warning")


def test_the_arrows_and_enter_act_on_the_list_as_soon_as_one_comes_to_it(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    first, second = (
        fresh.caseload.take_on(code=code, started_on=date(2020, 1, 6)) for code in ("A-1", "B-2")
    )
    settle(lane)
    for key in (Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Return):
        held = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_2 else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or fresh_window.window, key, held)
        settle(lane)
    assert fresh_window.window.here == Target("client_file", second.id)
    assert first.id != second.id


def test_with_large_words_every_column_that_is_shown_lies_within_the_list(place: Workplace) -> None:
    place.desk.caseload.take_on(code="A-1", started_on=date(2020, 1, 6))
    screen = listed(place)
    screen.widget().resize(871, 640)
    appearance().set(scale=2.0)
    settle(place.lane)
    table = screen.table
    assert not table.isColumnHidden(6), "what needs attention is the last to go"
    assert table.columnViewportPosition(6) + table.columnWidth(6) <= table.viewport().width()


def test_the_card_shows_a_free_note_and_folds_what_may_name_what_was_hardest(place: Workplace) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2026, 3, 10))
    began = desk.records.now() - timedelta(days=2)
    held = desk.diary.record(client.id, began, status="attended")
    note = desk.note_writing.start("free", session_id=held.id).note
    desk.note_writing.save(note.id, Draft("The night on the bridge.", 0))
    assert "The night on the bridge." in words_on(listed(place).card)
    desk.coding.target(held.id, "trauma", True)
    card = listed(place).card
    assert "Left at, " in words_on(card) and "bridge" not in words_on(card)
    button_in(card, "Show plan").click()
    assert "The night on the bridge." in words_on(card)
    button_in(card, "Hide plan").click()
    assert "bridge" not in words_on(card)
