"""The themes: every role there, every contrast and every colour-blind distance as the design promises."""

import tomllib
from itertools import combinations, product

import pytest

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.locations import resources
from attachdesk.ui.kit.theme import THEMES, read_theme
from tests.ui.colour_arithmetic import contrast, distance, lab, seen

TEXT = [
    ("text", "surface"), ("text", "window"), ("text", "sidebar"), ("text", "raised"), ("text", "selection"),
    ("text", "sunken"), ("text", "accent_soft"), ("muted", "surface"), ("muted", "window"),
    ("muted", "sidebar"), ("muted", "raised"), ("muted", "selection"),
    ("accent_text", "surface"), ("accent_text", "window"),
    ("accent_text", "accent_soft"), ("accent_text", "selection"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"), ("on_accent", "accent_press"), ("link", "surface"), ("link", "window"),
    ("warning", "surface"), ("warning", "window"), ("warning", "warning_soft"), ("danger", "surface"),
    ("danger", "window"), ("danger", "danger_soft"),
]  # fmt: skip
GRAPHICS = [
    ("control", "surface"), ("control", "window"), ("focus", "surface"), ("focus", "window"),
    ("accent_text", "selection"), ("warning_line", "surface"), ("axis", "surface"), ("reference", "surface"),
    ("measure", "surface"), ("accent", "surface"),
]  # fmt: skip


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_the_same_roles(name: str) -> None:
    theme, light = read_theme(name), read_theme("light")
    assert (set(theme.roles), set(theme.codes), set(theme.charts)) == (
        set(light.roles), set(light.codes), set(light.charts),
    )  # fmt: skip
    assert {*PATTERNS, *BENEFITS, "rupture", "repair", "secure_moment"} == set(theme.codes)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_file_is_toml(name: str) -> None:
    theme = read_theme(name)
    raw = tomllib.loads((resources() / "themes" / f"{name}.toml").read_text("utf-8"))
    assert raw == {"roles": theme.roles, "codes": theme.codes, "charts": theme.charts}


@pytest.mark.parametrize("name", THEMES)
def test_words_have_a_contrast_of_four_and_a_half(name: str) -> None:
    theme = read_theme(name)
    faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in TEXT}
    assert {pair: value for pair, value in faint.items() if value < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_graphics_and_codes_have_a_contrast_of_three(name: str) -> None:
    theme = read_theme(name)
    pairs = GRAPHICS + [(code, ground) for code in theme.codes for ground in ("surface", "selection")]
    faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in faint.items() if value < 3.0} == {}


@pytest.mark.parametrize("name", THEMES)
def test_numerals_on_badges_can_be_read(name: str) -> None:
    theme = read_theme(name)
    assert min(contrast(theme["surface"], theme[code]) for code in BENEFITS) >= 4.5


def _smallest(name: str, kind: str, pairs: list[tuple[str, str]]) -> float:
    theme = read_theme(name)
    return min(distance(lab(seen(theme[one], kind)), lab(seen(theme[other], kind))) for one, other in pairs)


@pytest.mark.parametrize("kind", ["normal", "deuteranopia", "protanopia"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_two_codes_look_alike_to_anybody(name: str, kind: str) -> None:
    assert _smallest(name, kind, list(combinations(PATTERNS, 2))) >= 8
    assert _smallest(name, kind, list(combinations(BENEFITS, 2))) >= 8
    assert _smallest(name, kind, list(product(PATTERNS, BENEFITS))) >= 8


@pytest.mark.parametrize("kind", ["normal", "deuteranopia", "protanopia"])
def test_no_two_patterns_look_alike_in_high_contrast(kind: str) -> None:
    assert _smallest("high_contrast", kind, list(combinations(PATTERNS, 2))) >= 8


@pytest.mark.parametrize(
    ("name", "pairs", "normal", "deuteranopia", "protanopia"),
    [
        ("light", list(combinations(PATTERNS, 2)), 25.8, 17.3, 12.9),
        ("dark", list(combinations(PATTERNS, 2)), 27.7, 19.7, 14.4),
        ("light", list(combinations(BENEFITS, 2)), 18.0, 10.9, 11.2),
        ("dark", list(combinations(BENEFITS, 2)), 16.6, 10.1, 8.5),
    ],
)
def test_the_published_table_is_what_the_files_give(
    name: str, pairs: list[tuple[str, str]], normal: float, deuteranopia: float, protanopia: float
) -> None:
    found = [_smallest(name, kind, pairs) for kind in ("normal", "deuteranopia", "protanopia")]
    assert found == pytest.approx([normal, deuteranopia, protanopia], abs=0.06)


def test_the_distance_agrees_with_the_published_pairs() -> None:
    # Sharma, Wu, Dalal 2005, table 1, pairs 1, 7, 17 and 25
    assert distance((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert distance((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert distance((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    green, other = (60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)
    assert distance(green, other) == pytest.approx(1.2644, abs=1e-4)
