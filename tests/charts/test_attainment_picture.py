"""The picture of ratings over time: each dot at its day and figure, small or large, empty or crowded."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.charts.attainment import ATTAINMENT, GOAL, Frame, Reached, attainment
from attachdesk.charts.picture import Dot, Label, Line, Picture
from tests.charts.words_for_tests import wording

FIRST, LAST = date(2026, 3, 2), date(2026, 11, 24)


def dots(picture: Picture) -> list[Dot]:
    return [mark for mark in picture.marks if isinstance(mark, Dot)]


def test_a_dot_stands_at_its_day_and_figure_and_opens_its_session() -> None:
    frame = Frame(480, 140, ATTAINMENT, FIRST, LAST)
    rated = [Reached(FIRST, -2, "s1"), Reached(date(2026, 7, 14), 0), Reached(LAST, 1, "s9")]
    picture = attainment("One call", rated, frame, wording())
    low, middle, high = dots(picture)
    assert (low.x, high.x) == (frame.left, frame.width - 6)
    assert (low.y, middle.y, high.y) == (frame.y(-2), frame.y(0), frame.y(1))
    assert low.x < middle.x < high.x and low.y > middle.y > high.y
    assert [one.evidence for one in (low, middle, high)] == [("s1",), (), ("s9",)]
    assert high.hint == "24 Nov 2026: +1"
    assert picture.description == "2 Mar 2026: -2; 14 Jul 2026: 0; 24 Nov 2026: +1"
    dashed = [mark for mark in picture.marks if isinstance(mark, Line) and mark.dash]
    assert [one.points[0][1] for one in dashed] == [frame.y(0)]  # what was expected
    labels = [mark.text for mark in picture.marks if isinstance(mark, Label)]
    assert labels == ["-2", "0", "+2", "2 Mar 2026", "24 Nov 2026"]


def test_nothing_rated_shows_its_scale_and_says_so() -> None:
    picture = attainment("Sleep", [], Frame(112, 30, GOAL, FIRST, FIRST, is_small=True), wording())
    assert not dots(picture)
    assert len(picture.marks) == 3 and not any(isinstance(mark, Label) for mark in picture.marks)
    assert picture.description == "Not rated yet."


@settings(max_examples=25)
@given(
    rated=st.lists(st.tuples(st.integers(-60, 400), st.integers(0, 10)), max_size=40),
    is_small=st.booleans(),
)
def test_no_dot_leaves_the_picture(rated: list[tuple[int, int]], is_small: bool) -> None:
    frame = Frame(112 if is_small else 480, 30 if is_small else 140, GOAL, FIRST, LAST, is_small)
    ordered = [Reached(FIRST + timedelta(days=day), figure) for day, figure in sorted(rated)]
    picture = attainment("x", ordered, frame, wording())
    for dot in dots(picture):
        left, top, right, bottom = dot.box
        assert left >= 0 and top >= 0 and right <= frame.width and bottom <= frame.height
