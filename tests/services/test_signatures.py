"""What signing seals: the note, the facts of its meeting, what was told of risk; and that a check says so."""

from collections.abc import Callable

import pytest

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.session import Attendee, RiskEntry, Session
from attachdesk.domain.signing import Signature
from attachdesk.services.note_writing import Draft
from attachdesk.storage import chain
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault import signatures
from attachdesk.vault.signing import is_signed
from tests.services.conftest import Practice, raw

TAMPERED = {
    "notes": "text = text || '!'",
    "note_marks": "start = start + 1",
    "sessions": "minutes = 45",
    "risk_entries": "words = 'otherwise'",
    "attendees": "role = 'child'",
    "addenda": "text = 'never said'",
}


@pytest.fixture
def signed(practice: Practice) -> Note:
    """A signed note with a heading, somebody in the room, and risk told of."""
    client = practice.client()
    session = practice.met(client)
    mother = practice.person(client, "Fernanda", "mother")
    note = practice.wrote(session, "She came on time.").note
    new = practice.desk.records.new
    of = {"client_id": client.id, "session_id": session.id}
    with practice.desk.records.work() as work:
        work.add(new(NoteMark, client_id=client.id, note_id=note.id, start=0, end=3))
        work.add(new(Attendee, person_id=mother.id, role="parent", **of))
        work.add(new(RiskEntry, area="suicide", asked="told", words="not now", **of))
    return practice.desk.note_signing.sign(note.id)


def found(practice: Practice) -> list[str]:
    with practice.desk.records.work() as work:
        return [one.what for one in signatures.verify(work)]


def tamper(practice: Practice, table: str, change: str) -> None:
    """Change rows as somebody would who has the key and takes the triggers away."""
    with practice.desk.records.work() as work:
        names = work.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for name in names.scalars().all():
            work.connection.exec_driver_sql(f"DROP TRIGGER {name}")
        work.connection.exec_driver_sql(f"UPDATE {table} SET {change}")


def test_a_signed_note_carries_a_signature_that_anybody_can_check(practice: Practice, signed: Note) -> None:
    with practice.desk.records.work() as work:
        (signature,) = work.find(Signature)
    assert (signature.of_kind, signature.of_id) == ("notes", signed.id)
    assert is_signed(signature.public_key, signature.digest, signature.value)
    assert not is_signed(signature.public_key, "0" * 64, signature.value)
    assert not is_signed("0" * 64, signature.digest, signature.value)
    assert found(practice) == []


def test_a_contacts_note_and_an_addendum_are_signed_too(practice: Practice, signed: Note) -> None:
    desk = practice.desk
    contact = desk.diary.record_contact(signed.client_id, practice.now, contact_kind="crisis_call")
    note = desk.note_writing.start("free", contact_id=contact.id).note
    practice.desk.note_writing.save(note.id, Draft("A call at night.", 0))
    desk.note_signing.sign(note.id)
    desk.note_signing.add_addendum(signed.id, "The date was the day before.", "A slip")
    assert found(practice) == []
    with desk.records.work() as work:
        assert sorted(one.of_kind for one in work.find(Signature)) == ["addenda", "notes", "notes"]


@pytest.mark.parametrize("table", TAMPERED)
def test_whatever_was_signed_is_found_when_it_changes(practice: Practice, signed: Note, table: str) -> None:
    practice.desk.note_signing.add_addendum(signed.id, "The date was the day before.", "A slip")
    tamper(practice, table, TAMPERED[table])
    assert found(practice) == ["check.signed_differs"]


def test_a_signature_of_another_hand_and_one_under_nothing_are_found(
    practice: Practice, signed: Note
) -> None:
    tamper(practice, "signatures", f"value = '{'ab' * 64}'")
    assert found(practice) == ["check.signature_wrong"]
    raw(practice, "DELETE FROM notes")
    assert found(practice) == ["check.signature_of_nothing"]


def test_a_signature_of_another_moment_is_found(practice: Practice, signed: Note) -> None:
    tamper(practice, "signatures", "made_at = '2020-01-01T09:00:00.000000Z'")
    assert found(practice) == ["check.signed_elsewhen"]


def test_a_note_entered_in_error_frees_its_meeting_and_not_its_signature(
    practice: Practice, signed: Note
) -> None:
    practice.desk.notes_in_error.enter_in_error(signed.id, "the wrong file")
    practice.desk.diary.change(signed.session_id or "", minutes=20)
    assert found(practice) == []
    tamper(practice, "signatures", f"value = '{'ab' * 64}'")
    assert found(practice) == ["check.signature_wrong"]


