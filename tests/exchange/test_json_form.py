"""The whole record out and in again; a document with anything wrong in it is refused whole, by its place."""

import json
from typing import Any

import pytest

from attachdesk.domain.errors import Damaged, RuleBroken
from attachdesk.domain.kinds import KINDS, POINTERS
from attachdesk.domain.record import Record
from attachdesk.exchange import json_form
from attachdesk.exchange.json_form import FIRST
from attachdesk.services.desk import Desk
from tests.exchange.small_record import small_record
from tests.services.conftest import Practice

NOTHING = "nothing at all"
Faults = list[tuple[str, str]]


def faults_of(made: object) -> Faults:
    _, _, faults = json_form.read(json.dumps(made))
    return [(one.at, one.key) for one in faults]


def test_every_kind_is_in_the_small_record_and_it_is_right() -> None:
    assert list(small_record())[4:] == list(KINDS)
    assert faults_of(small_record()) == []


def test_what_came_in_goes_out_the_same(empty: Practice) -> None:
    came = empty.desk.exchanging.bring_in(json.dumps(small_record()))
    assert (came.faults, came.counts) == ((), dict.fromkeys(KINDS, 1))
    first = empty.desk.exchanging.json_text(with_errors=True)
    made = json.loads(first)
    for kind, (body,) in ((kind, small_record()[kind]) for kind in KINDS):
        assert made[kind][0].items() >= body.items(), kind
    assert made["vault_id"] == "v1"
    assert empty.desk.exchanging.json_text(with_errors=True) == first
    assert empty.desk.keeping.verify() == []
    # its one note was entered in error
    assert [empty.desk.searching.find(word).total for word in ("silence", "wept")] == [1, 0]
    with pytest.raises(RuleBroken, match=r"import.not_empty"):
        empty.desk.exchanging.bring_in(first)


def test_the_demo_practice_goes_out_in_and_out_again_the_same(demo: Desk, empty: Practice) -> None:
    text = demo.exchanging.json_text(with_errors=True)
    assert empty.desk.exchanging.bring_in(text, dry_run=True).counts["clients"] == 12
    assert empty.desk.caseload.lines() == []
    came = empty.desk.exchanging.bring_in(text)
    assert (came.faults, came.unsigned, came.counts["entered_in_error"]) == ((), 0, 1)
    again, before = json.loads(empty.desk.exchanging.json_text(with_errors=True)), json.loads(text)
    assert again.pop("exported_at") != before.pop("exported_at")
    assert again == before
    assert empty.desk.keeping.verify() == []


def test_one_client_goes_out_alone(demo: Desk) -> None:
    made = json.loads(demo.exchanging.json_text("ine-01"))
    mine = made["clients"][0]["id"]
    assert [one["code"] for one in made["clients"]] == ["INE-01"]
    whose = {one.get("client_id", mine) for kind in KINDS for one in made[kind] if kind != "breaks"}
    assert whose == {mine}
    with pytest.raises(RuleBroken, match=r"client.unknown"):
        demo.exchanging.json_text("NOBODY")


def test_one_client_alone_can_come_into_an_empty_vault(demo: Desk, empty: Practice) -> None:
    came = empty.desk.exchanging.bring_in(demo.exchanging.json_text("CPL-03"))
    assert (came.faults, came.counts["clients"]) == ((), 1)


def test_a_document_without_a_practice_keeps_the_vaults_own(empty: Practice) -> None:
    made = small_record()
    made["practices"] = []
    kept = empty.desk.keeping.practice()
    assert empty.desk.exchanging.bring_in(json.dumps(made)).faults == ()
    assert empty.desk.keeping.practice() == kept


def test_passages_of_signed_notes_are_sealed_on_the_way_in(empty: Practice) -> None:
    made = small_record()
    assert made["notes"][0]["status"] == "signed"
    assert empty.desk.exchanging.bring_in(json.dumps(made)).faults == ()
    assert empty.desk.keeping.verify() == []
    with pytest.raises(RuleBroken, match=r"note.already_signed"):
        empty.desk.coding.change("observations-1", start=0, end=4)


