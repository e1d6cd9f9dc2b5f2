"""What stands on the trend picture, and that nothing on it collides, for any course of work."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.analysis.trends import view_of
from attachdesk.charts import benefits, patterns, rows
from attachdesk.charts.glyphs import sign_of
from attachdesk.charts.picture import Band, Block, Dot, GlyphMark, Label, Line, Mark, Picture
from attachdesk.charts.trends import patterns_picture, trends_picture
from attachdesk.domain.observation import Code, SessionTarget
from attachdesk.domain.plan import Break, Phase, Rupture
from attachdesk.domain.trend import Course, Mode
from tests.analysis.courses import any_course, course, day_of, made, passage, rating, session
from tests.charts.words_for_tests import wording

WORDS = wording()
WEEKS = [session(number) for number in range(8)]


def drawn(whole: Course, width: float = 820.0, **how: Any) -> Picture:
    return trends_picture(view_of(whole), WORDS, width, **how)


def of(picture: Picture, kind: type[Mark], row: str = "") -> list[Any]:
    return [mark for mark in picture.marks if isinstance(mark, kind) and (not row or mark.row == row)]


def texts(picture: Picture) -> list[str]:
    return [label.text for label in of(picture, Label)]


def overlapping(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Return the pairs that meet: from left to right, each is held against those that have not ended."""
    found, open_ones = [], list[Mark]()
    for mark in sorted(marks, key=lambda one: one.box[0]):
        left, top, right, bottom = mark.box
        open_ones = [one for one in open_ones if one.box[2] - left > 0.01]
        for one in open_ones:
            _, above, end, below = one.box
            if min(right, end) - left > 0.01 and min(bottom, below) - max(top, above) > 0.01:
                found.append((one, mark))
        open_ones.append(mark)
    return found


@settings(max_examples=60)
@given(any_course(), st.floats(560, 1100), st.sampled_from(["share", "count", "rating"]))
def test_nothing_collides_or_leaves_the_frame_and_every_observation_can_be_opened(
    whole: Course, width: float, mode: Any
) -> None:
    view = view_of(whole)
    picture = trends_picture(view, WORDS, width, mode=mode)
    expected = {one for row in view.rows for cell in row.cells for one in cell.evidence}
    expected |= {one for row in view.rows for one in row.history}
    assert set(picture.evidence()) == expected
    for mark in picture.marks:
        left, top, right, bottom = mark.box
        assert left >= -0.01, mark
        assert top >= -0.01, mark
        assert right <= picture.width + 0.01, mark
        assert bottom <= picture.height + 0.01, mark
    assert overlapping(of(picture, Label)) == []
    for row in view.rows:
        marks = [
            mark
            for mark in picture.marks
            if mark.row == row.code and isinstance(mark, Block | Dot | GlyphMark | Label)
        ]
        assert overlapping(marks) == []


def test_marks_that_meet_are_seen_to() -> None:
    boxes = [
        Block(x=x, y=y, width=10, height=10, ink="mood")
        for x, y in ((0, 0), (30, 0), (10, 0), (29, 5), (2, 9), (2, 30))
    ]
    assert overlapping(boxes) == [(boxes[0], boxes[4]), (boxes[4], boxes[2]), (boxes[3], boxes[1])]


@pytest.mark.parametrize("count", [1, 2, 60, 500])
def test_it_holds_from_one_to_five_hundred_sessions(count: int) -> None:
    met = [session(number) for number in range(count)]
    found = [rating(f"r{one.id}", one.id, "secure", int(one.id[1:]) % 4) for one in met]
    found += [passage(f"p{one.id}-{at}", one.id, "mood") for one in met for at in range(5)]
    view = view_of(course(met, found))
    for width in (560, 1100):
        picture = trends_picture(view, WORDS, width)
        in_lanes = [mark for mark in picture.marks if mark.row in {"secure", "mood"}]
        assert overlapping([mark for mark in in_lanes if not isinstance(mark, Line)]) == []
        assert overlapping(of(picture, Label)) == []
        assert len(picture.evidence()) == 6 * count
        assert all(label.box[0] >= 0 and label.box[2] <= width for label in of(picture, Label))


def test_the_height_of_a_stem_is_the_intensity_and_zero_is_a_hollow_circle() -> None:
    found = [rating(f"r{value}", f"s{value}", "secure", value) for value in range(4)]
    picture = drawn(course(WEEKS, found))
    stems = [line for line in of(picture, Line, "secure") if line.evidence]
    heights = {line.evidence: line.points[0][1] - line.points[1][1] for line in stems}
    assert heights == {(f"r{value}",): 8.0 * value for value in (1, 2, 3)}
    (ring,) = of(picture, Dot, "secure")
    assert (ring.evidence, ring.is_hollow, ring.ink) == (("r0",), True, "axis")
    assert {mark.glyph for mark in of(picture, GlyphMark, "secure")} == {"circle"}


