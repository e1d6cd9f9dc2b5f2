"""The signs: one for each code, all different, all inside their box."""

import pytest

from attachdesk.charts.glyphs import BOX, NAMES, Glyph, outline, sign_of
from attachdesk.domain.observation import BENEFITS, PATTERNS


def _places(glyph: Glyph) -> list[float]:
    return [float(number) for _, *numbers in glyph.moves for number in numbers]


@pytest.mark.parametrize("name", NAMES)
def test_an_outline_stays_in_its_box_pen_included(name: str) -> None:
    glyph = outline(name)
    assert min(_places(glyph)) - glyph.pen / 2 >= 0
    assert max(_places(glyph)) + glyph.pen / 2 <= BOX


@pytest.mark.parametrize("name", NAMES)
def test_an_outline_begins_with_a_start(name: str) -> None:
    assert outline(name).moves[0][0] == "M"


def test_no_two_codes_share_a_sign() -> None:
    codes = (*PATTERNS, *BENEFITS, "rupture", "repair", "secure_moment")
    assert len({(sign_of(code).name, sign_of(code).text) for code in codes}) == len(codes)


def test_the_numeral_of_a_benefit_is_that_of_its_key() -> None:
    assert [sign_of(code).text for code in BENEFITS] == list("12345678")


def test_a_code_of_ones_own_is_a_badge_with_its_letter() -> None:
    assert (sign_of("anything", "K").name, sign_of("anything", "K").text) == ("badge", "K")


def test_an_unknown_outline_is_refused() -> None:
    with pytest.raises(KeyError):
        outline("heart")
