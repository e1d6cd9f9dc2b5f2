"""Tagged passages in the demo's notes are read as they were written, and a slip is named with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.demo import markup
from attachdesk.demo.markup import BASES, BENEFIT_SHORT, PATTERN_SHORT, SENSES, Tag
from attachdesk.domain.errors import Damaged

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="«»{}"), max_size=30)
PERSON = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
SAID = st.from_regex(r"[A-Z][A-Za-z0-9 ,.';]{0,20}[a-z]", fullmatch=True)


@st.composite
def tags(draw: st.DrawFn) -> Tag:
    """Return any tag that the demo's files can write."""
    short = draw(st.sampled_from([*PATTERN_SHORT.values(), *BENEFIT_SHORT.values(), "cg", "rr", "ts"]))
    is_benefit = short in BENEFIT_SHORT.values()
    extra = draw(st.dictionaries(st.sampled_from(["memo", "rival"]), SAID, max_size=2))
    return Tag(
        short,
        intensity=draw(st.none() | st.integers(0, 3)),
        sense=draw(st.sampled_from(sorted(SENSES.values()))) if is_benefit else None,
        shown_by=draw(st.none() | PERSON),
        toward=draw(st.none() | PERSON),
        basis=draw(st.none() | st.sampled_from(sorted(BASES.values()))),
        extra={name: value.strip() for name, value in extra.items()},
    )


def written(tag: Tag) -> str:
    """Return a tag as the demo's files write it."""
    shorts = {long: short for short, long in {**PATTERN_SHORT, **BENEFIT_SHORT}.items()}
    senses = {long: sign for sign, long in SENSES.items()}
    bases = {long: short for short, long in BASES.items()}
    parts = [shorts.get(tag.code, tag.code), senses.get(tag.sense or "", "")]
    parts += ["" if tag.intensity is None else str(tag.intensity), tag.shown_by or ""]
    parts += [f"> {tag.toward}" if tag.toward else "", f"@{bases[tag.basis]}" if tag.basis else ""]
    head = " ".join(part for part in parts if part)
    return "; ".join([head, *(f"{name}={value}" for name, value in tag.extra.items())])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS.filter(bool), st.lists(tags(), min_size=1, max_size=2)), max_size=4))
def test_what_is_written_is_read_back(parts: list[tuple[str, str, list[Tag]]]) -> None:
    marked = "".join(
        f"{plain}«{passage}»" + "".join(f"{{{written(tag)}}}" for tag in some)
        for plain, passage, some in parts
    )
    read = markup.read(marked, "a test")
    assert read.text == "".join(plain + passage for plain, passage, _ in parts)
    assert [tag for _, tag in read.tags] == [tag for *_, some in parts for tag in some]
    wanted = [passage for _, passage, some in parts for _ in some]
    assert [span.of(read.text) for span, _ in read.tags] == wanted


def test_a_memo_may_hold_the_signs_of_the_grammar() -> None:
    tag = markup.read_tag("ap 2 > tomas @now; memo=One; two > three @now | rival=tired", "a test")
    assert tag.extra == {"memo": "One; two > three @now", "rival": "tired"}


@pytest.mark.parametrize(
    "slip", ["«a passage» without a tag", "«a»{}", "«a»{xyz}", "«a»{ap 5}", "«a»{ap @there}"]
)
def test_a_slip_is_named_with_its_place(slip: str) -> None:
    with pytest.raises(Damaged) as told:
        markup.read(slip, "INE-01 s7")
    assert told.value.key == "demo.bad_tag"
    assert told.value.values["where"] == "INE-01 s7"