def test_a_session_not_rated_shows_nothing_in_the_lane() -> None:
    picture = drawn(course(WEEKS, [rating("r", "s0", "secure", 2)]))
    assert {mark.evidence for mark in picture.clickable()} == {("r",)}


def test_passages_beside_ratings_are_ticks_under_the_line() -> None:
    found = [rating(f"r{one}", f"s{one}", "secure", 2) for one in range(5)]
    found += [passage("p", "s0", "secure"), passage("q", "s6", "secure")]
    ticks = of(drawn(course(WEEKS, found)), Block, "secure")
    assert [(tick.evidence, tick.ink) for tick in ticks] == [(("p",), "secure"), (("q",), "secure")]


def test_session_ratings_show_ratings_alone_and_passages_as_ticks() -> None:
    found = [passage(f"p{one}", f"s{one}", "secure", intensity=2) for one in (0, 1)]
    found += [rating("r0", "s0", "secure", 0), rating("r2", "s2", "anxious_preoccupied", 1)]
    found += [passage(f"m{one}", f"s{one}", "mood") for one in (3, 4)]
    picture = drawn(course(WEEKS, found), mode="rating")
    assert [line.evidence for line in of(picture, Line) if line.evidence] == [("r2",)]
    assert [dot.evidence for dot in of(picture, Dot, "secure")] == [("r0",)]
    assert [tick.evidence for tick in of(picture, Block, "secure")] == [("p0",), ("p1",)]
    assert [label.text for label in of(picture, Label, "secure")] == ["Secure", "0 of 1 rated"]


def test_a_pattern_that_is_tagged_and_never_rated_has_no_rating() -> None:
    picture = drawn(course(WEEKS, [passage("p", "s0", "secure")]), mode="rating")
    labels = of(picture, Label, "secure")
    assert [label.text for label in labels] == ["Secure", "–"]
    assert labels[1].hint == "Secure: not rated in this period, tagged only"


def test_a_plain_chart_has_no_interval_no_share_and_no_rupture() -> None:
    rupture = made(
        Rupture, "r", session_id="s2", movement="withdrawal", outcome="repaired", closed_session_id="s4"
    )
    whole = course(WEEKS, [passage(f"p{one}", f"s{one}", "secure") for one in range(4)], ruptures=(rupture,))
    picture = patterns_picture(view_of(whole), WORDS, 640, is_plain=True)
    assert [label.text for label in of(picture, Label, "secure")] == ["Secure", "4 of 8"]
    assert not [text for text in texts(picture) if "%" in text or "share" in text]
    assert of(picture, GlyphMark, "events") == []
    assert not [line for line in of(picture, Line) if line.dash]
    assert not [mark.hint for mark in picture.marks if "%" in mark.hint]


def test_a_zero_beside_a_passage_is_a_grey_tick() -> None:
    found = [rating("r", "s0", "secure", 0), passage("p", "s0", "secure", intensity=3)]
    for mode in ("share", "count"):
        picture = drawn(course(WEEKS, found), mode=mode)
        assert [tick.ink for tick in of(picture, Block, "secure") if tick.evidence == ("r",)] == ["axis"]
        assert of(picture, Dot, "secure") == []


def test_counts_show_three_blocks_and_then_a_number() -> None:
    found = [passage(f"a{one}", "s0", "mood") for one in range(3)]
    found += [passage(f"b{one}", "s4", "mood") for one in range(4)]
    found += [passage(f"c{one}", "s4", "secure") for one in range(5)]
    picture = drawn(course(WEEKS, found), mode="count")
    assert len([block for block in of(picture, Block, "mood") if block.evidence]) == 3
    numbers = [label.text for label in of(picture, Label) if label.evidence]
    assert numbers == ["5", "4"]


def test_senses_differ_in_form_and_not_in_colour() -> None:
    found = [passage(sense, "s0", "mood", sense=sense) for sense in ("setback", "worked_on", "forward")]
    bar, hollow, full = of(drawn(course(WEEKS, found)), Block, "mood")
    assert bar.height < full.height
    assert hollow.is_hollow
    assert not full.is_hollow
    assert {bar.ink, hollow.ink, full.ink} == {"mood"}
    assert "forward 1, worked on 1, setback 1" in full.hint


def test_targeted_sessions_have_a_tick_under_the_line_beside_what_was_observed() -> None:
    targets = tuple(made(SessionTarget, f"t{one}", session_id=f"s{one}", benefit="mood") for one in (0, 1))
    picture = drawn(course(WEEKS, [passage("p", "s0", "mood")], targets=targets))
    ticks = [block for block in of(picture, Block, "mood") if not block.evidence]
    assert len(ticks) == 2
    assert all(tick.hint.endswith("targeted in this session") for tick in ticks)
    assert "none observed" not in " ".join(label.text for label in of(picture, Label, "mood"))


