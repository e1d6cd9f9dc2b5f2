"""What holds between records: notes and what lies on them, codes that are known, numbers a vault can keep."""

import json
from typing import Any

import pytest

from attachdesk.exchange import json_form
from tests.exchange.small_record import small_record
from tests.services.conftest import Practice

Change = tuple[str, dict[str, Any]]


def faults_after(*changes: Change) -> list[tuple[str, str]]:
    """Return the faults after changing the first record of some kinds."""
    made = small_record()
    for kind, fields in changes:
        made[kind][0] |= fields
    return faults_of(made)


def faults_of(made: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.at, one.key) for one in json_form.read(json.dumps(made))[2]]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("note_marks", {"start": 12, "end": 13}), ("/note_marks/0", "import.beyond_note")),
        (("note_marks", {"start": 3, "end": 0}), ("/note_marks/0", "import.beyond_note")),
        (("note_marks", {"start": 3, "end": 3}), ("/note_marks/0", "import.beyond_note")),
        (("notes", {"cursor": 12}), ("/notes/0/cursor", "import.beyond_note")),
        (
            ("notes", {"status": "draft", "signed_at": None}),
            ("/addenda/0/note_id", "import.addendum_on_draft"),
        ),
        (("observations", {"start": 90, "end": 94}), ("/observations/0/quote", "import.quote_differs")),
        (
            ("observations", {"session_id": None, "contact_id": None}),
            ("/observations/0/session_id", "import.of_no_meeting"),
        ),
        (
            ("observations", {"contact_id": "contacts-1"}),
            ("/observations/0/contact_id", "import.of_another_meeting"),
        ),
        (
            ("observations", {"family": "code", "code": "humor"}),
            ("/observations/0/code", "import.points_nowhere"),
        ),
        (("session_targets", {"benefit": "wealth"}), ("/session_targets/0/benefit", "import.value_wrong")),
        (("benefits_in_focus", {"benefit": ""}), ("/benefits_in_focus/0/benefit", "import.value_wrong")),
        (("shared_words", {"code": "humor"}), ("/shared_words/0/code", "import.points_nowhere")),
        (("administrations", {"about": "p9"}), ("/administrations/0/about", "import.points_nowhere")),
        (("codes", {"id": "secure"}), ("/codes/0/id", "import.id_twice")),
        (("codes", {"parent_id": "codes-1"}), ("/codes/0/parent_id", "import.above_itself")),
    ],
)
def test_what_does_not_fit_together_is_named_by_its_place(change: Change, fault: tuple[str, str]) -> None:
    assert faults_after(change) == [fault]


@pytest.mark.parametrize("sign", ["\r", "\r\n", "\u2029", "\ufdd0"])
def test_line_ends_that_would_move_passages_are_refused(sign: str) -> None:
    found = faults_after(("notes", {"text": f"She 😀 wept.{sign}"}))
    assert found == [("/notes/0/text", "import.line_ends")]
    assert faults_after(("notes", {"text": "She 😀 wept.\n\u2028\u00a0"})) == []


def test_codes_in_a_ring_are_refused_and_codes_under_it_are_not_blamed() -> None:
    made = small_record()
    code = made["codes"][0]
    made["codes"] = [
        {**code, "id": "one", "parent_id": "two"},
        {**code, "id": "two", "parent_id": "one"},
        {**code, "id": "under", "parent_id": "two"},
    ]
    ring = [("/codes/0/parent_id", "import.above_itself"), ("/codes/1/parent_id", "import.above_itself")]
    assert faults_of(made) == ring


def test_a_meeting_has_one_note_in_each_layer() -> None:
    made = small_record()
    made["notes"] += [{**made["notes"][0], "id": "n2"}, {**made["notes"][0], "id": "n3", "layer": "process"}]
    assert faults_of(made) == []  # the first of them was entered in error
    made["notes"].append({**made["notes"][0], "id": "n4"})
    assert faults_of(made) == [("/notes/3", "import.second_note")]
    made["notes"][1] = "no note"
    assert faults_of(made) == [("/notes/1", "import.value_wrong")]


@pytest.mark.parametrize("huge", [2**53, -(2**53), 10**400])
@pytest.mark.parametrize(("kind", "name"), [("answers", "item"), ("clients", "version"), ("scores", "value")])
def test_a_whole_number_too_large_is_refused_by_its_place(kind: str, name: str, huge: int) -> None:
    assert (f"/{kind}/0/{name}", "import.value_wrong") in faults_after((kind, {name: huge}))


def test_the_largest_number_comes_in(empty: Practice) -> None:
    made = small_record()
    made["answers"][0]["item"] = 2**53 - 1
    assert empty.desk.exchanging.bring_in(json.dumps(made)).faults == ()


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("clients", {"started_on": "20260105"}), "/clients/0/started_on"),
        (("clients", {"started_on": "2026-W02-1"}), "/clients/0/started_on"),
        (("sessions", {"starts_at": "20260302T090000Z"}), "/sessions/0/starts_at"),
        (("sessions", {"starts_at": "2026-W10-1T09:00:00Z"}), "/sessions/0/starts_at"),
        (("sessions", {"starts_at": "9999-12-31T23:00:00Z"}), "/sessions/0/starts_at"),
    ],
)
def test_days_are_written_as_the_schema_says_and_exist_in_every_zone(change: Change, at: str) -> None:
    assert faults_after(change) == [(at, "import.value_wrong")]


def test_half_a_letter_in_the_vaults_id_is_refused() -> None:
    made = small_record() | {"vault_id": "v\ud800"}
    assert faults_of(made) == [("/vault_id", "import.value_wrong")]
