"""Wilson's interval against two independent libraries."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.analysis.intervals import wilson

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from scipy.stats import binomtest  # type: ignore[import-untyped]
    from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

Z_EXACT = 1.959963984540054


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    of = draw(st.integers(1, 600))
    return draw(st.integers(0, of)), of


@settings(max_examples=60)
@given(shares())
def test_the_interval_agrees_with_statsmodels_and_scipy(share: tuple[int, int]) -> None:
    seen, of = share
    low, high = wilson(seen, of, Z_EXACT)
    assert (low, high) == pytest.approx(proportion_confint(seen, of, method="wilson"), abs=1e-9)
    oracle = binomtest(seen, of).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((oracle.low, oracle.high), abs=1e-9)


@settings(max_examples=60)
@given(shares())
def test_the_share_lies_inside_and_the_ends_stay_between_none_and_all(share: tuple[int, int]) -> None:
    seen, of = share
    low, high = wilson(seen, of)
    assert 0 <= low <= seen / of <= high <= 1
    assert high - low > 0


def test_seventeen_of_thirty_one_by_hand() -> None:
    low, high = wilson(17, 31)
    assert (round(low, 4), round(high, 4)) == (0.3777, 0.7084)


def test_none_and_all_touch_the_ends() -> None:
    assert wilson(0, 12)[0] == 0.0
    assert wilson(12, 12)[1] == 1.0


@pytest.mark.parametrize(("seen", "of"), [(0, 0), (-1, 4), (5, 4)])
def test_what_cannot_be_a_share_is_refused(seen: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(seen, of)