def wrong_values(name: str, value: object) -> list[object]:
    """Return values of a wrong type for a field, none of which it could hold."""
    wrong: list[object] = [[value], {"value": value}]
    if value is not None:
        wrong.append(7 if isinstance(value, str) else NOTHING)
    if name in {"id", "version", "made_at"}:
        wrong += [None, ""]
    return wrong


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_single_field_spoilt_is_named_by_its_place(kind: str) -> None:
    whole = small_record()
    right = whole[kind][0]
    spoilt, wanted = list[dict[str, Any]](), Faults()
    for name, field in KINDS[kind].model_fields.items():
        for wrong in wrong_values(name, right.get(name, field.default)):
            wanted.append((f"/{kind}/{len(spoilt)}/{name}", "import.value_wrong"))
            spoilt.append({**right, name: wrong})
        if field.is_required():
            wanted.append((f"/{kind}/{len(spoilt)}/{name}", "import.field_missing"))
            spoilt.append({other: value for other, value in right.items() if other != name})
    # each of them has one fault, and all of them stand in one document
    found = faults_of({**whole, kind: spoilt})
    assert [one for one in wanted if one not in found] == []
    named = faults_of({**whole, kind: [{**right, "a/b~c": 1}]})
    assert named == [(f"/{kind}/0/a~1b~0c", "import.field_unknown")]


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_pointer_that_leads_nowhere_or_to_another_client_is_named(kind: str) -> None:
    for name in POINTERS.keys() & KINDS[kind].model_fields.keys():
        made = small_record()
        made[kind][0][name] = "nowhere"
        found = faults_of(made)
        of_no_one = {(f"/{kind}/0", f"{one}.belongs_to_one_meeting") for one in ("risk", "note")}
        if not of_no_one.intersection(found) and name != "contact_id":
            assert (f"/{kind}/0/{name}", "import.points_nowhere") in found
    if "client_id" in KINDS[kind].model_fields and kind != "people":
        made = small_record()
        made["clients"].append({**made["clients"][0], "id": "c2", "code": "OTH"})
        made["people"].append({**made["people"][0], "id": "p2", "client_id": "c2"})
        for name in {"person_id", "toward", "shown_by"} & KINDS[kind].model_fields.keys():
            made[kind][0][name] = "p2"
            assert (f"/{kind}/0/{name}", "import.of_another_client") in faults_of(made)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("/clients/0/code", " INE", ("/clients/0/code", "client.code_form")),
        ("/clients/0/started_on", "1899-12-31", ("/clients/0", "record.before_1900")),
        ("/clients/0/started_on", "2026-02-30", ("/clients/0/started_on", "import.value_wrong")),
        ("/sessions/0/starts_at", "2026-03-02T09:00:00", None),
        ("/sessions/0/starts_at", "0001-01-01T00:00:00+14:00", None),
        ("/sessions/0/zone", "Europe/Atlantis", ("/sessions/0/zone", "record.unknown_zone")),
        ("/sessions/0/minutes", 0, ("/sessions/0/minutes", "import.value_wrong")),
        ("/sessions/0/minutes", 50.5, ("/sessions/0/minutes", "import.value_wrong")),
        ("/observations/0/quote", "left", ("/observations/0/quote", "import.quote_differs")),
        ("/observations/0/start", 7, ("/observations/0", "observation.quote_does_not_fit")),
        ("/observations/0/intensity", 4, ("/observations/0/intensity", "import.value_wrong")),
        ("/observations/0/family", "benefit", ("/observations/0", "observation.wrong_family")),
        ("/notes/0/text", "She 😀 left.", ("/observations/0/quote", "import.quote_differs")),
        ("/notes/0/text", "lone \ud800", ("/notes/0/text", "import.value_wrong")),
        ("/notes/0/signed_at", None, ("/notes/0", "note.signed_needs_time")),
        ("/risk_entries/0/words", " ", ("/risk_entries/0", "risk.told_needs_words")),
        ("/vault_id", "", ("/vault_id", "import.value_wrong")),
        ("/vault_id", 7, ("/vault_id", "import.value_wrong")),
        ("/exported_at", "yesterday", ("/exported_at", "import.value_wrong")),
        ("/exported_at", "2026-03-02T09:00:00", ("/exported_at", "import.value_wrong")),
        ("/exported_at", 7, ("/exported_at", "import.value_wrong")),
        ("/notes", {}, ("/notes", "import.not_a_list")),
        ("/notes/0", "a note", ("/notes/0", "import.value_wrong")),
        ("/patients", [], ("/patients", "import.kind_unknown")),
    ],
)
def test_a_value_that_cannot_be_is_named(path: str, value: object, fault: tuple[str, str] | None) -> None:
    made: Any = small_record()
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")[1:]]
    inner = made
    for step in steps:
        inner = inner[step]
    inner[last] = value
    assert (fault or (path, "import.value_wrong")) in faults_of(made)


