"""What enters a trend, what is history, what stays out; and how it adds up."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from attachdesk.analysis.trends import TOGETHER, view_of
from attachdesk.domain.observation import BENEFITS, PATTERNS, Code, SessionTarget
from attachdesk.domain.plan import BenefitInFocus, Break, Phase, Rupture
from attachdesk.domain.trend import Course, TrendsView
from tests.analysis.courses import (
    any_course,
    course,
    day_of,
    made,
    passage,
    person,
    rating,
    session,
)

WEEKS = [session(number) for number in range(6)]


def seen(view: TrendsView, code: str) -> tuple[str, ...]:
    return tuple(one for cell in view.row(code).cells for one in cell.evidence)


def test_only_the_room_and_the_recent_move_a_trend_and_the_rest_is_history() -> None:
    bases = ("room", "recent", "past", "other")
    view = view_of(course(WEEKS, [passage(basis, "s0", "secure", basis=basis) for basis in bases]))
    assert seen(view, "secure") == ("room", "recent")
    assert view.row("secure").history == ("past", "other")


def test_a_pattern_toward_ones_own_child_is_caregiving_and_a_benefit_is_not() -> None:
    people = (person("daughter", is_cared_for=True), person("mother"))
    found = [
        passage("care", "s0", "secure", toward="daughter"),
        rating("care rated", "s0", "secure", 3, toward="daughter"),
        passage("bond", "s0", "secure", toward="mother"),
        passage("benefit", "s0", "mood", toward="daughter"),
        passage("told", "s0", "secure", toward="daughter", basis="past"),
    ]
    view = view_of(course(WEEKS, found, people=people))
    assert seen(view, "secure") == ("bond",)
    assert view.row("secure").history == ()
    assert seen(view, "mood") == ("benefit",)
    assert [bond.toward for bond in view.people] == ["mother"]


def test_what_others_showed_is_not_the_clients_but_a_couple_is_both() -> None:
    people = (person("Yara", is_member=True), person("Bea", is_member=True), person("boss"))
    found = [
        passage("hers", "s0", "secure", shown_by="Yara", toward="Bea"),
        passage("hers too", "s1", "secure", shown_by="Bea", toward="Yara"),
        passage("his", "s0", "secure", shown_by="boss", toward="Yara"),
    ]
    whole = course(WEEKS, found, people=people)
    assert seen(view_of(whole), "secure") == ("hers", "hers too")
    assert seen(view_of(whole, shown_by="Bea"), "secure") == ("hers too",)
    assert seen(view_of(whole, shown_by=TOGETHER), "secure") == ()
    both = replace(whole, observations=(*whole.observations, passage("theirs", "s1", "secure", toward="Bea")))
    assert seen(view_of(both, shown_by=TOGETHER), "secure") == ("theirs",)
    bonds = [(bond.shown_by_name, bond.name, bond.n) for bond in view_of(whole).people]
    assert bonds == [("Bea", "Yara", 1), ("Yara", "Bea", 1)]


def test_one_relationship_at_a_time_keeps_the_count_of_all() -> None:
    people = (person("mother"), person("father"))
    found = [passage(f"m{one}", f"s{one}", "secure", toward="mother") for one in range(3)]
    found += [passage("f", "s0", "secure", toward="father"), passage("nobody", "s0", "secure")]
    view = view_of(course(WEEKS, found, people=people), toward="father")
    assert seen(view, "secure") == ("f",)
    assert [(bond.name, bond.n) for bond in view.people] == [("mother", 3), ("father", 1)]


def test_process_notes_trays_and_sessions_not_held_stay_out() -> None:
    missed = session(9, status="no_show", number=None)
    booked = session(10, status="booked", number=None)
    found = [
        passage("process", "s0", "secure", note_id="another"),
        passage("tray", "s0", "secure", place="tray"),
        passage("missed", "s9", "secure"),
        passage("call", None, "secure"),
        passage("kept", "s0", "secure"),
    ]
    view = view_of(course([*WEEKS, missed, booked], found))
    assert seen(view, "secure") == ("kept",)
    assert [spot.id for spot in view.missed] == ["s9"]
    assert len(view.sessions) == 6
    assert view.last == day_of(9)


def test_a_session_not_rated_is_missing_and_never_zero() -> None:
    found = [rating(f"r{one}", f"s{one}", "secure", value) for one, value in enumerate((0, 2, 0, 3, 1))]
    row = view_of(course(WEEKS, found)).row("secure")
    assert (row.share.seen, row.share.n, row.share.source) == (3, 5, "session")
    assert [cell.rating for cell in row.cells] == [0, 2, 0, 3, 1]


def test_several_ratings_of_one_session_count_as_their_strongest() -> None:
    found = [rating("a", "s0", "secure", 1), rating("b", "s0", "secure", 3), rating("c", "s0", "secure", 0)]
    (cell,) = view_of(course(WEEKS, found)).row("secure").cells
    assert (cell.rating, cell.ratings) == (3, ("a", "b", "c"))


def test_ratings_and_passages_never_add_up() -> None:
    found = [rating(f"r{one}", f"s{one}", "secure", 0) for one in range(5)]
    found += [passage(f"p{one}", f"s{one}", "secure") for one in range(3)]
    row = view_of(course(WEEKS, found)).row("secure")
    assert (row.rated.seen, row.rated.n) == (0, 5)
    assert (row.tagged.seen, row.tagged.n) == (3, 6)
    assert row.share == row.rated


@pytest.mark.parametrize(
    ("rated", "tagged", "source"),
    [(4, 1, "passage"), (5, 1, "session"), (4, 0, "session"), (0, 0, "passage")],
)
def test_a_share_rests_on_ratings_once_five_sessions_are_rated(rated: int, tagged: int, source: str) -> None:
    found = [rating(f"r{one}", f"s{one}", "secure", 1) for one in range(rated)]
    found += [passage(f"p{one}", f"s{one}", "secure") for one in range(tagged)]
    assert view_of(course(WEEKS, found)).row("secure").share.source == source


def test_under_five_sessions_there_is_no_interval() -> None:
    four = view_of(course(WEEKS[:4], [passage("p", "s0", "secure")])).row("secure").share
    five = view_of(course(WEEKS[:5], [passage("p", "s0", "secure")])).row("secure").share
    assert (four.n, four.low, four.high) == (4, None, None)
    assert five.low is not None
    assert five.n == 5


def test_the_denominator_of_passages_are_attended_sessions_with_a_note() -> None:
    whole = course(WEEKS, [passage("p", "s0", "secure")])
    assert view_of(replace(whole, words={"s0": 50, "s1": 9})).row("secure").tagged.n == 2
    assert view_of(replace(whole, words={"s1": 9})).row("secure").tagged.n == 2


def test_senses_are_counted_apart_and_a_zero_has_none() -> None:
    found = [passage(f"p{at}", "s0", "mood", sense=sense) for at, sense in enumerate(("forward", "setback"))]
    found += [rating("whole", "s0", "mood", None, sense="forward"), rating("zero", "s1", "mood", 0)]
    first, second = view_of(course(WEEKS, found)).row("mood").cells
    assert (first.forward, first.worked_on, first.setback) == (2, 0, 1)
    assert (first.rating, first.observed, first.strongest) == (None, 3, 0)
    assert (second.rating, second.observed, second.worked_on) == (0, 0, 0)


def test_targeted_is_kept_apart_from_observed_and_focus_is_of_the_last_session() -> None:
    targets = (made(SessionTarget, "t", session_id="s1", benefit="mood"),)
    focus = tuple(
        made(BenefitInFocus, name, benefit=name, since=day_of(0), until=until)
        for name, until in (("mood", None), ("trauma", day_of(2)))
    )
    view = view_of(course(WEEKS, targets=targets, focus=focus))
    assert (view.row("mood").targeted, view.row("mood").cells) == (("s1",), ())
    assert view.row("mood").is_in_focus
    assert not view.row("trauma").is_in_focus


def test_a_period_takes_both_its_days_in_local_time() -> None:
    late = session(7, starts_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    whole = course([*WEEKS, late])
    assert [spot.id for spot in view_of(whole, since=day_of(1), until=day_of(2)).sessions] == ["s1", "s2"]
    # half past eleven at night UTC is the next day in London in summer
    assert view_of(whole).last == datetime(2026, 7, 2, tzinfo=UTC).date()


def test_breaks_phases_and_ruptures_of_the_period_are_shown() -> None:
    breaks = tuple(made(Break, f"b{at}", since=day_of(at), until=day_of(at)) for at in (0, 3, 50))
    phases = tuple(made(Phase, f"f{at}", name=f"f{at}", since=day_of(at)) for at in (4, 0))
    strains = (
        made(Rupture, "r1", session_id="s4", movement="withdrawal"),
        made(Rupture, "r2", session_id="s3", movement="confrontation",
            outcome="partly", closed_session_id="s4",
        ),
        made(Rupture, "r3", session_id="s5", movement="confrontation",
            outcome="client_left", closed_on=day_of(6),
        ),
        made(Rupture, "r4", session_id="s0", movement="withdrawal"),
    )  # fmt: skip
    view = view_of(course(WEEKS, breaks=breaks, phases=phases, ruptures=strains), since=day_of(2))
    assert [one.id for one in view.breaks] == ["b3"]
    assert [one.name for one in view.phases] == ["f0", "f4"]
    assert [(one.session, one.closed, one.is_repaired) for one in view.ruptures] == [
        ("s3", day_of(4), True), ("s4", None, False), ("s5", day_of(6), False),
    ]  # fmt: skip


def test_own_codes_follow_patterns_and_benefits_and_unknown_ones_come_last() -> None:
    own = made(Code, "cg", name="caregiving", ink="mood")
    unused = made(Code, "rr", name="role reversal")
    found = [passage("p", "s0", "cg"), passage("q", "s0", "stray", basis="past")]
    view = view_of(course(WEEKS, found, codes=(unused, own)))
    assert [row.code for row in view.rows] == [*PATTERNS, *BENEFITS, "cg", "stray"]
    assert (view.row("cg").name, view.row("cg").letter, view.row("cg").ink) == ("caregiving", "C", "mood")
    with pytest.raises(KeyError):
        view.row("rr")


def test_an_empty_course_has_rows_and_no_days() -> None:
    view = view_of(Course("c", (), ()))
    assert (view.first, view.last, view.sessions) == (None, None, ())
    assert all(row.share.n == 0 for row in view.rows)


@settings(max_examples=40)
@given(any_course())
def test_every_observation_of_an_attended_session_is_counted_once_or_is_history(whole: Course) -> None:
    view = view_of(whole)
    held = {spot.id for spot in view.sessions}
    expected = sorted(one.id for one in whole.observations if one.session_id in held)
    found = [one for row in view.rows for cell in row.cells for one in cell.evidence]
    found += [one for row in view.rows for one in row.history]
    assert sorted(found) == expected
    assert all(row.share.seen <= row.share.n <= len(held) for row in view.rows)
