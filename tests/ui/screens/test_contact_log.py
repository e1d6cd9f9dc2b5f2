"""Contacts say which way they went and what was told in confidence; cancellations whose break it was."""

from datetime import UTC, date, datetime

from attachdesk.ui.kit.contact_words import break_words, confidence_words, direction_words
from attachdesk.ui.kit.isolates import without
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.happenings import happenings, read_dated
from attachdesk.ui.screens.note_editor import facts

NOW = datetime(2024, 5, 6, 8, tzinfo=UTC)


def test_the_timeline_marks_what_was_told_in_confidence_and_whose_break_it_was(place: Workplace) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2024, 3, 10)).id
    call = desk.diary.record_contact(
        client, NOW, contact_kind="outreach", direction="out", with_whom="sister", is_confidential=True
    )
    off = desk.diary.record(client, NOW, status="cancelled", cancelled_by="therapist", reason="flu")
    desk.arranging.arrange(off.id, whose_break="therapist", announced_on=date(2024, 5, 1), cover="Dr Aust")
    rows = {one.record.id: one for one in happenings(read_dated(desk, client), desk.library)}
    contact, cancelled = rows[call.id], rows[off.id]
    assert (contact.group, contact.title) == ("contacts", "Outreach")
    for words in ("went out", "sister", "told in confidence: held for review"):
        assert words in contact.second
    assert "flu · my break, announced Wed 1 May 2024, cover: Dr Aust" in without(cancelled.second)
    note = desk.note_writing.start("free", contact_id=call.id)
    assert "told in confidence" in facts.when(note)


def test_nothing_is_said_of_what_was_not_said(place: Workplace) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2024, 3, 10)).id
    contact = desk.diary.record_contact(client, NOW, contact_kind="email")
    assert (direction_words(contact), confidence_words(contact), confidence_words(None)) == ("", "", "")
    session = desk.diary.record(client, NOW, status="no_show")
    bare = desk.arranging.arrange(session.id, fallback="0660")
    assert (break_words(bare), break_words(None)) == ("", "")
