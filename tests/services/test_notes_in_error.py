"""A signed note in the wrong file leaves search, lists and trends, and is written where it belongs."""

import pytest

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.passage import Span
from attachdesk.domain.session import Session
from attachdesk.services.note_writing import Draft
from tests.services.conftest import START, Practice


@pytest.fixture
def astray(practice: Practice) -> tuple[Practice, Note, Session]:
    """A signed note with a heading, a tag, ratings and later words, and the session where it belongs."""
    wrong, right = practice.client("INE-01"), practice.client("TOM-02")
    mother = practice.person(wrong, "Fernanda", "mother")
    session, there = practice.met(wrong), practice.met(right)
    desk = practice.desk
    opened = practice.wrote(session, "Data\nShe clung to the doorway.")
    with desk.records.work() as work:
        work.add(desk.records.new(NoteMark, client_id=wrong.id, note_id=opened.note.id, start=0, end=4))
    practice.tagged(opened, "clung", "anxious_preoccupied", toward=mother.id, memo="the lintel")
    desk.coding.rate(session.id, "secure", 2)
    desk.coding.target(session.id, "mood", True)
    note = desk.note_signing.sign(opened.note.id)
    desk.note_signing.add_addendum(note.id, "By the vestibule.", "remembered")
    return practice, note, there


def test_it_leaves_search_lists_and_trends_and_its_meeting_owes_a_note(
    astray: tuple[Practice, Note, Session],
) -> None:
    practice, note, _ = astray
    desk = practice.desk
    assert [desk.searching.find(word).total for word in ("doorway", "vestibule", "lintel")] == [1, 1, 1]
    seen = desk.reviewing.course(note.client_id)
    assert (len(seen.observations), seen.words, len(seen.targets)) == (2, {note.session_id: 6}, 1)
    entered = desk.notes_in_error.enter_in_error(note.id, " the other client ")
    assert (entered.reason, entered.refiled_note_id) == ("the other client", None)
    assert [desk.searching.find(word).total for word in ("doorway", "vestibule", "lintel")] == [0, 0, 0]
    seen = desk.reviewing.course(note.client_id)
    assert (seen.observations, seen.words, seen.targets, seen.notes) == ((), {}, (), frozenset())
    (line,) = desk.diary.sessions(note.client_id)
    assert (line.note_id, line.codes) == (None, ())
    assert [one.meeting.id for one in desk.diary.today().owed if one.client_id == note.client_id] == [
        note.session_id
    ]
    assert desk.briefing.brief(note.client_id).seen == ()
    with desk.records.work() as work:
        everything = [one.id for one in work.find(Observation)]
    assert len(everything) == 2
    assert desk.reviewing.evidence(everything) == ()
    assert desk.note_writing.open(session_id=note.session_id) is None
    assert desk.keeping.verify() == []


def test_the_right_note_can_be_written_and_rated_in_its_place(astray: tuple[Practice, Note, Session]) -> None:
    practice, note, _ = astray
    desk = practice.desk
    desk.notes_in_error.enter_in_error(note.id, "the other client")
    desk.diary.change(note.session_id or "", minutes=45)
    assert desk.keeping.verify() == []  # what was put right of the meeting makes no signature wrong
    opened = desk.note_writing.start("free", session_id=note.session_id)
    assert (opened.observations, opened.targets, opened.has_sealed) == ((), (), True)
    rating = desk.coding.rate(note.session_id or "", "secure", 1)
    again = desk.note_writing.open(session_id=note.session_id)
    assert again is not None
    assert again.note.id == opened.note.id != note.id
    assert again.observations == (rating,)
    with pytest.raises(RuleBroken, match=r"note.already_started"):
        desk.note_writing.start("free", session_id=note.session_id)


def test_it_is_filed_anew_without_the_people_of_the_wrong_file(
    astray: tuple[Practice, Note, Session],
) -> None:
    practice, note, there = astray
    desk = practice.desk
    entered = desk.notes_in_error.enter_in_error(note.id, "the other client", there.id)
    draft = desk.note_writing.open(session_id=there.id)
    assert draft is not None
    assert (draft.note.id, draft.note.status, draft.note.text) == (
        entered.refiled_note_id,
        "draft",
        f"{note.text}\n\nLater word, 2026-03-02: remembered\nBy the vestibule.",
    )
    assert [(mark.start, mark.end) for mark in draft.marks] == [(0, 4)]
    assert {(one.code, one.scope, one.toward, one.client_id) for one in draft.observations} == {
        ("anxious_preoccupied", "passage", None, there.client_id),
        ("secure", "session", None, there.client_id),
    }  # fmt: skip
    assert [one.benefit for one in draft.targets] == ["mood"]
    with desk.records.work() as work:
        assert [one.client_id for one in work.find(SessionTarget)] == [there.client_id]
    desk.note_signing.sign(draft.note.id)
    assert desk.keeping.verify() == []


def test_within_one_file_the_people_stay(astray: tuple[Practice, Note, Session]) -> None:
    practice, note, _ = astray
    with practice.desk.records.work() as work:
        client = work.get(Client, note.client_id)
    other = practice.met(client, days_ago=3)
    practice.desk.notes_in_error.enter_in_error(note.id, "the wrong day", other.id)
    draft = practice.desk.note_writing.open(session_id=other.id)
    assert draft is not None
    assert [one.toward is not None for one in draft.observations if one.scope == "passage"] == [True]


