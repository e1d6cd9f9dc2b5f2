"""Recurring appointments, breaks and the week, in a real vault."""

from datetime import UTC, date, datetime, timedelta

import pytest

from attachdesk.domain.around import Appointment
from attachdesk.domain.client import Episode
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.session import Session
from attachdesk.services.appointments import Booked
from tests.services.conftest import Practice

TUESDAY = date(2026, 3, 3)
"""The day after the practice's first; Vienna puts its clocks forward on 29 March."""


def starts(booked: Booked) -> list[str]:
    return [f"{one.starts_at:%m-%d %H:%M}" for one in booked.made]


def test_a_series_books_eight_weeks_at_its_time_on_the_wall(practice: Practice) -> None:
    client, service = practice.client(), practice.desk.appointments
    assert service.book_ahead() == Booked()
    made, booked = service.make(client.id, at="10:00", since=TUESDAY, minutes=60, medium="video")
    assert starts(booked)[:5] == ["03-03 09:00", "03-10 09:00", "03-17 09:00", "03-24 09:00", "03-31 08:00"]
    assert len(booked.made) == 8 and {one.status for one in booked.made} == {"booked"}
    assert (booked.made[0].minutes, booked.made[0].medium, made.weekday) == (60, "video", 1)
    assert service.book_ahead() == Booked()
    practice.later(days=7)
    assert starts(service.book_ahead()) == ["04-28 08:00"]


def test_a_moved_or_cancelled_one_is_not_made_again(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    made, booked = desk.appointments.make(client.id, at="10:00", since=TUESDAY)
    first, second, third = booked.made[:3]
    desk.diary.change(first.id, status="cancelled", cancelled_by="client")
    desk.diary.change(second.id, starts_at=second.starts_at + timedelta(days=1))
    assert not desk.appointments.book_ahead().made
    changed, again = desk.appointments.change(made.id, since=TUESDAY, at="11:00")
    assert starts(again)[0] == "03-17 10:00" and len(again.made) == 6
    assert desk.appointments.of_session(again.made[0]) == changed
    later, moved = desk.appointments.change(changed.id, since=TUESDAY + timedelta(days=16))
    assert later.weekday == 3 and starts(moved)[0] == "03-19 10:00"
    with desk.records.work() as work:
        kept = [one for one in work.find(Session) if one.status == "booked"]
        lines = work.find(Appointment)
    assert len({one.starts_at for one in kept}) == len(kept)
    assert third.starts_at + timedelta(hours=1) in {one.starts_at for one in kept}
    assert [one.until for one in lines] == [date(2026, 3, 18), None]
    assert desk.keeping.verify() == []


def test_two_never_start_at_once_unless_both_are_of_a_group(practice: Practice) -> None:
    one, two, desk = practice.client(), practice.client("INE-02"), practice.desk
    desk.diary.record(one.id, datetime(2026, 3, 3, 9, tzinfo=UTC))
    _, booked = desk.appointments.make(one.id, at="10:00", since=TUESDAY, every_weeks=4)
    assert [at.day for _, at in booked.taken] == [3]
    _, other = desk.appointments.make(two.id, at="10:00", since=TUESDAY, every_weeks=4)
    assert len(other.made) == 0 and len(other.taken) == 3
    three, four = practice.client("INE-03"), practice.client("INE-04")
    for client in (three, four):
        _, group = desk.appointments.make(
            client.id, at="15:00", since=TUESDAY, every_weeks=4, session_kind="group"
        )
        assert len(group.made) == 2
    booked_then = desk.diary.record(two.id, datetime(2026, 3, 3, 16, tzinfo=UTC))
    desk.diary.change(booked_then.id, status="cancelled", cancelled_by="client")
    _, free = desk.appointments.make(one.id, at="17:00", since=TUESDAY, every_weeks=4)
    assert starts(free)[0] == "03-03 16:00"


def test_a_break_frees_its_days_and_gives_them_back(practice: Practice) -> None:
    one, two, desk = practice.client(), practice.client("INE-02"), practice.desk
    _, booked = desk.appointments.make(one.id, at="10:00", since=TUESDAY)
    desk.appointments.make(two.id, at="12:00", since=TUESDAY)
    by_hand = desk.diary.record(two.id, datetime(2026, 3, 11, 9, tzinfo=UTC))
    practice.wrote(booked.made[1], "Prepared.")
    freed = desk.appointments.take_break(
        date(2026, 3, 9), date(2026, 3, 20), why="Away", announced_on=date(2026, 3, 1)
    )
    assert (freed.removed, freed.left) == (3, 2)
    week = desk.appointments.week(date(2026, 3, 9))
    assert [line.session and line.session.id for line in week.sessions] == [booked.made[1].id, by_hand.id]
    assert [code for code, _ in week.breaks] == [""]
    assert [code for code, _ in week.series] == ["INE-01", "INE-02"]
    assert not desk.appointments.book_ahead().made
    assert len(desk.appointments.drop_break(freed.pause.id).made) == 3
    theirs = desk.appointments.take_break(date(2026, 3, 9), date(2026, 3, 12), client_id=two.id)
    assert (theirs.removed, theirs.left) == (1, 1)
    assert desk.keeping.verify() == []
    with pytest.raises(RuleBroken, match=r"break.announced_in_future"):
        desk.appointments.take_break(TUESDAY, TUESDAY, announced_on=date(2026, 4, 1))


def test_a_series_ends_and_books_for_nobody_who_has_ended(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    made, booked = desk.appointments.make(client.id, at="08:00", since=date(2026, 3, 2))
    assert starts(booked)[0] == "03-02 07:00"
    assert desk.appointments.end(made.id, date(2026, 3, 17)) == 6
    assert desk.appointments.end(made.id, date(2026, 4, 1)) == 0
    week = desk.appointments.week(date(2026, 3, 23))
    assert (week.series, week.sessions) == ((), ())
    assert desk.appointments.of_session(booked.made[0]) is not None
    assert desk.appointments.of_session(practice.met(client)) is None
    desk.caseload.put_on_hold(client.id)
    _, none = desk.appointments.make(client.id, at="12:00", since=TUESDAY)
    assert not none.made
    desk.caseload.discharge(client.id, on=date(2026, 3, 2), ending="agreed")
    with pytest.raises(RuleBroken, match=r"appointment.client_ended"):
        desk.appointments.make(client.id, at="12:00", since=TUESDAY)
    with pytest.raises(RuleBroken, match=r"appointment.long_past"):
        desk.appointments.make(client.id, at="12:00", since=date(2020, 1, 1))


def test_a_record_from_elsewhere_without_an_episode_gets_one(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    with desk.records.work() as work:
        work.remove(work.find(Episode)[0])
    desk.appointments.make(client.id, at="12:00", since=TUESDAY)
    with desk.records.work() as work:
        assert len(work.find(Episode, client_id=client.id)) == 1
