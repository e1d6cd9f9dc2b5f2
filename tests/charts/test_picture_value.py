"""A picture as a value: what lies where, what opens, what is said."""

import pytest

from attachdesk.charts.picture import Band, Block, Dot, GlyphMark, Label, Line, Mark, Picture


def picture() -> Picture:
    return Picture(
        100, 50,
        (
            Band(x=0, y=0, width=100, height=50, ink="phase", hint="phase"),
            Dot(x=10, y=10, r=3, ink="axis", evidence=("a",), row="secure", hint="dot"),
            Line(points=((30, 10), (30, 30)), ink="secure", evidence=("b",), row="secure", hint="line"),
            GlyphMark(x=30, y=10, size=8, glyph="circle", ink="secure", evidence=("b",), row="secure"),
            Block(x=60, y=10, width=6, height=4, ink="mood", evidence=("c", "d"), row="mood", hint="block"),
        ),
    )  # fmt: skip


def test_the_nearest_mark_with_evidence_is_found_within_reach() -> None:
    found = picture().at(14, 12)
    assert found is not None
    assert found.evidence == ("a",)
    assert picture().at(90, 45) is None


def test_hover_says_the_numbers_of_the_nearest_mark_or_of_the_ground() -> None:
    assert picture().hinted(63, 12) == "block"
    assert picture().hinted(90, 45) == "phase"
    assert Picture(10, 10, ()).hinted(1, 1) == ""


def test_evidence_is_named_once_and_the_keys_stop_once_at_each_thing() -> None:
    assert picture().evidence() == ("a", "b", "c", "d")
    assert [mark.evidence for mark in picture().stops()] == [("a",), ("b",), ("c", "d")]


def test_a_label_fills_the_box_that_its_anchor_says() -> None:
    boxes = [
        Label(x=50, y=20, text="word", width=20, anchor=anchor).box for anchor in ("start", "middle", "end")
    ]
    assert [(left, right) for left, _, right, _ in boxes] == [(50, 70), (40, 60), (30, 50)]
    assert boxes[0][3] > 20 > boxes[0][1]


def test_the_ring_of_a_hover_goes_round_the_middle() -> None:
    marks: tuple[Mark, ...] = picture().marks
    assert marks[1].centre == (10, 10)
    assert marks[4].centre == (63, 12)


def test_a_mark_without_a_form_has_no_place_on_a_picture() -> None:
    with pytest.raises(NotImplementedError):
        _ = Mark(hint="Session 3").centre
