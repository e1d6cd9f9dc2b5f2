"""Sessions, contacts and risk are kept as they were said, and nothing is prefilled."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from attachdesk.domain.client import Client, Person
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
    screen.keep()
    assert place.lane.settled()
    contact = place.desk.diary.sessions(client.id)[0].contact
    assert contact is not None
    assert (contact.contact_kind, contact.minutes, contact.with_whom) == ("crisis_call", 25, "sister")
    screen.write_note()
    assert journey.targets == [Target("note", client.id, contact.id, "contact")]
