"""The difference of two texts: nothing is lost, nothing is made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.analysis.word_difference import Piece, differing

TEXT = st.text(alphabet=st.sampled_from("ab \n.é😀"), max_size=40)


@settings(max_examples=60)
@given(before=TEXT, after=TEXT)
def test_both_texts_can_be_read_from_their_difference(before: str, after: str) -> None:
    pieces = differing(before, after)
    assert "".join(one.words for one in pieces if one.state != "new") == before
    assert "".join(one.words for one in pieces if one.state != "gone") == after
    assert all(one.words for one in pieces)


def test_a_phrase_that_was_replaced_reads_as_one() -> None:
    assert differing("Ask once, then wait for him.", "Ask once, then read.") == (
        Piece("Ask once, then ", "same"), Piece("wait for him.", "gone"), Piece("read.", "new"),
    )  # fmt: skip
    assert differing("same", "same") == (Piece("same", "same"),)


def test_a_word_that_stands_everywhere_does_not_make_the_search_endless() -> None:
    before, after = "the " * 3000, "the a " * 1500
    pieces = differing(before, after)
    assert "".join(one.words for one in pieces if one.state != "new") == before
    assert "".join(one.words for one in pieces if one.state != "gone") == after
