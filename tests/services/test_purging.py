"""A legal hold keeps what signing would purge; lifting it lets go of that; nothing of it is handed out."""

from attachdesk.domain.client import Client
from attachdesk.domain.note import Note
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice


def written(practice: Practice, client: Client, days_ago: float) -> Note:
    """A draft with an earlier state, and a line jotted in its session."""
    session = practice.met(client, days_ago=days_ago)
    practice.desk.jot_pad.jot(session.id, "the lantern")
    note = practice.wrote(session, "A first draft of this note.").note
    for words in ("A second and wholly other wording.", "And a third one, that says it at last."):
        practice.later(minutes=10)
        practice.desk.note_writing.save(note.id, Draft(words, 0))
    assert practice.desk.note_history.states(note.id)
    return note


def test_lifting_a_hold_lets_go_of_what_led_to_signed_notes_and_says_so(practice: Practice) -> None:
    desk, client = practice.desk, practice.client(legal_hold="court")
    signed, draft, astray = (written(practice, client, days) for days in (3, 2, 1))
    for note in (signed, astray):
        desk.note_signing.sign(note.id)
        assert desk.note_history.states(note.id)
    desk.notes_in_error.enter_in_error(astray.id, "another's")
    assert "lantern" not in desk.exchanging.json_text("INE-01")
    assert "lantern" in desk.exchanging.json_text()
    desk.caseload.change(client.id, legal_hold="court, by letter")
    assert desk.note_history.states(signed.id)
    desk.caseload.change(client.id, legal_hold="")
    left = {one.id: len(desk.jot_pad.of_session(one.session_id or "")) for one in (signed, draft, astray)}
    # the meeting of a note entered in error owes one again: what was jotted there is of that
    assert left == {signed.id: 0, draft.id: 1, astray.id: 1}
    assert not desk.note_history.states(signed.id) and not desk.note_history.states(astray.id)
    assert desk.note_history.states(draft.id)
    told = [(one.what, one.record_id) for one in desk.auditing.lines(client_id=client.id)]
    assert told.count(("hold.purged", client.id)) == 1
    desk.note_signing.sign(draft.id)
    assert desk.jot_pad.of_session(draft.session_id or "") == []
    assert desk.keeping.verify() == []


def test_a_hold_that_kept_nothing_leaves_no_line(practice: Practice) -> None:
    client = practice.client(legal_hold="court")
    practice.desk.note_signing.sign(practice.wrote(practice.met(client), "Written at once.").note.id)
    practice.desk.caseload.change(client.id, legal_hold="")
    assert "hold.purged" not in [one.what for one in practice.desk.auditing.lines(client_id=client.id)]