def test_the_facts_of_a_signed_meeting_are_sealed(practice: Practice, signed: Note) -> None:
    with practice.desk.records.work() as work:
        session = work.get(Session, signed.session_id or "")
        (risk,) = work.find(RiskEntry)
        (present,) = work.find(Attendee)
    new = practice.desk.records.new
    of = {"client_id": signed.client_id, "session_id": session.id}
    refused: list[Callable[[Work], None]] = [
        lambda work: work.replace(session.changed(minutes=45)),
        lambda work: work.remove(session),
        lambda work: work.replace(risk.changed(words="otherwise")),
        lambda work: work.remove(risk),
        lambda work: work.remove(present),
        lambda work: work.add(new(RiskEntry, area="self_harm", asked="not_asked", **of)),
        lambda work: work.add(new(SessionArrangement, online_place="home", **of)),
    ]
    for change in refused:
        with pytest.raises(RuleBroken) as refusal, practice.desk.records.work() as work:
            change(work)
        assert refusal.value.key == "session.sealed"
    with practice.desk.records.work() as work:
        work.replace(risk.changed(followed_up_at=practice.now))
        work.replace(session.changed(number=7))
    assert found(practice) == []


def test_the_desk_refuses_changes_of_sealed_facts_by_itself(practice: Practice, signed: Note) -> None:
    diary, session_id = practice.desk.diary, signed.session_id or ""
    contact = diary.record_contact(signed.client_id, practice.now, contact_kind="email")
    letter = practice.desk.note_writing.start("free", contact_id=contact.id).note
    practice.desk.note_writing.save(letter.id, Draft("A letter.", 0))
    practice.desk.note_signing.sign(letter.id)
    asked = {"client_id": signed.client_id, "area": "suicide", "asked": "asked_none_told"}
    for refused in (
        lambda: diary.change(session_id, minutes=45),
        lambda: diary.change(session_id, attendees=()),
        lambda: diary.note_risk(**asked, session_id=session_id),
        lambda: diary.note_risk(**asked, contact_id=contact.id),
        lambda: diary.change_contact(contact.id, with_whom="her mother"),
    ):
        with pytest.raises(RuleBroken, match=r"session.sealed"):
            refused()
    assert diary.change(session_id).version == 2
    assert diary.change_contact(contact.id).version == 2
    assert found(practice) == []


def test_a_signed_note_without_a_signature_is_found(practice: Practice, signed: Note) -> None:
    session = practice.met(practice.client("TOM-02"))
    note = practice.wrote(session, "He came late.").note
    with practice.desk.records.work() as work:
        work.replace(note.signed(practice.now))
    assert found(practice) == ["check.unsigned"]
    with practice.desk.records.work() as work:
        (finding,) = signatures.verify(work)
    assert finding.values == (("kind", "notes"), ("place", note.id))


def test_a_vault_that_never_signed_is_asked_for_no_signature(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "He came late.").note
    with practice.desk.records.work() as work:
        work.replace(note.signed(practice.now))
    assert found(practice) == []


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("signatures", "made_at = 'x' WHERE of_kind = 'addenda'", []),
        ("signatures", "of_kind = 'nothing' WHERE of_kind = 'addenda'", ["check.signature_of_nothing"]),
        ("signatures", "value = x'00' WHERE of_kind = 'addenda'", ["check.signature_wrong"]),
        ("sessions", "starts_at = 'x'", ["check.signed_differs"]),
    ],
)
def test_a_row_that_cannot_be_read_hides_no_other(
    practice: Practice, signed: Note, table: str, change: str, told: list[str]
) -> None:
    practice.desk.note_signing.add_addendum(signed.id, "The date was the day before.", "A slip")
    second = practice.wrote(practice.met(practice.client("TOM-02"), days_ago=9), "He came late.").note
    practice.desk.note_signing.sign(second.id)
    if table == "sessions":
        change += f" WHERE id = '{signed.session_id}'"
    tamper(practice, table, change)
    assert [one for one in found(practice) if one != "check.unsigned"] == told
    tamper(practice, "notes", f"text = 'otherwise' WHERE id = '{second.id}'")
    assert "check.signed_differs" in found(practice)


def test_an_entry_in_error_that_cannot_be_read_hides_no_other(practice: Practice, signed: Note) -> None:
    second = practice.wrote(practice.met(practice.client("TOM-02"), days_ago=9), "He came late.").note
    practice.desk.note_signing.sign(second.id)
    practice.desk.notes_in_error.enter_in_error(second.id, "another file")
    tamper(practice, "entered_in_error", "made_at = '2026-13-02 09:00:00.000000'")
    assert found(practice) == ["check.signed_differs"]  # what was kept with that note cannot be read either
    tamper(practice, "notes", f"text = 'otherwise' WHERE id = '{signed.id}'")
    assert found(practice) == ["check.signed_differs"] * 2
    assert "storage.row_unreadable" in {one.what for one in practice.desk.keeping.verify()}


def test_a_link_that_is_none_is_told_of(practice: Practice, signed: Note) -> None:
    tamper(practice, "chain", "digest = 'x' WHERE sequence = 3")
    with practice.desk.records.work() as work:
        assert "storage.link_differs" in [one.what for one in chain.verify(work)]
