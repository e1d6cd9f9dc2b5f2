"""The axis of real dates: places, months, breaks."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.analysis.trends import view_of
from attachdesk.charts.picture import Label
from attachdesk.charts.timeline import Axis, foot, is_cut, months, spread
from attachdesk.domain.plan import Break
from tests.analysis.courses import course, day_of, made, session
from tests.charts.words_for_tests import wording


@settings(max_examples=60)
@given(st.lists(st.floats(0, 100), max_size=200), st.floats(0, 20))
def test_places_keep_their_order_and_stand_apart_inside_the_room(wanted: list[float], apart: float) -> None:
    places = spread(sorted(wanted), 0, 100, apart)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
    least = min(apart, 50 / max(1, len(wanted) - 1))
    assert all(after - before >= least - 1e-6 for before, after in pairwise(places))


def test_places_far_enough_apart_stay_where_they_are() -> None:
    assert spread([1, 20, 70], 0, 100, 5) == [1, 20, 70]


def test_a_single_session_stands_in_the_middle_of_four_weeks() -> None:
    axis = Axis.over(view_of(course([session(0)])), 100, 500)
    assert (axis.last - axis.first).days == 28
    assert axis.spots["s0"] == pytest.approx(300)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_trouble(day: date) -> None:
    view = view_of(course([]), since=day, until=day)
    axis = Axis.over(view, 0, 400)
    assert axis.first <= day <= axis.last
    assert all(axis.first <= one <= axis.last for one in months(axis))


def test_an_axis_over_all_the_calendar_is_no_denser_than_twenty_years() -> None:
    whole = Axis.over(view_of(course([]), since=date.min, until=date.max), 0, 400)
    drawn = months(whole)
    assert {after.year - before.year for before, after in pairwise(drawn)} == {20}
    assert len(drawn) == 499


def test_days_beyond_the_axis_are_held_at_its_edge() -> None:
    axis = Axis.over(view_of(course([session(0), session(9)])), 100, 500)
    assert axis.x(date(1990, 1, 1)) == 100
    assert axis.x(date(2090, 1, 1)) == 500


@pytest.mark.parametrize(("weeks", "names"), [(12, "Apr 2026"), (500, "2027"), (30, "Apr 2026")])
def test_months_are_named_and_long_courses_by_their_years(weeks: int, names: str) -> None:
    met = [session(0), session(weeks)]
    labels = [
        mark.text
        for mark in foot(Axis.over(view_of(course(met)), 0, 300), 10, wording())
        if isinstance(mark, Label)
    ]
    assert labels[0] == names


def test_each_january_carries_its_year() -> None:
    axis = Axis.over(view_of(course([session(0), session(60)])), 0, 900)
    labels = [mark.text for mark in foot(axis, 10, wording()) if isinstance(mark, Label)]
    assert "Jan 2027" in labels
    assert "Feb" in labels


@pytest.mark.parametrize(("days", "is_long"), [(13, False), (14, True)])
def test_only_a_break_of_more_than_two_weeks_cuts_a_line(days: int, is_long: bool) -> None:
    since = day_of(2)
    pause = made(Break, "b", since=since, until=date.fromordinal(since.toordinal() + days))
    view = view_of(course([session(0), session(9)], breaks=(pause,)))
    assert is_cut(view, day_of(1), day_of(5)) is is_long
    assert not is_cut(view, day_of(0), day_of(1))
