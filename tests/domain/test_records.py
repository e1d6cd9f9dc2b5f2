"""What every record promises: frozen, validated, chained without what still moves; content as values."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from attachdesk.domain.errors import (
    Damaged,
    NotUnderstood,
    RuleBroken,
    StorageTrouble,
    Told,
    VaultInUse,
    WrongKey,
)
from attachdesk.domain.kinds import KINDS, POINTERS
from attachdesk.domain.note import Note
from attachdesk.domain.note_template import NoteSection, NoteTemplate
from attachdesk.domain.observation import BENEFITS, PATTERNS, Observation, family_of
from attachdesk.domain.pattern import Marker, Pattern
from attachdesk.domain.record import local
from attachdesk.domain.report_template import ReportSection, ReportTemplate
from attachdesk.domain.session import RiskEntry
from attachdesk.domain.trend import Cell, CodeRow, Share, Strain, TrendsView
from attachdesk.domain.words import Words
from tests.storage.strategies import records

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLACE: dict[str, Any] = {"note_id": "n", "start": 0, "end": 4, "quote": "wept"}
SEEN: dict[str, Any] = {"id": "o", "made_at": NOON, "client_id": "c", "family": "pattern", "code": "secure"}


def note(**fields: Any) -> Note:
    return Note(
        **{"id": "n", "made_at": NOON, "client_id": "c", "session_id": "s", "saved_at": NOON, **fields}
    )


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_any_record_is_frozen_and_its_next_version_differs_in_that_alone(
    kind: str, data: st.DataObject
) -> None:
    one = data.draw(records(KINDS[kind]))
    with pytest.raises(ValidationError):
        setattr(one, "version", 9)  # noqa: B010 - the type says already that it is frozen
    following = one.changed()
    assert following.version == one.version + 1
    assert following.model_dump(exclude={"version"}) == one.model_dump(exclude={"version"})
    assert one.redrawn() == one
    assert set(one.chained()) == set(KINDS[kind].model_fields) - one.volatile - one.unsaid()
    with pytest.raises(ValidationError):
        one.changed(patient="x")


def test_every_pointer_names_a_kind_and_every_searchable_field_is_one() -> None:
    assert set(POINTERS.values()) <= KINDS.keys()
    for name, kind in KINDS.items():
        assert kind.kind == name
        assert {*kind.volatile, *kind.searchable} <= kind.model_fields.keys()


def test_only_what_moves_while_typing_is_redrawn() -> None:
    assert note().redrawn(text="more", cursor=4).version == 1
    with pytest.raises(ValueError, match="not volatile"):
        note().redrawn(status="signed")


def test_a_note_belongs_to_one_meeting_and_is_signed_once() -> None:
    for meeting in ({"session_id": None}, {"contact_id": "k"}):
        with pytest.raises(RuleBroken, match=r"note.belongs_to_one_meeting"):
            note(**meeting)
    with pytest.raises(RuleBroken, match=r"note.signed_needs_time"):
        note(status="signed")
    signed = note().signed(NOON)
    assert (signed.status, signed.signed_at, signed.version) == ("signed", NOON, 2)
    with pytest.raises(RuleBroken, match=r"note.already_signed"):
        signed.signed(NOON)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({**PLACE, "note_id": None}, "observation.passage_needs_note"),
        ({**PLACE, "quote": ""}, "observation.over_nothing"),
        ({**PLACE, "end": 5}, "observation.quote_does_not_fit"),
        ({**PLACE, "start": None}, "observation.quote_does_not_fit"),
        ({**PLACE, "end": None}, "observation.quote_does_not_fit"),
        ({**PLACE, "intensity": 0}, "observation.zero_is_for_sessions"),
        ({**PLACE, "intensity": None}, "observation.pattern_needs_intensity"),
        ({**PLACE, "sense": "forward"}, "observation.sense_is_for_benefits"),
        ({**PLACE, "family": "benefit"}, "observation.wrong_family"),
    ],
)
def test_an_observation_over_nothing_or_of_nonsense_is_none(fields: dict[str, Any], key: str) -> None:
    with pytest.raises(RuleBroken, match=key):
        Observation(**{**SEEN, "intensity": 2, **fields})


def test_only_the_room_and_the_recent_move_a_trend() -> None:
    made = {basis: Observation(**SEEN, **PLACE, intensity=1, basis=basis) for basis in (
        "room", "recent", "past", "other")}  # fmt: skip
    assert [basis for basis, one in made.items() if one.moves_trends] == ["room", "recent"]
    assert Observation(**SEEN, scope="session", intensity=0).intensity == 0
    assert Observation(**SEEN, **{**PLACE, "start": None, "end": None}, intensity=1, place="tray").quote


def test_a_code_belongs_to_one_family() -> None:
    families = (
        {family_of(code) for code in PATTERNS},
        {family_of(code) for code in BENEFITS},
        family_of("own"),
    )
    assert families == ({"pattern"}, {"benefit"}, "code")


def test_risk_says_what_was_asked_and_nothing_by_itself() -> None:
    entry: dict[str, Any] = {
        "id": "r", "made_at": NOON, "client_id": "c", "session_id": "s", "area": "suicide",
    }  # fmt: skip
    with pytest.raises(ValidationError, match="asked"):
        RiskEntry(**entry)
    assert RiskEntry(**entry, asked="not_asked").words == ""


def test_a_moment_is_told_by_the_wall_it_was_seen_on() -> None:
    assert local(NOON, "Asia/Tokyo").isoformat() == "2026-03-02T21:00:00+09:00"


def test_each_trouble_has_its_exit_code() -> None:
    codes = {kind: kind("key").exit_code for kind in (
        Told, NotUnderstood, WrongKey, Damaged, RuleBroken, StorageTrouble, VaultInUse)}  # fmt: skip
    assert sorted(codes.values()) == [1, 2, 3, 4, 5, 6, 7]


def test_words_are_said_by_key_with_their_values() -> None:
    words = Words({"a.b": "{count} of {n}"})
    assert words.say("a.b", count=1, n=2, unused=3) == "1 of 2"
    assert words.of(RuleBroken("a.b", count=3, n=4)) == "3 of 4"
    assert ("a.b" in words, "x" in words, words.keys()) == (True, False, frozenset({"a.b"}))
    with pytest.raises(KeyError):
        words.say("x")


def test_templates_and_patterns_answer_for_their_parts() -> None:
    section = NoteSection("plan", "Plan", "", "")
    template = NoteTemplate("dap", 1, "DAP", (section,))
    assert (template.section("plan"), template.section("data")) == (section, None)
    assert template.prompts == {section.key: section.prompt}
    parts = (ReportSection("header", True), ReportSection("goals", False))
    report = ReportTemplate("client", 1, "The client", False, parts)
    assert report.audience == "client"
    assert (report.section("goals"), report.section("summary")) == (parts[1], None)
    sign, cue = Marker("speech", "asks"), Marker("affect", "freezes", is_trauma_signal=True)
    other: dict[str, Any] = dict.fromkeys(Pattern.__dataclass_fields__, ())
    pattern = Pattern(**{**other, "markers": (sign, cue)})
    assert (pattern.pattern_markers(), pattern.trauma_signals()) == ((sign,), (cue,))


def test_a_trend_counts_what_was_seen_and_never_what_was_not_rated() -> None:
    unrated, zero = Cell("s"), Cell("s", rating=0, ratings=("r",))
    seen = Cell("s", rating=2, ratings=("r",), passages=("a", "b"))
    assert [one.observed for one in (unrated, zero, seen)] == [0, 0, 3]
    assert (unrated.rating, seen.evidence) == (None, ("r", "a", "b"))
    share = Share(1, 1, "session")
    row = CodeRow("secure", "pattern", (zero, seen), share, share, share)
    assert row.passages == 2
    blank: Any = [None] * 7
    rest: Any = ((), (), (row,), (), (), (), ())
    view = TrendsView(*blank, *rest)
    assert (view.row("secure"), view.of_family("pattern"), view.of_family("benefit")) == (row, (row,), ())
    with pytest.raises(KeyError):
        view.row("mood")
    day = date(2026, 3, 2)
    repaired = [Strain("s", day, day, outcome, "withdrawal").is_repaired for outcome in (
        "repaired", "partly", "not_repaired", "client_left", "open")]  # fmt: skip
    assert repaired == [True, True, False, False, False]
