"""A document's signatures are checked before it comes in; a note entered in error is not given out."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.note import Note
from attachdesk.domain.passage import Span
from attachdesk.domain.signing import EnteredInError, Signature
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Kept, Practice, empty_vault, kept_after


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Practice]:
    """Another practice, into which the document goes."""
    made = Practice(tmp_path / "elsewhere", kept=empty_vault("another"))
    yield made
    made.desk.close()


def write(practice: Practice) -> None:
    """Sign a note with an addendum, and one in the wrong file, written anew."""
    client, other = practice.client("INE-01"), practice.client("TOM-02")
    session, astray = practice.met(client), practice.met(client, days_ago=2)
    signing = practice.desk.note_signing
    note = signing.sign(practice.wrote(session, "She came on time.").note.id)
    signing.add_addendum(note.id, "The day before.", "A slip")
    wrong = signing.sign(practice.wrote(astray, "He stayed away.").note.id)
    signing.add_addendum(wrong.id, "He telephoned.", "A slip")
    practice.desk.notes_in_error.enter_in_error(wrong.id, "the other client", practice.met(other).id)
    right = practice.desk.note_writing.start("free", session_id=astray.id).note
    practice.desk.note_writing.save(right.id, Draft("She was away.", 0))
    signing.sign(right.id)


@cache
def signed_vault() -> Kept:
    """Return the vault in which that was written."""
    return kept_after(write)


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[Practice]:
    """A practice with a signed note with an addendum, and one in the wrong file, written anew."""
    made = Practice(tmp_path / "vault", kept=signed_vault())
    yield made
    made.desk.close()


def document(practice: Practice, code: str | None = None, *, with_errors: bool = True) -> dict[str, Any]:
    text = practice.desk.exchanging.json_text(code, with_errors=with_errors)
    made: dict[str, Any] = json.loads(text)
    return made


def faults_of(elsewhere: Practice, made: dict[str, Any]) -> list[tuple[str, str]]:
    """Return why a document is refused; what is refused leaves nothing behind."""
    came = elsewhere.desk.exchanging.bring_in(json.dumps(made))
    with elsewhere.desk.records.work() as work:
        assert not came.faults or work.find(Note) == []
    return [(one.at, one.key) for one in came.faults]


def unsigned(made: dict[str, Any], words: str, kind: str = "notes") -> str:
    """Take the signature away from what holds these words, and return its place."""
    (place,) = [at for at, one in enumerate(made[kind]) if words in one["text"]]
    of_id = made[kind][place]["id"]
    made["signatures"] = [one for one in made["signatures"] if one["of_id"] != of_id]
    return f"/{kind}/{place}"


def test_a_signed_record_comes_in_with_its_signatures_and_errors(
    signed: Practice, elsewhere: Practice
) -> None:
    came = elsewhere.desk.exchanging.bring_in(json.dumps(document(signed)))
    assert (came.faults, came.counts["signatures"], came.counts["entered_in_error"]) == ((), 5, 1)
    assert elsewhere.desk.keeping.verify() == []
    assert elsewhere.desk.searching.find("away").total == 2
    again = document(elsewhere)
    assert {**again, "exported_at": ""} == {**document(signed), "exported_at": ""}


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("value", "ab" * 64, "import.signature_wrong"),
        ("public_key", "00" * 32, "import.signature_wrong"),
        ("digest", "ab" * 32, "import.signed_differs"),
        ("of_id", "nobody", "import.signature_of_nothing"),
        ("made_at", "2020-01-01T09:00:00Z", "import.signed_elsewhen"),
    ],
)
def test_a_wrong_signature_is_refused_by_its_place(
    signed: Practice, elsewhere: Practice, field: str, value: str, key: str
) -> None:
    made = document(signed)
    made["signatures"][1][field] = value
    (fault,) = elsewhere.desk.exchanging.bring_in(json.dumps(made)).faults
    assert fault.key == key
    assert fault.at == f"/signatures/1/{'value' if field == 'public_key' else field}"
    with elsewhere.desk.records.work() as work:
        assert work.find(Signature) == []


def test_a_changed_fact_of_a_signed_meeting_is_refused(signed: Practice, elsewhere: Practice) -> None:
    made = document(signed)
    (note,) = [one for one in made["notes"] if "on time" in one["text"]]
    (session,) = [one for one in made["sessions"] if one["id"] == note["session_id"]]
    session["minutes"] = 20
    (place,) = [at for at, one in enumerate(made["signatures"]) if one["of_id"] == note["id"]]
    (fault,) = elsewhere.desk.exchanging.bring_in(json.dumps(made)).faults
    assert (fault.at, fault.key) == (f"/signatures/{place}/digest", "import.signed_differs")


def test_one_clients_export_leaves_out_what_was_entered_in_error(
    signed: Practice, elsewhere: Practice
) -> None:
    made = document(signed, "INE-01")
    assert sorted(one["text"] for one in made["notes"]) == ["She came on time.", "She was away."]
    assert [one["text"] for one in made["addenda"]] == ["The day before."]
    assert (made["entered_in_error"], len(made["signatures"])) == ([], 3)
    assert elsewhere.desk.exchanging.bring_in(json.dumps(made)).faults == ()
    with elsewhere.desk.records.work() as work:
        assert work.find(EnteredInError) == []


def test_the_whole_record_too_leaves_out_what_was_entered_in_error_unless_it_is_asked_for(
    signed: Practice, elsewhere: Practice, tmp_path: Path
) -> None:
    exchanging = signed.desk.exchanging
    assert exchanging.hand_out(tmp_path / "plain.json").in_error == 1
    assert exchanging.hand_out(tmp_path / "all.json", with_errors=True).in_error == 0
    plain, whole = (json.loads((tmp_path / f"{name}.json").read_text()) for name in ("plain", "all"))
    assert sorted(one["text"] for one in whole["notes"]) == [
        "He stayed away.", "He stayed away.\n\nLater word, 2026-03-02: A slip\nHe telephoned.",
        "She came on time.", "She was away.",
    ]  # fmt: skip
    (draft,) = [one for one in plain["notes"] if one["status"] == "draft"]
    assert [one["text"] for one in plain["addenda"]] == ["The day before."]
    assert draft["text"].startswith("He stayed away.")
    assert (len(plain["notes"]), plain["entered_in_error"]) == (3, [])
    assert faults_of(elsewhere, plain) == []
    assert {**document(elsewhere), "exported_at": ""} == {**plain, "exported_at": ""}
    assert elsewhere.desk.keeping.verify() == []
    with pytest.raises(NotUnderstood, match=r"export\.errors_of_one"):
        exchanging.hand_out(tmp_path / "one.json", "INE-01", with_errors=True)
    assert exchanging.hand_out(tmp_path / "one.json", "INE-01").in_error == 1


@pytest.mark.parametrize(("kind", "words"), [("notes", "on time"), ("addenda", "day before")])
def test_what_lost_its_signature_is_refused_by_its_place(
    signed: Practice, elsewhere: Practice, kind: str, words: str
) -> None:
    made = document(signed)
    place = unsigned(made, words, kind)
    made[kind][int(place.rpartition("/")[2])]["text"] += " And what nobody wrote."
    assert faults_of(elsewhere, made) == [(place, "import.unsigned")]


def test_an_older_note_without_a_signature_comes_in_and_is_counted(
    signed: Practice, elsewhere: Practice
) -> None:
    made = document(signed)
    place = unsigned(made, "on time")
    (note,) = [one for one in made["notes"] if "on time" in one["text"]]
    note["signed_at"] = "2026-01-07T09:00:00Z"
    came = elsewhere.desk.exchanging.bring_in(json.dumps(made))
    assert (place, came.faults, came.unsigned) == ("/notes/0", (), 1)
    assert elsewhere.desk.keeping.verify() == []


def test_a_document_older_than_signatures_comes_in_and_its_notes_are_counted(
    signed: Practice, elsewhere: Practice
) -> None:
    made = document(signed) | {"signatures": []}
    assert elsewhere.desk.exchanging.bring_in(json.dumps(made), dry_run=True).unsigned == 5
    made["notes"] = [{**one, "layer": "hypothesis"} for one in made["notes"]]
    came = elsewhere.desk.exchanging.bring_in(json.dumps(made), dry_run=True, private_passphrase="any")
    assert (came.faults, came.unsigned) == ((), 0)


def test_what_others_told_in_confidence_is_counted_as_it_goes_out(signed: Practice, tmp_path: Path) -> None:
    client = signed.desk.caseload.named("INE-01")
    at = signed.later(hours=1)
    for is_confidential in (True, False):
        signed.desk.diary.record_contact(client.id, at, contact_kind="email", is_confidential=is_confidential)
    note = signed.wrote(signed.met(client, days_ago=0.01), "Her sister rang.").note
    signed.desk.note_writing.save(note.id, Draft(note.text, 0, confided=(Span(0, 10),)))
    hand_out = signed.desk.exchanging.hand_out
    assert hand_out(tmp_path / "one.json", "INE-01").confided == 2
    assert hand_out(tmp_path / "other.json", "TOM-02").confided == 0


def test_one_clients_export_holds_of_supervision_what_was_about_that_client(signed: Practice) -> None:
    supervising, caseload = signed.desk.supervising, signed.desk.caseload
    about = {"alone": ("INE-01",), "both": ("INE-01", "TOM-02"), "other": ("TOM-02",), "nobody": ()}
    for words, codes in about.items():
        meeting = supervising.record(date(2026, 3, 1), supervisor="Ruth", text=words)
        for code in codes:
            supervising.bring(meeting.id, caseload.named(code).id, question=f"{words} of {code}")
    made = document(signed, "INE-01", with_errors=False)
    assert [one["text"] for one in made["supervisions"]] == ["alone", ""]
    assert [one["question"] for one in made["supervision_topics"]] == ["alone of INE-01", "both of INE-01"]
    assert len(document(signed)["supervisions"]) == 4
