"""Charts of typed fields: raw dots on the days of the trend, pairs of one session, words in their order."""

from typing import Any

import pytest

from attachdesk.analysis.trends import view_of
from attachdesk.charts.picture import Dot, Label, Line, Picture
from attachdesk.charts.readings import courses, readings_picture, with_readings
from attachdesk.charts.rows import Sheet
from attachdesk.charts.table import as_table
from attachdesk.domain.session_field import SessionField
from attachdesk.domain.trend import TrendsView
from attachdesk.domain.writing import FieldReading
from tests.analysis.courses import course, made, session
from tests.charts.words_for_tests import wording

WORDS = wording()
SUD = SessionField("sud", 1, "Distress (SUD)", "number", ("start", "end"), 0, 10, "none", "the worst")
PHASE = SessionField("phase", 2, "Phase", "word", ("whole",), options=("1 history", "2 preparation"))
WINDOW = SessionField("window", 3, "Window", "word", ("start", "end"), options=("below", "within"))
FIELDS = {one.id: one for one in (WINDOW, PHASE, SUD)}
VIEW = view_of(course([session(number) for number in range(6)]))


def read(at: int, field: str, when: str, value: float | str) -> FieldReading:
    said: dict[str, Any] = {"word": value} if isinstance(value, str) else {"number": value}
    return made(FieldReading, f"{at}{field}{when}", session_id=f"s{at}", field=field, when=when, **said)


READ = (
    read(3, "sud", "end", 5.5),  # the end was written before the start
    read(3, "sud", "start", 8),
    read(1, "sud", "start", 10),
    read(1, "window", "start", "below"),
    read(1, "window", "end", "within"),
    read(3, "phase", "whole", "2 preparation"),
    read(4, "phase", "whole", "of an older list"),
    read(4, "sud", "start", "much"),  # no number: of no use to a chart of numbers
    read(4, "unknown", "whole", 1),
    read(9, "sud", "start", 3),  # outside the period
)


def drawn(field: str, readings: tuple[FieldReading, ...] = READ, width: float = 820.0) -> Picture:
    one = next(one for one in courses(FIELDS, readings, VIEW) if one.field.id == field)
    return readings_picture(one, VIEW, WORDS, width, "rating")


def dots(picture: Picture) -> list[Dot]:
    return [mark for mark in picture.clickable() if isinstance(mark, Dot)]


def words(picture: Picture) -> list[str]:
    return [mark.text for mark in picture.marks if isinstance(mark, Label)]


def test_only_fields_that_were_read_in_the_period_have_a_chart_in_their_order() -> None:
    assert [one.field.id for one in courses(FIELDS, READ, VIEW)] == ["sud", "phase", "window"]
    assert courses(FIELDS, READ[-3:], VIEW) == ()


def test_numbers_stand_at_their_height_start_and_end_of_a_session_as_a_pair() -> None:
    picture = drawn("sud")
    alone, start, end = dots(picture)
    spots = Sheet.over(VIEW, WORDS, 820.0, "rating").axis.spots
    assert start.x == spots["s3"] == end.x and start.y < end.y and start.r > end.r
    assert alone.y < start.y and alone.x == spots["s1"]
    assert [one.is_hollow for one in (alone, start, end)] == [True, True, False]
    assert [one.evidence for one in (alone, start, end)] == [("s1",), ("s3",), ("s3",)]
    assert start.hint == end.hint == "Session 4, 24 Mar 2026: 8 at the start; 5.5 at the end"
    joined = [one.points for one in picture.marks if isinstance(one, Line) and one.width == 1.25]
    assert joined == [((start.x, start.y), (end.x, end.y))]  # never one session with another
    assert {"Distress (SUD)", "10 the worst", "0 none", "at the start", "at the end"} <= set(words(picture))
    assert picture.title == "Distress (SUD)"
    assert picture.description.startswith("Read in 2 sessions, from 10 Mar 2026 to 24 Mar 2026.")


def test_no_ring_hides_a_dot_of_a_session_near_by() -> None:
    near = view_of(course([session(number, number) for number in range(40)]))
    pairs = tuple(read(at, "sud", when, at % 3) for at in range(40) for when in ("start", "end"))
    (one,) = courses(FIELDS, pairs, near)
    marks = readings_picture(one, near, WORDS, 300, "rating").marks
    last_ring = max(place for place, mark in enumerate(marks) if isinstance(mark, Dot) and mark.is_hollow)
    above = {mark.x for mark in marks[last_ring:] if isinstance(mark, Dot) and not mark.is_hollow}
    assert len(above) == 40


def test_words_have_a_row_each_in_the_order_of_the_field_and_strays_come_last() -> None:
    picture = drawn("phase")
    second, stray = dots(picture)
    assert second.y < stray.y and not second.is_hollow
    assert second.hint == "Session 4, 24 Mar 2026: 2 preparation"
    rows = [one for one in words(picture) if one in {*PHASE.options, "of an older list"}]
    assert rows == [*PHASE.options, "of an older list"]
    assert "at the start" not in words(picture)


def test_a_number_beyond_the_ends_widens_the_scale() -> None:
    picture = drawn("sud", (read(1, "sud", "start", 12), read(2, "sud", "start", 0)))
    high, low = dots(picture)
    assert high.y < low.y and "12 the worst" in words(picture)


@pytest.mark.parametrize("width", [200.0, 300.0, 820.0, 1600.0])
@pytest.mark.parametrize("field", ["sud", "phase", "window"])
def test_nothing_leaves_the_picture_or_meets_in_it(field: str, width: float) -> None:
    picture = drawn(field, width=width)
    for mark in picture.marks:
        left, top, right, bottom = mark.box
        assert left >= -1 and top >= 0 and right <= picture.width + 1 and bottom <= picture.height
    boxes = [mark.box for mark in picture.marks if isinstance(mark, Label) and mark.text]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top


def test_the_table_has_a_column_for_each_field() -> None:
    rows = with_readings(as_table(VIEW, WORDS), courses(FIELDS, READ, VIEW), VIEW, WORDS)
    assert rows[0][-3:] == ("Distress (SUD)", "Phase", "Window")
    assert rows[2][-3:] == ("10 at the start", "–", "below at the start; within at the end")
    assert rows[-1][-3:] == rows[-2][-3:] == ("", "", "")
    assert {len(row) for row in rows} == {len(rows[0])}


def test_without_readings_the_table_stays_as_it_was() -> None:
    view: TrendsView = VIEW
    assert with_readings(as_table(view, WORDS), (), view, WORDS) == as_table(view, WORDS)
