"""Relative weeks become dates on the wall of the practice, and an hour stays that hour in winter."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.demo.calendar import DAY_ZERO, Calendar

LONDON = ZoneInfo("Europe/London")


def test_the_demo_opens_on_a_friday_evening() -> None:
    assert date(2026, 11, 27) == DAY_ZERO
    assert DAY_ZERO.strftime("%A") == "Friday"
    assert Calendar().now() == datetime(2026, 11, 27, 18, tzinfo=UTC)


@settings(max_examples=50, deadline=None)
@given(st.integers(-2300, 20), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_week_runs_from_monday_to_sunday(week: int, day: str) -> None:
    found = Calendar().day(week, day)
    assert found.strftime("%a").lower() == day
    assert found - timedelta(days=found.weekday()) == DAY_ZERO - timedelta(days=4) + timedelta(weeks=week)


@settings(max_examples=50, deadline=None)
@given(st.integers(-2300, 20), st.times(datetime(1, 1, 1, 8).time(), datetime(1, 1, 1, 18).time()))
def test_an_hour_is_that_hour_on_the_wall(week: int, hour: object) -> None:
    at = f"{hour:%H:%M}"
    moment = Calendar().moment(week, "wed", at)
    assert moment.tzinfo is UTC
    assert f"{moment.astimezone(LONDON):%H:%M}" == at


@pytest.mark.parametrize(("week", "utc"), [(0, 10), (-27, 9)])
def test_summer_time_moves_the_moment_and_not_the_hour(week: int, utc: int) -> None:
    assert Calendar().moment(week, "fri", "10:00").hour == utc
