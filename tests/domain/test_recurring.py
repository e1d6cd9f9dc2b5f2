"""A recurring appointment keeps its time on the wall, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.domain.around import Appointment
from attachdesk.domain.plan import Break
from attachdesk.domain.recurring import days_of, is_free, moment_of, next_id, root_of, session_id

MADE = datetime(2026, 1, 1, tzinfo=UTC)
END = date(2026, 3, 4)
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def series(**fields: Any) -> Appointment:
    kept = {"id": "a1", "made_at": MADE, "version": 1, "client_id": "c", "zone": "UTC", "minutes": 50}
    falls = {"weekday": 1, "at": "10:00", "since": date(2026, 3, 3), "every_weeks": 1}
    return Appointment(**{**kept, **falls, **fields})


@settings(max_examples=60, deadline=None)
@given(ZONES, DAYS, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
def test_the_clock_on_the_wall_shows_the_same_time_on_every_day_that_has_it(
    zone: str, day: date, hour: int, minute: int
) -> None:
    one = series(zone=zone, at=f"{hour:02}:{minute:02}", since=day, weekday=day.weekday(), until=None)
    for on in days_of(one, day, day + timedelta(weeks=53)):
        shown = moment_of(one, on).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        wanted = datetime.combine(on, time(hour, minute))
        left_out = (
            wanted.replace(tzinfo=ZoneInfo(zone)).utcoffset()
            != wanted.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
        )
        assert shown == wanted or (left_out and timedelta() < shown - wanted <= timedelta(days=1))
        assert on.weekday() == day.weekday()


@settings(max_examples=40)
@given(DAYS, st.integers(0, 6), st.integers(1, 5), st.integers(-300, 300), st.integers(0, 90))
def test_any_window_shows_the_same_days_as_the_whole(
    since: date, weekday: int, weeks: int, begin: int, length: int
) -> None:
    one = series(since=since, weekday=weekday, every_weeks=weeks)
    first = since + timedelta(days=begin)
    last = first + timedelta(days=length)
    whole = list(days_of(one, since, since + timedelta(days=500)))
    assert list(days_of(one, first, last)) == [day for day in whole if first <= day <= last]


def test_it_ends_and_keeps_its_ids_when_it_goes_on_differently() -> None:
    one = series(until=date(2026, 3, 10))
    assert list(days_of(one, date(2026, 3, 1), date(2026, 4, 1))) == [date(2026, 3, 3), date(2026, 3, 10)]
    other = series(id=next_id(["a1"]))
    assert (other.id, next_id(["a1", "a1~1"])) == ("a1~1", "a1~2")
    assert session_id(one, date(2026, 3, 3)) == session_id(other, date(2026, 3, 3)) == "a1.20260303"
    long = session_id(series(id="x" * 64), date(2026, 3, 3))
    assert len(long) <= 64 and root_of(long) == root_of("x" * 64) != root_of("x" * 63)
    assert root_of("from.elsewhere.7") == "from.elsewhere.7"
    assert root_of("a1.20260303") == root_of("a1~4") == "a1"


def test_a_break_of_the_practice_or_of_the_client_is_no_day_for_sessions() -> None:
    pause = Break(
        id="b", made_at=MADE, version=1, client_id=None, since=date(2026, 3, 2), until=date(2026, 3, 4)
    )
    theirs = pause.changed(client_id="c")
    day = date(2026, 3, 4)
    assert not is_free(day, "c", [pause]) and not is_free(day, "c", [theirs])
    assert is_free(day, "d", [theirs]) and is_free(day + timedelta(days=1), "c", [pause])
