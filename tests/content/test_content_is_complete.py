"""All four patterns, all eight benefits, the templates and the pick lists, as the screens expect them."""

import re
from itertools import chain

import pytest

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.domain.pattern import GLYPHS, MARKER_DOMAINS
from attachdesk.domain.snippet import placeholders
from attachdesk.library import Library
from attachdesk.library.table import places
from attachdesk.locations import content

LIBRARY = Library(content())
BLAMING = (
    "clingy", "needy", "cold", "detached", "disorganised", "failed", "relapsed", "resistant", "damaged",
    "manipulative", "denies", "patient", "is avoidant", "is anxious", "attachment style",
)  # fmt: skip


def test_there_are_four_patterns_in_their_order() -> None:
    assert tuple(LIBRARY.patterns) == PATTERNS
    assert [one.key for one in LIBRARY.patterns.values()] == ["1", "2", "3", "4"]
    assert tuple(one.glyph for one in LIBRARY.patterns.values()) == GLYPHS


def test_there_are_eight_benefits_in_their_order() -> None:
    assert tuple(LIBRARY.benefits) == BENEFITS
    assert [one.key for one in LIBRARY.benefits.values()] == list("12345678")


def test_each_code_has_an_ink_of_its_own() -> None:
    inks = {one.ink for one in LIBRARY.patterns.values()} | {one.ink for one in LIBRARY.benefits.values()}
    assert len(inks) == 12


@pytest.mark.parametrize("code", PATTERNS)
def test_a_pattern_has_markers_in_every_domain(code: str) -> None:
    pattern = LIBRARY.patterns[code]
    assert {one.domain for one in pattern.pattern_markers()} == set(MARKER_DOMAINS)
    assert set(pattern.pattern_markers()) | set(pattern.trauma_signals()) == set(pattern.markers)


def test_only_the_fearful_column_lists_cues_for_pace() -> None:
    cues = {code: len(one.trauma_signals()) for code, one in LIBRARY.patterns.items()}
    assert cues == {"secure": 0, "anxious_preoccupied": 0, "dismissive_avoidant": 0, "fearful_avoidant": 4}


@pytest.mark.parametrize("code", PATTERNS)
def test_the_first_wording_needs_only_the_name_of_the_other(code: str) -> None:
    assert set(places(LIBRARY.patterns[code].client_words[0])) == {"person"}


@pytest.mark.parametrize("code", PATTERNS)
def test_every_wording_of_a_pattern_names_the_relationship_or_the_people(code: str) -> None:
    for words in LIBRARY.patterns[code].client_words:
        assert "{person}" in words or "people who matter" in words


def test_a_client_never_reads_a_label_or_a_blame() -> None:
    patterns = chain.from_iterable(one.client_words for one in LIBRARY.patterns.values())
    benefits = chain.from_iterable(one.client_words for one in LIBRARY.benefits.values())
    for words in chain(patterns, benefits):
        found = [word for word in BLAMING if re.search(rf"\b{word}\b", words, re.IGNORECASE)]
        assert not found, words
        assert not any(one.name.lower() in words.lower() for one in LIBRARY.patterns.values()), words


def test_each_benefit_can_be_seen_in_all_three_senses() -> None:
    for one in LIBRARY.benefits.values():
        assert min(len(one.forward), len(one.worked_on), len(one.setback)) >= 3, one.id


def test_the_forms_of_note_are_there() -> None:
    first = ["dap", "soap", "birp", "free", "attachment", "girp", "pirp", "intake", "processing"]
    assert [one for one in LIBRARY.note_templates if one in first] == first
    assert all(one.prompt for form in LIBRARY.note_templates.values() for one in form.sections)


def test_a_form_asks_only_for_fields_that_there_are() -> None:
    for form in LIBRARY.note_templates.values():
        assert set(form.fields) <= set(LIBRARY.session_fields), form.id
    assert "sud" in LIBRARY.note_templates["processing"].fields


def test_a_field_takes_what_lies_in_its_range_or_among_its_words() -> None:
    sud, window = LIBRARY.session_fields["sud"], LIBRARY.session_fields["window"]
    assert sud.takes(0, "")
    assert sud.takes(10, "")
    assert not any((sud.takes(11, ""), sud.takes(-1, ""), sud.takes(None, "low"), sud.takes(3, "low")))
    assert window.takes(None, "within")
    assert not window.takes(None, "somewhere")
    assert not window.takes(3, "within")


def test_there_are_snippets_without_blame_each_with_places_that_close() -> None:
    assert len(LIBRARY.snippets) >= 15
    for one in LIBRARY.snippets.values():
        assert one.text.count("{") == one.text.count("}") == len(placeholders(one.text))
        assert not [word for word in BLAMING if re.search(rf"\b{word}\b", one.text, re.IGNORECASE)]


def test_of_mental_state_what_was_not_assessed_says_nothing_and_no_finding_says_so() -> None:
    said = LIBRARY.mental_state.lines({"speech": ["slow", "quiet"], "perception": []})
    assert said == "Speech: slow, quiet\nPerception: nothing found"
    assert LIBRARY.mental_state.lines({}) == ""
    for area in LIBRARY.mental_state.areas:
        assert not [word for word in BLAMING for option in area.options if word in option.split()]


def test_the_free_form_has_no_heading() -> None:
    assert [one.heading for one in LIBRARY.note_templates["free"].sections] == [""]


def test_a_section_is_found_by_its_key() -> None:
    plan = LIBRARY.note_templates["dap"].section("plan")
    assert plan is not None
    assert plan.heading == "Plan"
    assert LIBRARY.note_templates["dap"].section("dreams") is None


def test_there_is_a_report_for_each_audience() -> None:
    assert [one.audience for one in LIBRARY.report_templates.values()] == ["client", "referrer", "supervisor"]


def test_pattern_names_reach_the_supervisor_alone() -> None:
    naming = [one.id for one in LIBRARY.report_templates.values() if one.names_patterns]
    assert naming == ["supervisor"]
    patterns = LIBRARY.report_templates["referrer"].section("patterns")
    assert patterns is not None
    assert not patterns.is_on
    assert LIBRARY.report_templates["client"].section("stickers") is None


def test_every_code_has_options_for_the_plan_and_each_list_says_what_they_are() -> None:
    assert tuple(LIBRARY.interventions) == PATTERNS + BENEFITS
    for one in LIBRARY.interventions.values():
        assert len(one.options) == len(set(one.options)) >= 9
        assert "not indicated" in one.remark
