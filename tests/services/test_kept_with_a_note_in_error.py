"""What was signed with a note stays with it when it is entered in error, and leaves the wrong file."""

import json
from dataclasses import dataclass

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.session import Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError, Signature
from attachdesk.services import as_signed
from attachdesk.storage.sealed_content import digest_of_note
from attachdesk.vault import signatures
from tests.services.conftest import Practice, raw
from tests.services.test_signatures import tamper

TOLD = "lanternroom"


@dataclass(frozen=True)
class Astray:
    """A signed note in the wrong file, and where it belongs."""

    practice: Practice
    note: Note
    right: Session
    call: Contact

    @property
    def wrong(self) -> str:
        return self.note.client_id

    def risk(self, client_id: str) -> list[RiskEntry]:
        with self.practice.desk.records.work() as work:
            return work.find(RiskEntry, client_id=client_id)

    def found(self) -> list[str]:
        with self.practice.desk.records.work() as work:
            return [one.what for one in signatures.verify(work)]


@pytest.fixture
def astray(practice: Practice) -> Astray:
    desk = practice.desk
    wrong, right = practice.client("INE-01"), practice.client("TOM-02")
    session, there = practice.met(wrong), practice.met(right)
    call = desk.diary.record_contact(right.id, practice.now, contact_kind="crisis_call")
    mother = practice.person(wrong, "Fernanda", "mother")
    desk.diary.change(session.id, attendees=[(mother.id, "parent")])
    due = practice.later(minutes=5)
    told = {"words": f"thinks of the {TOLD}", "follow_up_at": due, "action": "called"}
    kept = desk.diary.note_risk(wrong.id, "suicide", "told", session_id=session.id, **told)
    desk.diary.note_risk(wrong.id, "self_harm", "asked_none_told", session_id=session.id)
    note = practice.wrote(session, "She came late.").note
    desk.field_readings.read(session.id, "sud", "start", 2.5)
    signed = desk.note_signing.sign(note.id)
    desk.diary.follow_up_done(kept.id)
    return Astray(practice, signed, there, call)


def test_it_leaves_every_place_of_the_wrong_file_and_opens_with_the_note(astray: Astray) -> None:
    desk = astray.practice.desk
    assert desk.searching.find(TOLD).total == 1
    desk.notes_in_error.enter_in_error(astray.note.id, "the other client")
    assert astray.risk(astray.wrong) == [] == desk.diary.risk(session_id=astray.note.session_id)
    assert desk.searching.find(TOLD).total == 0
    assert desk.briefing.brief(astray.wrong).risk == ()
    assert desk.diary.today().follow_ups == ()
    assert TOLD not in desk.exchanging.json_text("INE-01")
    opened = desk.notes_in_error.open(astray.note.id, "asked by the court")
    assert [(one.area, one.asked, one.words, one.action) for one in opened.risk] == [
        ("suicide", "told", f"thinks of the {TOLD}", "called"),
        ("self_harm", "asked_none_told", "", ""),
    ]
    assert [(one.field, one.number) for one in opened.readings] == [("sud", 2.5)]
    assert [one.role for one in opened.attendees] == ["parent"]
    assert astray.found() == [] == desk.keeping.verify()


def test_a_new_asking_overwrites_nothing_and_what_is_put_right_changes_nothing(astray: Astray) -> None:
    desk, session_id = astray.practice.desk, astray.note.session_id or ""
    desk.notes_in_error.enter_in_error(astray.note.id, "the other client")
    before = desk.notes_in_error.open(astray.note.id, "to see")
    desk.diary.note_risk(astray.wrong, "suicide", "not_asked", session_id=session_id)
    desk.diary.change(session_id, minutes=20, attendees=[])
    desk.note_signing.sign(astray.practice.wrote(astray.practice.desk.diary.sessions(astray.wrong)[0].session
                                                 or astray.right, "The right one.").note.id)  # fmt: skip
    opened = desk.notes_in_error.open(astray.note.id, "to see")
    assert opened.session and opened.session.minutes == 50
    assert (opened.risk, opened.attendees) == (before.risk, before.attendees)
    assert [one.asked for one in astray.risk(astray.wrong)] == ["not_asked"]
    assert astray.found() == [] == desk.keeping.verify()


