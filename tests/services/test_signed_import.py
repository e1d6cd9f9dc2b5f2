"""A document's signatures are checked before it comes in; a note entered in error is not given out."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

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


def document(practice: Practice, code: str | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(practice.desk.exchanging.json_text(code))
    return made


def test_a_signed_record_comes_in_with_its_signatures_and_errors(
    signed: Practice, elsewhere: Practice
) -> None:
    came = elsewhere.desk.exchanging.bring_in(json.dumps(document(signed)))
    assert (came.faults, came.counts["signatures"], came.counts["entered_in_error"]) == ((), 5, 1)
    assert elsewhere.desk.keeping.verify() == []
    assert elsewhere.desk.searching.find("away").total == 2


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("value", "ab" * 64, "import.signature_wrong"),
        ("public_key", "00" * 32, "import.signature_wrong"),
        ("digest", "ab" * 32, "import.signed_differs"),
        ("of_id", "nobody", "import.signature_of_nothing"),
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