def test_a_benefit_looked_for_and_not_seen_is_a_hollow_circle() -> None:
    (ring,) = of(drawn(course(WEEKS, [rating("r", "s0", "mood", 0)])), Dot, "mood")
    assert ring.is_hollow


def test_own_codes_have_a_lane_with_their_letter_and_ink() -> None:
    own = made(Code, "cg", name="Caregiving", letter="CG", ink="mood")
    picture = drawn(course(WEEKS, [passage("p", "s0", "cg"), passage("q", "s0", "stray")], codes=(own,)))
    (badge,) = of(picture, GlyphMark, "cg")
    assert (badge.text, badge.ink) == ("CG", "mood")
    assert "Caregiving" in texts(picture)
    assert of(picture, GlyphMark, "stray")[0].ink == "muted"


def test_n_and_the_interval_stand_at_the_right_of_every_row() -> None:
    found = [passage(f"p{one}", f"s{one}", "secure") for one in range(4)]
    picture = drawn(course(WEEKS, found))
    assert [label.text for label in of(picture, Label, "secure")] == ["Secure", "4 of 8 noted", "22–78 %"]
    assert of(picture, Label, "secure")[1].hint.endswith("95 % interval 22 to 78 %")
    counted = drawn(course(WEEKS, found), mode="count")
    assert [label.text for label in of(counted, Label, "secure")] == ["Secure", "4", "in 4"]


def test_under_five_sessions_no_share_is_shown_and_the_words_say_so() -> None:
    picture = drawn(course(WEEKS[:4], [passage("p", "s0", "secure")]))
    assert [label.text for label in of(picture, Label, "secure")] == ["Secure", "1 of 4 noted"]
    assert "Fewer than 5 sessions: no share shown." in texts(picture)
    assert not any("%" in text for text in texts(picture))


@pytest.mark.parametrize("mode", ["share", "rating", "count"])
def test_with_few_sessions_every_mark_is_a_sign_that_is_seen(mode: Mode) -> None:
    same_day = [session(one, 0, number=(one + 2) % 3 + 1) for one in range(3)]
    found = [rating("r0", "s0", "secure", 2), rating("r1", "s1", "fearful_avoidant", 0)]
    found += [passage("p1", "s1", "secure", intensity=3), passage("m", "s2", "mood", sense="worked_on")]
    picture = drawn(course(same_day, found), mode=mode)
    assert [spot.number for spot in view_of(course(same_day, found)).sessions] == [1, 2, 3]
    seen = {mark.evidence for mark in of(picture, GlyphMark) if mark.size >= 8}
    seen |= {mark.evidence for mark in of(picture, Dot) if 2 * mark.r + 1.25 >= 8}
    seen |= {
        mark.evidence for mark in of(picture, Block) if mark.width + 1.25 >= 8 and mark.height + 1.25 >= 8
    }
    wanted = {("p1",), ("r1",), ("m",)} if mode == "count" else {("r0",), ("p1",), ("r1",), ("m",)}
    assert wanted <= seen
    glyphs = {mark.glyph for mark in of(picture, GlyphMark, "secure") if mark.evidence}
    assert glyphs == (set() if mode == "count" else {sign_of("secure").name})


def test_what_was_told_of_the_past_stands_apart_and_opens_its_evidence() -> None:
    picture = drawn(course(WEEKS, [passage("p", "s0", "secure", basis="past")]))
    (mark,) = picture.clickable()
    assert (mark.row, mark.evidence) == ("history", ("p",))


def test_ruptures_repairs_breaks_phases_and_missed_sessions_are_on_the_axis() -> None:
    missed = session(9, status="late_cancelled", number=None)
    rupture = made(
        Rupture, "r", session_id="s2", movement="withdrawal", outcome="repaired", closed_session_id="s4"
    )
    phases = (
        made(Phase, "f1", name="Settling in", since=day_of(0), until=day_of(3)),
        made(Phase, "f2", name="Later", since=day_of(4)),
    )
    pause = made(Break, "b", since=day_of(5), until=day_of(8))
    whole = course([*WEEKS, missed], phases=phases, breaks=(pause,), ruptures=(rupture,))
    picture = drawn(whole)
    assert {mark.glyph for mark in of(picture, GlyphMark, "events")} == {"zigzag", "arch", "cross"}
    dashed = [line for line in of(picture, Line) if line.dash == (3, 3)]
    assert [line.ink for line in dashed] == ["rupture"]
    assert [line.ink for line in of(picture, Line) if line.dash == (1, 3)] == ["repair"]
    assert sorted(band.ink for band in of(picture, Band)) == ["break", "phase"]
    assert {"Settling in", "Later", "break"} <= set(texts(picture))
    hints = {mark.hint for mark in of(picture, GlyphMark, "events")}
    assert hints == {"Rupture, 17 Mar 2026", "Repair, 31 Mar 2026", "Not held: 5 May 2026"}