def test_the_signature_is_checked_against_what_was_kept(astray: Astray) -> None:
    practice = astray.practice
    practice.desk.notes_in_error.enter_in_error(astray.note.id, "the other client")
    with practice.desk.records.work() as work:
        (signature,) = work.find(Signature)
        assert digest_of_note(work, astray.note) == signature.digest
    tamper(practice, "entered_in_error", f"meeting = replace(meeting, '{TOLD}', 'garden')")
    assert astray.found() == ["check.signed_differs"]
    raw(practice, "UPDATE entered_in_error SET meeting = '[]'")
    assert astray.found() == ["check.signed_differs"]


def test_its_own_words_are_checked_as_before(astray: Astray) -> None:
    astray.practice.desk.notes_in_error.enter_in_error(astray.note.id, "the other client")
    tamper(astray.practice, "notes", "text = 'otherwise'")
    assert astray.found() == ["check.signed_differs"]


def test_risk_goes_with_the_draft_to_be_followed_up_and_the_right_meeting_keeps_its_own(
    astray: Astray,
) -> None:
    desk, right = astray.practice.desk, astray.right
    desk.diary.note_risk(right.client_id, "suicide", "not_asked", session_id=right.id)
    own = desk.diary.note_risk(right.client_id, "self_harm", "told", words="old scars", session_id=right.id)
    desk.notes_in_error.enter_in_error(astray.note.id, "the other client", right.id)
    there = {one.area: one for one in astray.risk(right.client_id)}
    assert there["self_harm"] == own
    assert (there["suicide"].words, there["suicide"].followed_up_at) == (f"thinks of the {TOLD}", None)
    assert [code for code, _ in desk.diary.today().follow_ups] == ["TOM-02"]
    desk.diary.note_risk(right.client_id, "suicide", "asked_none_told", session_id=right.id)
    assert TOLD in repr(desk.notes_in_error.open(astray.note.id, "to see").risk)
    assert desk.keeping.verify() == []


def test_a_session_s_note_is_filed_anew_with_a_contact_and_a_contact_s_with_a_contact(
    astray: Astray,
) -> None:
    desk = astray.practice.desk
    desk.coding.rate(astray.note.session_id or "", "secure", 1)
    first = desk.notes_in_error.enter_in_error(
        astray.note.id, "the other client", refile_to_contact_id=astray.call.id
    )
    draft = desk.note_writing.open(contact_id=astray.call.id)
    assert draft is not None and draft.note.id == first.refiled_note_id
    assert [one.contact_id for one in draft.risk] == [astray.call.id] * 2
    astray.practice.tagged(draft, "late", "secure")
    desk.note_signing.sign(draft.note.id)
    other = desk.diary.record_contact(astray.wrong, astray.practice.now, contact_kind="email")
    second = desk.notes_in_error.enter_in_error(
        draft.note.id, "it was a letter", refile_to_contact_id=other.id
    )
    again = desk.note_writing.open(contact_id=other.id)
    assert again is not None and again.note.id == second.refiled_note_id
    assert [(one.contact_id, one.session_id) for one in again.observations] == [(other.id, None)]
    assert desk.diary.risk(contact_id=astray.call.id) == []
    sealed = desk.notes_in_error.open(draft.note.id, "to see")
    assert sealed.contact == astray.call and len(sealed.risk) == 2
    desk.note_signing.sign(again.note.id)
    desk.notes_in_error.enter_in_error(again.note.id, "a session after all", astray.right.id)
    assert len(desk.diary.risk(session_id=astray.right.id)) == 2
    assert astray.found() == [] == desk.keeping.verify()


