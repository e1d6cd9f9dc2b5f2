"""Words that another told in confidence: marked, drawn, moved with every edit, kept, sealed with the note."""

from datetime import date

from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from attachdesk.domain.passage import Span
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.screens.note_editor.screen import NoteEditor
from tests.ui.screens.by_hand import settle


def marked(editor: NoteEditor) -> list[str]:
    spans = editor.page.tracking.confided.values()
    return [span.of(editor.page.tracking.text) for span in spans if span is not None]


def test_words_told_in_confidence_keep_their_mark_through_edits_undo_and_signing(
    fresh_window: DeskWindow, lane: Lane
) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="MAR-11", started_on=date(2024, 1, 8))
    at = desk.records.now()
    session = desk.diary.record(client.id, at, status="attended")
    fresh_window.window.go(Target("note", client.id, session.id))
    settle(lane)
    editor = fresh_window.window.screens["note"]
    assert isinstance(editor, NoteEditor)
    page = editor.page
    QTest.keyClicks(page, "His sister says that he drinks. He came.")
    start = page.tracking.text.index("His sister")
    page.select(Span(start, start + len("His sister says that he drinks")))
    page.toggle_confided()
    assert marked(editor) == ["His sister says that he drinks"]
    lines = [one.format.underlineStyle() for one in page.extraSelections()]
    assert QTextCharFormat.UnderlineStyle.DashUnderline in lines
    page.select(Span(start, start))
    QTest.keyClicks(page, "Rang. ")
    assert marked(editor) == ["His sister says that he drinks"]
    editor.note.history.back()
    assert marked(editor) == ["His sister says that he drinks"]
    editor.note.keep()
    settle(lane)
    note_id = editor.note.id
    kept = [one for one in desk.note_writing.open_note(note_id).marks if one.mark == "third_party"]
    assert [editor.page.tracking.text[one.start : one.end] for one in kept] == marked(editor)
    assert desk.safeguarding.safeguards(client.id).confidences == 1
    editor.note.sign()
    settle(lane)
    assert marked(editor) == ["His sister says that he drinks"] and not desk.keeping.verify()
    page.select(Span(start, start + 3))
    page.toggle_confided()
    assert len(marked(editor)) == 1


def test_a_mark_is_taken_back_by_asking_again_and_nothing_is_marked_where_nothing_is_chosen(
    fresh_window: DeskWindow, lane: Lane
) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="MAR-11", started_on=date(2024, 1, 8))
    session = desk.diary.record(client.id, desk.records.now(), status="attended")
    fresh_window.window.go(Target("note", client.id, session.id))
    settle(lane)
    editor = fresh_window.window.screens["note"]
    assert isinstance(editor, NoteEditor)
    page = editor.page
    QTest.keyClicks(page, "A neighbour rang.")
    page.toggle_confided()
    assert marked(editor) == []
    start = page.tracking.text.index("A neighbour")
    page.select(Span(start, start + 11))
    page.toggle_confided()
    page.select(Span(start + 4, start + 4))
    page.toggle_confided()
    assert marked(editor) == []
    editor.note.keep()
    settle(lane)
    assert not [one for one in desk.note_writing.open_note(editor.note.id).marks if one.mark == "third_party"]
