"""One relationship taken out of a course counts as it does on the whole."""

from attachdesk.analysis.between import between, pairs_of
from attachdesk.analysis.trends import view_of
from tests.analysis.courses import course, passage, rating, session


def test_each_pair_is_named_once_and_taken_out_with_nothing_else() -> None:
    found = [
        rating("r", "s0", "secure", 1, toward="lia"),
        passage("p", "s1", "secure", toward="lia"),
        passage("q", "s1", "secure"),
        passage("past", "s1", "secure", toward="mother", basis="past"),
    ]
    whole = course([session(number) for number in range(2)], found)
    assert pairs_of(view_of(whole)) == (("lia", None), (None, None))
    (cell, other) = view_of(between(whole, ("lia", None))).row("secure").cells
    assert (cell.evidence, other.evidence) == (("r",), ("p",))
    (alone,) = view_of(between(whole, (None, None))).row("secure").cells
    assert alone.evidence == ("q",)
