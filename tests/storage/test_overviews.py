"""The lines of the screens say what the records say."""

from datetime import date, timedelta

import pytest

from attachdesk.domain.client import Person
from attachdesk.domain.observation import Observation
from attachdesk.domain.plan import Due, Rupture
from attachdesk.domain.session import Attendee, Contact, RiskEntry
from attachdesk.storage import overviews
from tests.storage.practice_for_tests import START, Desk


def test_a_client_without_anything_has_an_empty_line(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        (line,) = overviews.client_lines(work, START)
    assert (line.client, line.last_at, line.next_at, line.zone) == (client, None, None, "UTC")
    assert (line.sessions, line.notes_owed, line.open_ruptures, line.next_due) == (0, 0, 0, None)


def test_a_line_counts_sessions_notes_owed_ruptures_and_what_comes_next(desk: Desk) -> None:
    client, other = desk.client(code="b"), desk.client(code="A", state="on_hold")
    first, second = (desk.session(client, days_ago=ago, zone="Asia/Tokyo") for ago in (9, 2))
    desk.session(client, days_ago=1, status="no_show")
    ahead = [desk.session(client, days_ago=-ago, status="booked") for ago in (3, 12)]
    desk.sign(desk.note(first))
    desk.note(second)
    private = desk.note(second, layer="process")
    desk.sign(private)
    desk.put(Contact, client_id=client.id, starts_at=START - timedelta(hours=4), contact_kind="email")
    for outcome in ("open", "repaired"):
        desk.put(Rupture, client_id=client.id, session_id=first.id, movement="withdrawal", outcome=outcome)
    dues = [desk.put(Due, client_id=client.id, about="promise", due_on=date(2026, 4, day)) for day in (9, 3)]
    desk.put(Due, client_id=client.id, about="promise", due_on=date(2026, 4, 1), done_at=START)
    desk.session(other, days_ago=-2, status="booked", zone="Europe/Berlin")
    with desk.work() as work:
        lines = overviews.client_lines(work, START)
        assert [line.client.code for line in lines] == ["A", "b"]
        assert overviews.client_lines(work, START, states=("current",)) == lines[1:]
    line = lines[1]
    assert (line.last_at, line.next_at, line.zone) == (second.starts_at, ahead[0].starts_at, "Asia/Tokyo")
    assert (line.sessions, line.notes_owed, line.open_ruptures, line.next_due) == (2, 2, 1, dues[1])
    assert (lines[0].last_at, lines[0].zone, lines[0].sessions) == (None, "Europe/Berlin", 0)


def test_sessions_and_contacts_come_with_their_notes_and_codes(desk: Desk) -> None:
    client = desk.client(client_kind="couple")
    session = desk.session(client, days_ago=3)
    call = desk.put(Contact, client_id=client.id, starts_at=START - timedelta(days=5), contact_kind="email")
    note = desk.note(session)
    for code, intensity in (("own", None), ("secure", 2), ("fearful_avoidant", 0)):
        desk.put(
            Observation, client_id=client.id, session_id=session.id, scope="session", code=code,
            family="code" if code == "own" else "pattern", intensity=intensity,
        )  # fmt: skip
    desk.put(
        Observation, client_id=client.id, contact_id=call.id, scope="session", code="mood", family="benefit",
        sense="setback",
    )  # fmt: skip
    with desk.work() as work:
        lines = overviews.session_lines(work, client_id=client.id)
        assert overviews.session_lines(work) == lines
        assert overviews.session_lines(work, contacts=False) == lines[1:]
    assert [(line.contact, line.session) for line in lines] == [(call, None), (None, session)]
    assert [line.codes for line in lines] == [("mood",), ("secure", "own")]
    assert (lines[1].code, lines[1].client_kind) == (client.code, "couple")
    assert (lines[1].note_id, lines[1].note_status, lines[1].word_count) == (note.id, "draft", 4)
    assert (lines[0].note_id, lines[0].note_status, lines[0].word_count) == (None, None, 0)


def test_sessions_are_bounded_half_open(desk: Desk) -> None:
    client = desk.client()
    sessions = [desk.session(client, days_ago=ago) for ago in (3, 2, 1)]
    since, until = sessions[1].starts_at, sessions[2].starts_at
    with desk.work() as work:
        lines = overviews.session_lines(work, since=since, until=until)
    assert [line.session for line in lines] == [sessions[1]]


def test_a_note_is_owed_until_it_is_signed(desk: Desk) -> None:
    client = desk.client()
    session = desk.session(client, days_ago=3)
    call = desk.put(Contact, client_id=client.id, starts_at=START - timedelta(days=1), contact_kind="email")
    desk.session(client, days_ago=2, status="late_cancelled")
    notes = [desk.note(session), desk.note(call)]
    for expected in ([session.id, call.id], [call.id], []):
        with desk.work() as work:
            lines = overviews.session_lines(work, owed_before=START)
        assert [(line.session or line.contact).id for line in lines] == expected  # type: ignore[union-attr]
        if notes:
            desk.sign(notes.pop(0))


def test_open_ruptures_dues_and_follow_ups_come_oldest_first(desk: Desk) -> None:
    client = desk.client()
    late, early = (desk.session(client, days_ago=ago) for ago in (2, 20))
    ruptures = [
        desk.put(Rupture, client_id=client.id, session_id=one.id, movement="confrontation")
        for one in (late, early)
    ]
    desk.put(Rupture, client_id=client.id, session_id=late.id, movement="withdrawal", outcome="partly")
    near, far = (
        desk.put(Due, client_id=client.id, about="measure", due_on=date(2026, 3, day)) for day in (5, 25)
    )
    risk = {"client_id": client.id, "session_id": late.id, "asked": "asked_none_told"}
    follow = desk.put(RiskEntry, area="suicide", follow_up_at=START, **risk)
    desk.put(RiskEntry, area="self_harm", follow_up_at=START, followed_up_at=START, **risk)
    desk.put(RiskEntry, area="substances", **risk)
    with desk.work() as work:
        assert overviews.open_ruptures(work) == [
            (client.code, ruptures[1], date(2026, 2, 10)), (client.code, ruptures[0], date(2026, 2, 28)),
        ]  # fmt: skip
        assert overviews.dues(work, date(2026, 3, 5)) == [(client.code, near)]
        assert overviews.dues(work, date(2027, 1, 1)) == [(client.code, near), (client.code, far)]
        assert overviews.follow_ups(work) == [(client.code, follow)]


@pytest.mark.parametrize("field", ["toward", "shown_by"])
def test_a_person_whom_an_observation_names_is_pointed_at(desk: Desk, field: str) -> None:
    client = desk.client()
    session = desk.session(client)
    people = [desk.put(Person, client_id=client.id, name=name, relation="friend") for name in "AB"]
    desk.put(
        Observation, client_id=client.id, session_id=session.id, scope="session", family="pattern",
        code="secure", intensity=1, **{field: people[0].id},
    )  # fmt: skip
    with desk.work() as work:
        assert [overviews.is_pointed_at(work, person.id) for person in people] == [True, False]


def test_a_person_who_came_to_a_session_is_pointed_at(desk: Desk) -> None:
    client = desk.client()
    session = desk.session(client)
    people = [desk.put(Person, client_id=client.id, name=name, relation="friend") for name in "AB"]
    desk.put(Attendee, client_id=client.id, session_id=session.id, person_id=people[0].id, role="supporter")
    with desk.work() as work:
        assert [overviews.is_pointed_at(work, person.id) for person in people] == [True, False]
