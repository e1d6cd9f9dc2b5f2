"""The series that the command prints: units, sources, n, evidence."""

from datetime import UTC, date, datetime

from hypothesis import given, settings

from attachdesk.analysis.series import UNITS, series_of
from attachdesk.analysis.trends import view_of
from attachdesk.domain.trend import Course, TrendPoint, Unit
from tests.analysis.courses import any_course, course, day_of, passage, rating, session

WEEKS = [session(number) for number in range(6)]


def points(whole: Course, code: str, unit: Unit) -> tuple[TrendPoint, ...]:
    (one,) = [one for one in series_of(view_of(whole)) if (one.code, one.unit) == (code, unit)]
    return one.points


def test_every_code_has_one_series_per_unit() -> None:
    made = series_of(view_of(course(WEEKS)))
    assert len(made) == 4 * 12
    assert {one.unit for one in made if one.code == "secure"} == set(UNITS)
    assert {(one.code, one.kind) for one in made if one.unit == "count"} >= {
        ("secure", "pattern"), ("mood", "benefit"),
    }  # fmt: skip


def test_counts_have_a_point_where_something_was_counted_and_a_zero_where_it_was_rated_zero() -> None:
    found = [passage("a", "s1", "secure"), passage("b", "s1", "secure"), rating("r", "s2", "secure", 3)]
    found.append(rating("z", "s3", "secure", 0))
    whole = course(WEEKS, found, words={"s0": 10, "s1": 20, "s2": 5, "s3": 50})
    assert points(whole, "secure", "count") == (
        TrendPoint(day_of(1), "s1", 2.0, 2, ("a", "b")),
        TrendPoint(day_of(3), "s3", 0.0, 0, ("z",)),
    )
    assert [point.value for point in points(whole, "secure", "per_100_words")] == [10.0, 0.0]


def test_a_code_that_was_never_looked_for_has_no_points() -> None:
    whole = course(WEEKS, [passage("a", "s1", "secure")], words=dict.fromkeys(("s0", "s1"), 9))
    for unit in UNITS:
        assert points(whole, "dismissive_avoidant", unit) == ()
        assert points(whole, "secure", unit) != ()


def test_per_100_words_rests_on_the_words_of_the_note() -> None:
    whole = course(WEEKS, [passage("a", "s1", "mood")], words={"s0": 0, "s1": 250})
    assert points(whole, "mood", "per_100_words") == (TrendPoint(day_of(1), "s1", 0.4, 250, ("a",)),)


def test_the_running_share_of_passages_counts_sessions_with_a_note() -> None:
    whole = course(WEEKS[:3], [passage("a", "s1", "secure")], words={"s0": 5, "s1": 5})
    assert points(whole, "secure", "share") == (
        TrendPoint(day_of(0), "s0", 0.0, 1),
        TrendPoint(day_of(1), "s1", 0.5, 2, ("a",)),
    )


def test_the_running_share_of_ratings_leaves_out_what_was_not_rated() -> None:
    found = [rating("r0", "s0", "secure", 0), rating("r2", "s2", "secure", 2)]
    assert points(course(WEEKS, found), "secure", "share") == (
        TrendPoint(day_of(0), "s0", 0.0, 1, ("r0",)),
        TrendPoint(day_of(2), "s2", 0.5, 2, ("r2",)),
    )


def test_intensity_is_averaged_on_one_source_only() -> None:
    tagged = [passage("a", "s0", "secure", intensity=1), passage("b", "s0", "secure", intensity=2)]
    rated = [rating(f"r{one}", f"s{one}", "secure", 3) for one in range(5)]
    assert points(course(WEEKS, tagged), "secure", "mean_intensity") == (
        TrendPoint(day_of(0), "s0", 1.5, 2, ("a", "b")),
    )
    both = points(course(WEEKS, tagged + rated), "secure", "mean_intensity")
    assert [(point.value, point.evidence) for point in both] == [(3.0, (f"r{one}",)) for one in range(5)]


def test_a_day_is_the_day_on_the_wall_of_the_session() -> None:
    late = session(0, starts_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC), zone="Asia/Tokyo")
    assert points(course([late], [passage("a", "s0", "secure")]), "secure", "count")[0].date == date(
        2026, 7, 2
    )


@settings(max_examples=40)
@given(any_course())
def test_points_are_in_order_carry_n_and_name_only_what_was_observed(whole: Course) -> None:
    known = {one.id for one in whole.observations}
    for one in series_of(view_of(whole)):
        assert [point.date for point in one.points] == sorted(point.date for point in one.points)
        assert all(set(point.evidence) <= known for point in one.points)
        if one.unit == "share":
            assert [point.n for point in one.points] == list(range(1, len(one.points) + 1))
            assert all(0 <= point.value <= 1 for point in one.points)