def test_a_refused_document_changes_nothing(empty: Practice) -> None:
    made = small_record()
    made["scores"][0]["value"] = "seven"
    before, trail = empty.everything(), empty.desk.keeping.audit_trail()
    came = empty.desk.exchanging.bring_in(json.dumps(made))
    assert [(one.at, one.key) for one in came.faults] == [("/scores/0/value", "import.value_wrong")]
    assert came.counts == {}
    assert (empty.everything(), empty.desk.keeping.audit_trail()) == (before, trail)


@pytest.mark.parametrize("name", ["exported_at", "vault_id", *FIRST])
def test_a_missing_part_is_missed(name: str) -> None:
    made = small_record()
    del made[name]
    assert (f"/{name}", "import.field_missing") in faults_of(made)


def test_a_document_of_an_older_version_lacks_the_later_kinds() -> None:
    made = small_record()
    for name in KINDS.keys() - set(FIRST):
        del made[name]
    assert faults_of(made) == []


def test_twins_are_named_where_the_second_stands_even_behind_a_faulty_one() -> None:
    made = small_record()
    made["goals"] = [{"id": 5}, made["goals"][0], made["goals"][0]]
    made["clients"].append({**made["clients"][0], "code": "ine-01"})
    made["practices"].append({**made["practices"][0], "id": "v2"})
    found = faults_of(made)
    assert ("/goals/2/id", "import.id_twice") in found
    assert ("/clients/1/id", "import.id_twice") in found
    assert ("/clients/1/code", "import.code_twice") in found
    assert ("/practices/1", "import.one_practice") in found


def test_who_points_at_a_faulty_record_is_not_blamed() -> None:
    made = small_record()
    made["clients"][0]["client_kind"] = "group"
    assert faults_of(made) == [("/clients/0/client_kind", "import.value_wrong")]


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "nothing", "[1", '{"a": 1, "a": 2}', '{"a": NaN}', '{"a": -Infinity}', '{"a": 1e999}',
        "[" * 200_000, "7" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Damaged, match=r"import.not_json") as refused:
        json_form.read(text)
    assert refused.value.exit_code == 4


@pytest.mark.parametrize(
    "made",
    [[], 7, {}, {"format": "other", "version": 1}, {"format": "attachdesk"}]
    + [{"format": "attachdesk", "version": version} for version in (True, "1", 1.0, 0, -1, None)],
)
def test_what_is_not_ours_is_said_not_to_be(made: object) -> None:
    with pytest.raises(Damaged, match=r"import.not_ours"):
        faults_of(made)


def test_a_newer_form_asks_for_a_newer_attachdesk(empty: Practice) -> None:
    with pytest.raises(RuleBroken, match=r"import.newer_version"):
        empty.desk.exchanging.bring_in(json.dumps(small_record() | {"version": 2}))
    assert empty.desk.caseload.lines() == []


def test_the_same_document_gives_the_same_text() -> None:
    records, vault_id, _ = json_form.read(json.dumps(small_record()))
    shuffled: dict[str, list[Record]] = {kind: list(reversed(ones)) for kind, ones in records.items()}
    at = records["clients"][0].made_at
    one = json_form.written(json_form.document(records, vault_id, at))
    assert one == json_form.written(json_form.document(shuffled, vault_id, at))
    assert json.loads(one)["exported_at"] == "2026-03-02T09:00:00Z"
