"""Sessions, contacts and risk are kept as they were said, and nothing is prefilled."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from attachdesk.domain.client import Client, Person
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.appearance import dress
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.session_form.screen import SessionForm
from tests.ui.conftest import Journey


@pytest.fixture
def client(place: Workplace) -> Client:
    return place.desk.caseload.take_on(code="RIVER-12", started_on=date(2020, 3, 10))


def opened(place: Workplace, client: Client, thing_id: str = "", part: str = "") -> SessionForm:
    screen = SessionForm(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("session_form", client.id, thing_id, part))
    assert place.lane.settled()
    return screen


def fill(screen: SessionForm, status: str, day: date = date(2024, 5, 6)) -> None:
    screen.session.put(day=day, status=status)
    screen.session.field("clock").clear()
    QTest.keyClicks(screen.session.field("clock"), "9.30")
    screen.session.follow_status()


def test_an_attended_session_is_kept_with_who_was_there(
    place: Workplace, client: Client, journey: Journey
) -> None:
    partner = place.desk.caseload.put_in_file(Person, client.id, name="Sam", relation="partner")
    screen = opened(place, client)
    assert screen.session.field("status").value() is None
    fill(screen, "attended")
    screen.session.people.ticks[partner.id].click()
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    assert (session.number, session.starts_at.date(), session.minutes) == (1, date(2024, 5, 6), 50)
    assert [(one.person_id, one.role) for one in place.desk.diary.attendees(session.id)] == [
        (partner.id, "partner")
    ]
    screen.note.click()
    assert journey.targets == [Target("note", client.id, session.id)]


def test_what_took_place_is_recorded_with_risk_in_five_keys(place: Workplace, client: Client) -> None:
    over = place.desk.diary.record(client.id, place.desk.records.now() - timedelta(hours=2))
    screen = opened(place, client, over.id, "record")
    screen.widget().activateWindow()

    def press(key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    press(Qt.Key.Key_Right)
    (to_risk,) = [one for one in screen.actions() if one.shortcut == "F6"]
    to_risk.do()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None and session.is_held
    assert [(one.area, one.asked) for one in place.desk.diary.risk(session_id=over.id)] == [
        ("suicide", "asked_none_told")
    ]


def test_a_late_cancellation_keeps_who_and_why(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "late_cancelled")
    screen.session.field("cancelled_by").buttons[0].click()
    QTest.keyClicks(screen.session.field("reason"), "train strike")
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    assert (session.status, session.cancelled_by, session.reason) == (
        "late_cancelled", "client", "train strike",
    )  # fmt: skip


def test_what_is_missing_is_said_beside_its_field(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    screen.session.field("day").setText("soon")
    screen.keep()
    assert screen.session._errors["day"].text()
    assert screen.session._errors["status"].text()
    fill(screen, "attended", date(2100, 1, 1))
    screen.keep()
    assert place.lane.settled()
    assert screen.session._errors["status"].text()
    assert place.desk.diary.sessions(client.id) == []


def test_risk_is_never_prefilled_and_told_needs_words(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    assert [area.asked.value() for area in screen.risk.areas.values()] == [None] * 6
    fill(screen, "attended")
    screen.risk.areas["self_harm"].asked.buttons[1].click()
    suicide = screen.risk.areas["suicide"]
    suicide.asked.buttons[2].click()
    screen.keep()
    assert suicide.told.has_errors
    QTest.keyClicks(suicide.told.field("words"), "not to wake up")
    suicide.told.put(follow_up_on=date(2024, 5, 7))
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    kept = {one.area: one for one in place.desk.diary.risk(session_id=session.id)}
    assert {area: one.asked for area, one in kept.items()} == {
        "suicide": "told", "self_harm": "asked_none_told",
    }  # fmt: skip
    assert kept["suicide"].words == "not to wake up"
    assert kept["suicide"].follow_up_at is not None


def test_a_contact_between_sessions_is_kept(place: Workplace, client: Client, journey: Journey) -> None:
    screen = opened(place, client, part="contact")
    screen.contact.put(day=date(2024, 5, 6), contact_kind="crisis_call", minutes=25)
    QTest.keyClicks(screen.contact.field("with_whom"), "sister")
    for _ in range(2):  # asked about first, as nothing is said on risk
        screen.keep()
        assert place.lane.settled()
    contact = place.desk.diary.sessions(client.id)[0].contact
    assert contact is not None
    assert (contact.contact_kind, contact.minutes, contact.with_whom) == ("crisis_call", 25, "sister")
    screen.write_note()
    assert journey.targets == [Target("note", client.id, contact.id, "contact")]


def entered(place: Workplace, screen: SessionForm, client: Client, part: str = "") -> None:
    screen.enter(Target("session_form", client.id, part=part))
    assert place.lane.settled()


def choose(screen: SessionForm, status: int) -> None:
    screen.session.field("status").buttons[status].click()


def test_a_half_filled_form_is_there_again_and_says_that_it_is_not_kept(
    place: Workplace, client: Client
) -> None:
    person = place.desk.caseload.put_in_file(Person, client.id, name="Sam", relation="partner")
    other = place.desk.caseload.take_on(code="HILL-3", started_on=date(2020, 3, 10))
    screen = opened(place, client)
    assert not screen.said.text()
    screen.session.field("day").clear()
    QTest.keyClicks(screen.session.field("day"), "2024-05-0")
    choose(screen, 1)
    screen.session.people.ticks[person.id].click()
    screen.risk.areas["suicide"].asked.buttons[2].click()
    QTest.keyClicks(screen.risk.areas["suicide"].told.field("words"), "not to wake up")
    assert "Not kept yet" in screen.said.text()
    for part in ("left", "another client", "a contact", "locked"):
        if part == "left":
            screen.leave()
        elif part == "another client":
            entered(place, screen, other)
            assert screen.session.field("status").value() is None
        elif part == "a contact":
            entered(place, screen, client, "contact")
            assert not screen.is_unfinished
        else:
            screen.leave()
            screen = SessionForm(place)
            screen.widget().show()
        entered(place, screen, client)
        assert screen.session.field("day").text() == "2024-05-0"
        assert screen.session.field("status").value() == "attended"
        assert screen.session.people.ticks[person.id].isChecked()
        assert screen.risk.areas["suicide"].told.field("words").value() == "not to wake up"
        assert not screen.risk.areas["suicide"].told.isHidden()
        assert "Not kept yet" in screen.said.text()
    assert place.desk.diary.sessions(client.id) == []


def test_what_was_restored_is_kept_once_and_the_next_form_is_empty(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    choose(screen, 1)
    screen.risk.areas["self_harm"].asked.buttons[1].click()
    screen.leave()
    again = opened(place, client)
    fill(again, "attended")
    again.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    assert [one.area for one in place.desk.diary.risk(session_id=session.id)] == ["self_harm"]
    entered(place, again, client)
    assert again.session.field("status").value() is None
    assert again.risk.areas["self_harm"].asked.value() is None
    assert not again.said.text()


def test_discarded_answers_are_gone_and_can_be_had_back(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    assert screen.status.discard.isHidden()
    choose(screen, 2)
    screen.status.discard.click()
    assert place.lane.settled()
    assert screen.session.field("status").value() is None
    assert place.desk.diary.unfinished(client.id, "session") is None
    screen._place.notices.toasts[-1].findChildren(QPushButton)[0].click()
    assert place.lane.settled()
    assert screen.session.field("status").value() == "cancelled"


def test_kept_is_never_said_over_a_change_or_an_error(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "attended")
    screen.keep()
    assert place.lane.settled()
    assert screen.said.text().startswith("Session kept: ")
    screen.status.change.click()
    QTest.keyClicks(screen.session.field("approach"), "EMDR")
    assert screen.said.text().startswith("Not kept yet")
    screen.session.field("day").setText("soon")
    screen.keep()
    assert screen.session.has_errors
    assert screen.said.text().startswith("Not kept yet")
    untouched = opened(place, client)
    untouched.keep()
    assert untouched.said.text().startswith("Not kept yet")


def test_a_kept_session_is_changed_only_by_change_it(
    place: Workplace, client: Client, journey: Journey
) -> None:
    screen = opened(place, client)
    fill(screen, "attended")
    screen.keep()
    assert place.lane.settled()
    assert not screen.session.field("day").isEnabled()
    assert screen.button.isHidden()
    screen.session.put(day=date(2024, 6, 7))
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    assert session.starts_at.date() == date(2024, 5, 6)
    QTest.keyClick(screen.note, Qt.Key.Key_Return)
    next_one = {action.id: action for action in screen.actions()}["session_form.next"]
    assert (next_one.shortcut, next_one.is_enabled()) == ("Ctrl+Shift+N", True)
    next_one.do()
    assert journey.targets == [
        Target("note", client.id, session.id), Target("session_form", client.id),
    ]  # fmt: skip
    screen.status.change.click()
    assert screen.session.field("day").isEnabled()
    assert not next_one.is_enabled()
    screen.keep()
    assert place.lane.settled()
    days = [line.session.starts_at.date() for line in place.desk.diary.sessions(client.id) if line.session]
    assert days == [date(2024, 6, 7)]


def test_a_kept_contact_can_be_changed(place: Workplace, client: Client) -> None:
    kept = place.desk.diary.record_contact(
        client.id, datetime(2024, 5, 6, 9, tzinfo=UTC), contact_kind="email", with_whom="siter"
    )
    screen = opened(place, client, kept.id, "contact")
    screen.contact.field("with_whom").clear()
    QTest.keyClicks(screen.contact.field("with_whom"), "sister")
    screen.keep()
    assert place.lane.settled()
    contacts = [line.contact for line in place.desk.diary.sessions(client.id)]
    assert [(one.id, one.with_whom) for one in contacts if one] == [(kept.id, "sister")]
    assert screen.said.text().startswith("Contact kept: ")


def test_every_state_of_the_foot_has_room_in_a_small_window_with_large_words(
    place: Workplace, client: Client, qapp: QApplication
) -> None:
    dress(qapp, "light", 2.0)
    screen = opened(place, client)
    screen.widget().resize(808, 640)
    acts: list[Callable[[], object]] = [lambda: choose(screen, 1), screen.keep, screen.change]
    for act in acts:
        act()
        assert place.lane.settled()
        assert screen.widget().minimumSizeHint().width() <= 808
        assert screen.widget().width() == 808
        for one in screen.status.findChildren(QPushButton):
            place_in = one.mapTo(screen.status, one.rect().bottomRight())
            assert one.isHidden() or screen.status.rect().contains(place_in), one.text()
    dress(qapp, "light", 1.0)


def test_a_second_session_at_the_same_start_is_asked_about_and_can_be_kept(
    place: Workplace, client: Client
) -> None:
    opening = opened(place, client)
    fill(opening, "attended")
    opening.keep()
    assert place.lane.settled()
    screen = opened(place, client)
    fill(screen, "attended")
    screen.keep()
    assert place.lane.settled()
    assert len(place.desk.diary.sessions(client.id)) == 1
    assert "already has a session" in screen.said.text()
    assert screen.button.text() == "Keep anyway"
    screen.button.click()
    assert place.lane.settled()
    assert len(place.desk.diary.sessions(client.id)) == 2


def test_a_day_before_the_start_of_care_is_asked_about_until_it_is_mended(
    place: Workplace, client: Client
) -> None:
    screen = opened(place, client)
    fill(screen, "attended", date(2019, 5, 6))
    screen.keep()
    assert place.lane.settled()
    assert "before the start of care" in screen.said.text()
    screen.session.field("day").clear()
    QTest.keyClicks(screen.session.field("day"), "2024-05-06")
    assert screen.button.text() == "Keep"
    screen.keep()
    assert place.lane.settled()
    assert len(place.desk.diary.sessions(client.id)) == 1


def test_a_fault_after_keeping_never_lets_keep_write_twice(
    place: Workplace, client: Client, qtbot: QtBot
) -> None:
    screen = opened(place, client)
    fill(screen, "attended")

    def fail(_target: Target) -> None:
        raise AttributeError("becomes")

    object.__setattr__(place, "becomes", fail)
    with qtbot.captureExceptions() as caught:
        for _ in range(3):
            screen.keep()
            assert place.lane.settled()
    assert [kind for kind, *_ in caught] == [AttributeError]
    assert len(place.desk.diary.sessions(client.id)) == 1


def test_who_cancelled_is_asked_of_what_was_cancelled(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "late_cancelled")
    screen.keep()
    assert place.lane.settled()
    assert screen.session._errors["cancelled_by"].text()
    assert place.desk.diary.sessions(client.id) == []
    screen.session.field("cancelled_by").buttons[1].click()
    assert not screen.session.has_errors
    screen.keep()
    assert place.lane.settled()
    assert len(place.desk.diary.sessions(client.id)) == 1


def test_a_crisis_call_without_a_word_on_risk_is_asked_about(place: Workplace, client: Client) -> None:
    screen = opened(place, client, part="contact")
    screen.contact.put(day=date(2024, 5, 6), contact_kind="crisis_call")
    screen.keep()
    assert place.lane.settled()
    assert "risk" in screen.said.text()
    assert place.desk.diary.sessions(client.id) == []
    screen.keep()
    assert place.lane.settled()
    assert len(place.desk.diary.sessions(client.id)) == 1


def test_what_protects_and_who_knows_are_kept_with_what_was_told(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "attended")
    suicide = screen.risk.areas["suicide"]
    assert suicide.told.isHidden()
    suicide.asked.buttons[2].click()
    assert not suicide.told.field("told_on_basis").isVisible()
    said = {
        "words": "not to wake up",
        "protective": "my sister",
        "consulted": "GP",
        "told_on_basis": "consent",
    }
    for name, words in said.items():
        QTest.keyClicks(suicide.told.field(name), words)
    assert suicide.told.field("told_on_basis").isVisible()
    suicide.told.put(follow_up_on=date(2024, 5, 7))
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    entry = place.desk.diary.risk(session_id=session.id)[0]
    assert {name: getattr(entry, name) for name in said} == said


def test_after_signing_the_facts_are_sealed_and_a_follow_up_can_be_said_to_be_done(
    place: Workplace, client: Client
) -> None:
    diary, starts_at = place.desk.diary, datetime(2024, 5, 6, 8, tzinfo=UTC)
    session = diary.record(client.id, starts_at, status="attended")
    diary.note_risk(client.id, "suicide", "told", session_id=session.id, words="yes", follow_up_at=starts_at)
    note = place.desk.note_writing.start("free", session_id=session.id).note
    place.desk.note_writing.save(note.id, Draft("Came.", 5))
    place.desk.note_signing.sign(note.id)
    screen = opened(place, client, session.id)
    assert "signed" in screen.said.text()
    assert screen.button.isHidden()
    assert not screen.session.isEnabled()
    suicide = screen.risk.areas["suicide"]
    assert not suicide.told.isEnabled()
    suicide.done.click()
    assert place.lane.settled()
    assert diary.risk(session_id=session.id)[0].followed_up_at is not None
    assert not suicide.done.isVisible()
    assert suicide.followed_up.isVisible()


def test_how_a_session_was_arranged_is_folded_and_kept(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "attended")
    arranged = screen.session.arrangements
    assert not arranged.form.isVisible()
    QTest.keyClick(arranged.turn, Qt.Key.Key_Space)
    assert not arranged.form.field("online_place").isVisible()
    screen.session.field("medium").buttons[1].click()
    QTest.keyClicks(arranged.form.field("online_place"), "at her mother's")
    arranged.form.field("online_is_private").buttons[1].click()
    assert screen.is_unfinished
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    kept = place.desk.arranging.of_session(session.id)
    assert kept is not None
    assert (kept.online_place, kept.online_is_private, kept.whose_break) == ("at her mother's", False, "")
    again = opened(place, client, session.id)
    assert again.session.arrangements.form.isVisible()
    assert again.session.arrangements.form.field("online_is_private").value() is False


def test_a_cancellation_says_whose_break_it_was_and_who_covers(place: Workplace, client: Client) -> None:
    screen = opened(place, client)
    fill(screen, "cancelled")
    screen.session.field("cancelled_by").buttons[1].click()
    arranged = screen.session.arrangements
    arranged.turn.click()
    arranged.form.field("whose_break").buttons[1].click()
    arranged.form.field("announced_on").setText("soon")
    QTest.keyClicks(arranged.form.field("cover"), "Dr Aust")
    screen.keep()
    assert arranged.form.has_errors
    arranged.form.put(announced_on=date(2024, 3, 1))
    screen.keep()
    assert place.lane.settled()
    session = place.desk.diary.sessions(client.id)[0].session
    assert session is not None
    kept = place.desk.arranging.of_session(session.id)
    assert kept is not None
    assert (kept.whose_break, kept.announced_on, kept.cover) == ("therapist", date(2024, 3, 1), "Dr Aust")


def test_what_a_third_party_told_in_confidence_is_marked(place: Workplace, client: Client) -> None:
    screen = opened(place, client, part="contact")
    screen.contact.put(day=date(2024, 5, 6), contact_kind="phone_call")
    screen.contact.field("direction").buttons[0].click()
    QTest.keyClicks(screen.contact.field("with_whom"), "sister")
    screen.contact.field("is_confidential").click()
    screen.keep()
    assert place.lane.settled()
    contact = place.desk.diary.sessions(client.id)[0].contact
    assert contact is not None
    assert (contact.direction, contact.with_whom, contact.is_confidential) == ("in", "sister", True)