def test_the_name_of_a_short_phase_takes_two_lines_before_it_is_cut() -> None:
    phases = (
        made(Phase, "f1", name="Getting to know each other", since=day_of(0), until=day_of(2)),
        made(Phase, "f2", name="Working", since=day_of(2)),
    )
    labels = of(drawn(course(WEEKS, phases=phases), 680), Label)
    named = [label for label in labels if label.full == "Getting to know each other"]
    assert [label.text for label in named] == ["Getting to know", "each other"]
    assert named[1].y - named[0].y == 14
    assert all(label.hint.startswith("Getting to know each other, ") for label in named)


def test_words_in_an_empty_lane_have_a_ground_of_their_own() -> None:
    pause = made(Break, "b", since=day_of(1), until=day_of(4))
    marks = drawn(course(WEEKS, breaks=(pause,))).marks
    for at, mark in enumerate(marks):
        if isinstance(mark, Label) and "none observed" in mark.text:
            before = marks[at - 1]
            assert isinstance(before, Block)
            assert before.ink == "surface"
            (left, top, right, bottom), inner = before.box, mark.box
            assert left <= inner[0] and top <= inner[1] and right >= inner[2] and bottom >= inner[3] - 1


def test_a_rupture_without_a_repair_has_no_arch() -> None:
    rupture = made(Rupture, "r", session_id="s2", movement="withdrawal", outcome="open")
    picture = drawn(course(WEEKS, ruptures=(rupture,)))
    assert [mark.glyph for mark in of(picture, GlyphMark, "events")] == ["zigzag"]


def test_long_names_are_cut_and_kept_for_who_asks() -> None:
    words = wording(secure="Leans on others and comes back, again and again, all through the year")
    picture = trends_picture(view_of(course(WEEKS, [passage("p", "s0", "secure")])), words, 560)
    label = of(picture, Label, "secure")[0]
    assert label.text.endswith("…")
    assert label.full.startswith("Leans on others")
    assert label.box[2] <= 0.3 * 560


def test_before_the_first_session_the_picture_says_what_will_stand_here() -> None:
    picture = drawn(course([]), 700)
    assert [label.full[:30] for label in of(picture, Label)] == ["No session in this period yet."]
    assert "No session" in picture.description


def test_the_patterns_alone_can_leave_out_what_was_not_shared() -> None:
    found = [passage("p", "s0", "secure"), passage("q", "s0", "fearful_avoidant")]
    view = view_of(course(WEEKS, found))
    picture = patterns_picture(view, WORDS, 300, codes=frozenset({"secure"}), title="Toward Lia")
    assert picture.evidence() == ("p",)
    assert picture.title == "Toward Lia"
    assert of(picture, GlyphMark, "mood") == []
    # a narrow chart names its rows by their sign
    assert "Secure" not in texts(picture)


def test_inks_are_roles_of_the_themes_and_glyphs_have_outlines() -> None:
    import tomllib

    from attachdesk.charts.glyphs import outline
    from attachdesk.locations import resources

    theme = tomllib.loads((resources() / "themes" / "light.toml").read_text())
    roles = {role for table in theme.values() if isinstance(table, dict) for role in table}
    codes = (made(Code, "own", name="Own", ink="mood"),)
    found = [passage(f"p{at}", "s0", code) for at, code in enumerate(("secure", "mood", "own"))]
    picture = drawn(replace(course(WEEKS, found), codes=codes))
    assert {getattr(mark, "ink", "text") for mark in picture.marks} <= roles
    assert all(outline(mark.glyph) for mark in of(picture, GlyphMark))


def test_lanes_have_the_heights_of_the_design() -> None:
    assert (patterns.LANE, patterns.STEP) == (38, 8)
    # three blocks of eight px and the tick of a targeted session stand in a lane without touching the next
    assert benefits.FOOT > 3 * rows.STACKED
    assert rows.STACKED > rows.BLOCK >= 8
    assert benefits.FOOT + 3.5 < benefits.LANE


def test_a_row_that_nobody_looked_at_claims_no_interval() -> None:
    picture = drawn(course(WEEKS, [rating("r", "s0", "secure", 0)]))
    labels = of(picture, Label, "fearful_avoidant")
    assert [label.text for label in labels] == ["Fearful avoidant", "–"]
    assert labels[1].hint.endswith("neither rated nor tagged in this period")


def test_faces_can_be_read_ahead_of_the_first_picture() -> None:
    from attachdesk.charts import lettering

    lettering._face.cache_clear()
    lettering.warm()
    assert lettering._face.cache_info().currsize == 2