def test_what_cannot_be_entered_in_error_is_refused(astray: tuple[Practice, Note, Session]) -> None:
    practice, note, there = astray
    errors, desk = practice.desk.notes_in_error, practice.desk
    draft = practice.wrote(there, "Another.").note
    for key, refused in (
        ("note.error_needs_reason", lambda: errors.enter_in_error(note.id, " ")),
        ("note.error_is_draft", lambda: errors.enter_in_error(draft.id, "why")),
        ("note.already_started", lambda: errors.enter_in_error(note.id, "why", there.id)),
        ("note.error_needs_reason", lambda: errors.open(note.id, "")),
        ("record.gone", lambda: errors.open(note.id, "why")),
    ):
        with pytest.raises(RuleBroken) as refusal:
            refused()
        assert refusal.value.key == key
    assert errors.of_meeting(session_id=note.session_id) == []
    errors.enter_in_error(note.id, "why")
    for sealed in (
        lambda: errors.enter_in_error(note.id, "again"),
        lambda: desk.note_writing.open_note(note.id),
        lambda: desk.note_signing.add_addendum(note.id, "a word", "why"),
    ):
        with pytest.raises(RuleBroken, match=r"note.in_error"):
            sealed()


def test_it_is_opened_with_a_reason_that_stays_in_the_audit_trail(
    astray: tuple[Practice, Note, Session],
) -> None:
    practice, note, _ = astray
    errors = practice.desk.notes_in_error
    entered = errors.enter_in_error(note.id, "the other client")
    assert errors.of_meeting(session_id=note.session_id) == [entered]
    opened = errors.open(note.id, " asked by the court ")
    assert (opened.note, len(opened.addenda)) == (note, 1)
    assert {one.scope for one in opened.observations} == {"passage", "session"}
    trail = [(line.what, line.record_id, line.reason) for line in practice.desk.keeping.audit_trail()]
    assert trail[-2:] == [
        ("note.entered_in_error", note.id, "the other client"),
        ("note.in_error.opened", note.id, "asked by the court"),
    ]


def test_a_contacts_note_is_entered_in_error_too(practice: Practice) -> None:
    desk = practice.desk
    contact = desk.diary.record_contact(practice.client().id, practice.now, contact_kind="email")
    note = practice.desk.note_writing.start("free", contact_id=contact.id).note
    desk.note_writing.save(note.id, Draft("A letter.", 0))
    desk.note_signing.sign(note.id)
    desk.notes_in_error.enter_in_error(note.id, "another's letter")
    assert desk.note_writing.open(contact_id=contact.id) is None
    assert len(desk.notes_in_error.of_meeting(contact_id=contact.id)) == 1


def test_what_was_read_and_worked_on_goes_with_the_note(astray: tuple[Practice, Note, Session]) -> None:
    practice, note, there = astray
    desk = practice.desk
    with desk.records.work() as work:
        client = work.get(Client, note.client_id)
    session, other = practice.met(client, days_ago=4), practice.met(client, days_ago=5)
    today = START.date()
    goal = desk.planning.add_goal(client.id, "Fewer nights awake", today).record
    objective = desk.planning.add_objective(client.id, goal.id, "Call by ten", today).record
    first = practice.wrote(session, "She called.").note
    desk.field_readings.read(session.id, "sud", "start", 7)
    desk.planning.put_work(session.id, [(objective.id, None)])
    desk.note_signing.sign(first.id)
    desk.notes_in_error.enter_in_error(first.id, "the wrong day", other.id)
    assert desk.field_readings.of_session(session.id) == {}
    assert desk.field_readings.of_session(other.id) == {("sud", "start"): 7}
    (line,) = desk.planning.plan(client.id).objectives
    assert [one.session.id for one in line.worked] == [other.id]
    again = desk.note_writing.open(session_id=other.id)
    assert again is not None
    desk.field_readings.read(there.id, "sud", "start", 2)
    desk.note_signing.sign(again.note.id)
    desk.notes_in_error.enter_in_error(again.note.id, "the other client", there.id)
    assert desk.planning.plan(client.id).objectives[0].worked == ()
    assert desk.field_readings.of_session(there.id) == {("sud", "start"): 2}
    assert set(desk.notes_in_error.of_client(client.id)) == {session.id, other.id}
    assert desk.keeping.verify() == []


def test_nothing_of_it_is_planned_from_or_held_for_review(practice: Practice) -> None:
    desk = practice.desk
    client = practice.client()
    session = practice.met(client)
    note = desk.note_writing.start("dap", session_id=session.id).note
    text = "Plan\nShe will write a letter."
    place = Span(0, 4), Span(5, 8)
    desk.note_writing.save(note.id, Draft(text, 0, headings=(("plan", place[0]),), confided=(place[1],)))
    desk.note_signing.sign(note.id)
    assert desk.safeguarding.safeguards(client.id).confidences == 1
    desk.notes_in_error.enter_in_error(note.id, "another file")
    assert desk.safeguarding.safeguards(client.id).confidences == 0
    summary = desk.discharging.discharge(client.id, on=START.date(), ending="agreed")
    assert "letter" not in summary.text
    desk.note_signing.sign(summary.id)
    episode = summary.episode_id or ""
    entered = desk.notes_in_error.enter_in_error(summary.id, "another file")
    assert desk.notes_in_error.of_meeting(episode_id=episode) == [entered]
    assert desk.notes_in_error.of_client(client.id)[episode] == entered