def test_both_trails_tell_of_it_and_neither_names_the_other_client(astray: Astray) -> None:
    desk = astray.practice.desk
    entered = desk.notes_in_error.enter_in_error(astray.note.id, "not hers", astray.right.id)
    lines = {
        one.what: (one.record_id, one.reason)
        for client in (astray.wrong, astray.right.client_id)
        for one in desk.auditing.lines(client_id=client)
    }
    draft = entered.refiled_note_id
    assert lines["note.entered_in_error"] == (astray.note.id, f"not hers → {draft}")
    assert lines["note.refiled"] == (draft, f"← {astray.note.id}")
    whats = [one.what for one in desk.auditing.lines(client_id=astray.right.client_id)]
    assert "note.refiled" in whats and "note.entered_in_error" not in whats


def test_later_words_stand_at_the_end_of_the_new_draft(astray: Astray) -> None:
    desk = astray.practice.desk
    desk.note_signing.add_addendum(astray.note.id, "By the clock.", "remembered")
    astray.practice.later(days=1)
    desk.note_signing.amend(astray.note.id, "on time", "agreed", "I was on time", passage="late")
    desk.notes_in_error.enter_in_error(astray.note.id, "not hers", astray.right.id)
    draft = desk.note_writing.open(session_id=astray.right.id)
    assert draft is not None
    assert draft.note.text.split("\n") == [
        "She came late.", "", "Later word, 2026-03-02: remembered", "By the clock.", "",
        "Amendment the client asked for, 2026-03-03: agreed", "About the passage: late",
        "In the client's words: I was on time", "on time",
    ]  # fmt: skip


def test_what_another_note_of_the_meeting_stands_by_stays(astray: Astray) -> None:
    desk = astray.practice.desk
    with desk.records.work() as work:
        note = Note(**{**astray.note.model_dump(), "id": "twin"})
        work.add(note)
        work.add(desk.records.signature(note, digest_of_note(work, note)))
    desk.notes_in_error.enter_in_error("twin", "written twice")
    assert len(astray.risk(astray.wrong)) == 2
    assert len(desk.notes_in_error.open("twin", "to see").risk) == 2
    assert astray.found() == []


def test_it_comes_in_with_the_whole_record_as_it_was_kept(astray: Astray, practice: Practice) -> None:
    desk = astray.practice.desk
    desk.notes_in_error.enter_in_error(astray.note.id, "the other client")
    text = desk.exchanging.json_text(with_errors=True)
    assert TOLD in text and TOLD not in desk.exchanging.json_text()
    other = Practice(practice.folder.parent / "other")
    assert other.desk.exchanging.bring_in(text).faults == ()
    assert TOLD in repr(other.desk.notes_in_error.open(astray.note.id, "to see").risk)
    assert other.desk.keeping.verify() == []
    other.desk.close()


@pytest.mark.parametrize("told", ["{", "[]", '{"risk_entries": 1}', '{"risk_entries": [1]}', "[" * 100_000])
def test_what_is_no_meeting_is_not_kept_with_a_note(practice: Practice, told: str) -> None:
    of = {"client_id": "c", "note_id": "n", "reason": "why", "meeting": told}
    with pytest.raises(RuleBroken, match=r"note.error_meeting_unreadable"):
        practice.desk.records.new(EnteredInError, **of)


def test_a_meeting_that_cannot_be_read_is_told_of_in_one_sentence(astray: Astray) -> None:
    opened = astray.practice.desk.note_writing.open_note(astray.note.id)
    new = astray.practice.desk.records.new
    of = {"client_id": "c", "note_id": "n", "reason": "why"}
    assert as_signed.as_signed(opened, new(EnteredInError, **of)) is opened
    kept = json.dumps({"attendees": [{"id": 1}]})
    with pytest.raises(RuleBroken, match=r"note.error_meeting_unreadable"):
        as_signed.as_signed(opened, new(EnteredInError, **of, meeting=kept))
    assert as_signed.as_signed(opened, new(EnteredInError, **of, meeting="{}")).attendees == ()
