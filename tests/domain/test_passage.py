"""Passages follow their words: each edit against an independent account, each position in both alphabets."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from attachdesk.domain.passage import CONTEXT, Anchor, CodeUnits, Edit, Span, anchored, found_again, narrowed

LETTERS = "ab \n😀👩\u200de\u0301\u00a0\u2028אع中"
TEXT = st.text(LETTERS, max_size=40)


@st.composite
def texts_with_a_span_and_an_edit(draw: st.DrawFn) -> tuple[str, Span, Edit, str]:
    text = draw(st.text(LETTERS, min_size=1, max_size=30))
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    at = draw(st.integers(0, len(text)))
    removed = draw(st.integers(0, len(text) - at))
    added = draw(st.text("XYZ🦊", max_size=5))
    return text, span, Edit(at, removed, len(added)), added


@settings(max_examples=300)
@given(texts_with_a_span_and_an_edit())
def test_a_span_holds_the_letters_it_held_and_what_came_between_them(
    drawn: tuple[str, Span, Edit, str],
) -> None:
    text, span, edit, added = drawn
    # an account of its own: every letter has a name, the passage is the set of those it held
    letters: list[tuple[str, int | None]] = [(letter, name) for name, letter in enumerate(text)]
    letters[edit.at : edit.end] = [(letter, None) for letter in added]
    held = set(range(span.start, span.end))
    left = [place for place, (_, name) in enumerate(letters) if name in held]
    after = span.after(edit)
    if not left:
        assert after is None
        return
    assert after == Span(left[0], left[-1] + 1)
    new = "".join(letter for letter, _ in letters)
    assert after.of(new) == new[left[0] : left[-1] + 1]


def test_text_typed_at_an_edge_stays_outside_and_inside_belongs() -> None:
    span = Span(4, 8)
    assert span.after(Edit(4, 0, 3)) == Span(7, 11)
    assert span.after(Edit(8, 0, 3)) == span
    assert span.after(Edit(5, 0, 3)) == Span(4, 11)
    assert span.after(Edit(4, 4, 9)) is None
    assert (Edit(4, 2, 5).end, Edit(4, 2, 5).shift) == (6, 3)


@given(TEXT)
@example("😀e\u0301😀\U0010ffff\uffff")
def test_positions_are_the_same_in_code_points_and_code_units(text: str) -> None:
    units = CodeUnits(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.to_units(point) == unit
        assert units.to_points(unit) == point


def test_the_middle_of_a_pair_counts_as_its_beginning() -> None:
    assert [CodeUnits("a😀b").to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@settings(max_examples=200)
@given(TEXT, TEXT, st.data())
def test_a_narrowed_edit_makes_the_same_text_with_less(old: str, put: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    removed = data.draw(st.integers(0, len(old) - at))
    new = old[:at] + put + old[at + removed :]
    edit = Edit(at, removed, len(put))
    small = narrowed(old, new, edit)
    assert old[: small.at] + new[small.at : small.at + small.added] + old[small.end :] == new
    assert small.removed <= edit.removed
    assert small.added <= edit.added
    assert small.shift == edit.shift
    if small.removed and small.added:
        assert old[small.at] != new[small.at]
        assert old[small.end - 1] != new[small.at + small.added - 1]


def test_a_format_over_everything_changes_nothing() -> None:
    assert narrowed("same 😀", "same 😀", Edit(0, 6, 6)) == Edit(6, 0, 0)
    assert narrowed("she wept", "she wepts", Edit(0, 8, 9)) == Edit(8, 0, 1)


@given(TEXT, st.data())
def test_an_anchor_is_found_where_it_lies(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    anchor = anchored(text, span)
    assert len(anchor.before) <= CONTEXT
    assert anchor.before + anchor.quote + anchor.after in text
    assert found_again(text, anchor) == (span if anchor.quote else None)


@settings(max_examples=100)
@given(st.text(LETTERS, max_size=20), st.text("🦊", max_size=9), st.text(LETTERS, max_size=20))
def test_a_passage_that_moved_unseen_is_found_by_its_surroundings(
    before: str, added: str, after: str
) -> None:
    text = before + "she wept" + after
    anchor = anchored(text, Span(len(before), len(before) + 8))
    assert found_again(added + text, anchor) == Span(len(added) + len(before), len(added) + len(before) + 8)
    assert found_again(before + after, anchor) is None


def test_of_several_places_the_best_surroundings_win_and_then_the_nearest() -> None:
    anchor = Anchor(Span(0, 4), "fine", "she was ", ", truly")
    text = "it was fine. he was fine, truly; she was fine, truly"
    assert found_again(text, anchor) == Span(41, 45)
    alone = Anchor(Span(9, 13), "fine", "", "")
    assert found_again("fine ---- - fine", alone) == Span(12, 16)
    assert found_again("aaaa", Anchor(Span(7, 9), "aa", "", "")) == Span(2, 4)
