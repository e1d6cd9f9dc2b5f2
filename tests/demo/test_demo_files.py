"""Each demo client is what its own file promises: the arcs, the passages, the people, the breaks."""

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import Any

import pytest

from attachdesk.demo import files, markup
from attachdesk.demo.markup import BENEFIT_SHORT, PATTERN_SHORT, Tag
from attachdesk.domain.observation import MOVES_TRENDS, PATTERNS
from attachdesk.locations import content

PRACTICE = files.read(content() / "demo")
CLIENTS = {str(table["code"]): table for table in PRACTICE.clients}
LONG = {**PATTERN_SHORT, **BENEFIT_SHORT}
every_client = pytest.mark.parametrize("table", CLIENTS.values(), ids=CLIENTS)
Key = tuple[str, str | None, str | None]


def tags_of(one: dict[str, Any]) -> list[Tag]:
    """Return the tags on passages of a session's note."""
    bodies = (markup.read(body, f"s{one['n']}") for body in one["note"].values())
    return [tag for body in bodies for _, tag in body.tags]


def whole(one: dict[str, Any], name: str) -> list[Tag]:
    """Return the tags on the whole session: ``ratings`` or ``benefits``."""
    return [markup.read_tag(group, f"s{one['n']}") for group in one.get(name, ())]


def key_of(tag: Tag) -> Key:
    """Return what a rating is of."""
    return tag.code, tag.shown_by, tag.toward


def test_the_twelve_are_there() -> None:
    numbers = [code[-2:] for code in CLIENTS]
    assert numbers == [f"{place:02d}" for place in range(1, 13)]
    sessions = {code: len(table["sessions"]) for code, table in CLIENTS.items()}
    assert list(sessions.values()) == [24, 18, 14, 20, 30, 14, 16, 10, 18, 8, 16, 14]


@every_client
def test_the_arcs_of_ratings_hold(table: dict[str, Any]) -> None:
    rated: dict[Key, dict[int, int]] = defaultdict(dict)
    for one in table["sessions"]:
        for tag in whole(one, "ratings"):
            rated[key_of(tag)][one["n"]] = tag.intensity or 0
    for arc in table["arcs"]:
        code = LONG.get(arc["code"], arc["code"])
        ratings = rated[(code, arc.get("shown_by") or None, arc.get("toward") or None)]
        for phase in arc["phases"]:
            if "of" not in phase:
                continue
            there = [value for n, value in ratings.items() if phase["from"] <= n <= phase["to"]]
            seen = [value for value in there if value]
            assert (len(seen), len(there)) == (phase["seen"], phase["of"]), (arc["code"], phase)
            if seen:
                assert Counter(seen).most_common(1)[0][0] == phase.get("usual", seen[0])


@every_client
def test_the_arcs_of_benefits_hold(table: dict[str, Any]) -> None:
    counts: dict[tuple[str, int], Counter[str | None]] = defaultdict(Counter)
    for one in table["sessions"]:
        for tag in [*tags_of(one), *whole(one, "benefits")]:
            counts[(tag.code, one["n"])][tag.sense] += 1
    for arc in table["arcs"]:
        for phase in arc["phases"]:
            if "forward" in phase:
                numbers = range(phase["from"], phase["to"] + 1)
                got = sum((counts[(LONG[arc["code"]], n)] for n in numbers), Counter[str | None]())
                wanted = {sense: phase[sense] for sense in ("forward", "worked_on", "setback")}
                assert {sense: got[sense] for sense in wanted} == wanted, (arc["code"], phase)


@every_client
def test_no_passage_speaks_against_the_rating_of_its_session(table: dict[str, Any]) -> None:
    for one in table["sessions"]:
        zeros = {key_of(tag) for tag in whole(one, "ratings") if tag.intensity == 0}
        seen = {key_of(tag) for tag in tags_of(one) if (tag.basis or "room") in MOVES_TRENDS}
        assert not zeros & seen, one["n"]


@every_client
def test_everybody_named_is_on_the_list_of_people(table: dict[str, Any]) -> None:
    people = {one["key"] for one in table.get("people", ())} | {"therapist", None}
    for one in table["sessions"]:
        for tag in chain(tags_of(one), whole(one, "ratings"), whole(one, "benefits")):
            assert {tag.shown_by, tag.toward} <= people, (one["n"], tag)
            assert tag.code not in PATTERNS or tag.intensity is not None


@every_client
def test_toward_a_child_of_the_client_nothing_is_attachment(table: dict[str, Any]) -> None:
    children = {one["key"] for one in table.get("people", ()) if one.get("is_child")}
    tags = chain.from_iterable([*tags_of(one), *whole(one, "ratings")] for one in table["sessions"])
    assert not [tag for tag in tags if tag.code in PATTERNS and tag.toward in children]


@every_client
def test_nobody_comes_while_the_practice_is_closed(table: dict[str, Any]) -> None:
    closed = {
        week for one in PRACTICE.practice["breaks"] for week in range(one["from_week"], one["to_week"] + 1)
    }
    assert not [one["n"] for one in table["sessions"] if one["week"] in closed]
    assert [one["week"] for one in table["sessions"]] == sorted(one["week"] for one in table["sessions"])


@every_client
def test_some_sessions_are_ordinary_and_notes_differ_in_length(table: dict[str, Any]) -> None:
    plain = [one for one in table["sessions"] if not tags_of(one)]
    assert len(plain) >= len(table["sessions"]) // 6
    words = [len(re.findall(r"\w+", " ".join(one["note"].values()))) for one in table["sessions"]]
    assert max(words) >= 1.6 * min(words)
    assert max(words) <= 460
