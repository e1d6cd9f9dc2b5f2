"""From the first word on nothing that is typed gets lost, nor what lies on it."""

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Span
from attachdesk.services.note_text import LONGEST, laid_out, words_in
from attachdesk.services.note_writing import Draft
from tests.services.conftest import SCRIPTS, Practice, raw


@pytest.mark.parametrize("template", ["dap", "soap", "birp", "attachment", "free"])
def test_a_template_lays_its_headings_into_the_text(practice: Practice, template: str) -> None:
    session = practice.met(practice.client())
    opened = practice.desk.note_writing.start(template, session_id=session.id)
    sections = practice.desk.library.note_templates[template].sections
    shown = [mark for mark in opened.marks if mark.mark == "heading"]
    assert [opened.note.text[mark.start : mark.end] for mark in shown] == [
        one.heading for one in sections if one.heading
    ]
    assert opened.note.word_count == 0
    assert opened.note.text[: opened.note.cursor].endswith("\n") or not shown


def test_headings_are_not_counted_as_words() -> None:
    text = "Data\nShe came, and she didn't know-how.\nPlan\nrest\n"
    headings = [Span(40, 44), Span(0, 4)]
    assert text[40:44] == "Plan"
    assert (words_in(text, headings), words_in(text), words_in("")) == (7, 9, 0)
    assert words_in("DataPlan", [Span(0, 4), Span(4, 8)]) == 0
    assert words_in("Data", [Span(0, 4), Span(2, 4)]) == 0
    assert words_in(SCRIPTS) == 9


def test_the_same_meeting_has_one_note(practice: Practice) -> None:
    session = practice.met(practice.client())
    assert practice.desk.note_writing.open(session_id=session.id) is None
    first = practice.desk.note_writing.open_or_start(session_id=session.id)
    assert first.note.template_id == "dap"
    assert practice.desk.note_writing.open_or_start(session_id=session.id) == first
    with pytest.raises(RuleBroken, match=r"note.already_started"):
        practice.desk.note_writing.start("free", session_id=session.id)
    with pytest.raises(RuleBroken, match=r"note.unknown_template"):
        practice.desk.note_writing.start("sirp", session_id=session.id)
    with pytest.raises(RuleBroken, match=r"record.gone"):
        practice.desk.note_writing.start("free")


def test_the_next_note_begins_with_the_clients_last_template(practice: Practice) -> None:
    client = practice.client()
    practice.wrote(practice.met(client, days_ago=9), "x", template="birp")
    second = practice.met(client, days_ago=2)
    assert practice.desk.note_writing.open_or_start(session_id=second.id).note.template_id == "birp"
    raw(practice, "UPDATE notes SET template_id = 'of_another_practice'")
    third = practice.met(client)
    assert practice.desk.note_writing.open_or_start(session_id=third.id).note.template_id == "dap"


def test_a_draft_in_every_script_comes_back_letter_for_letter(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), SCRIPTS)
    assert note.note.text == SCRIPTS
    assert note.note.cursor == len(SCRIPTS)
    assert practice.desk.searching.find("没事").total == 1
    assert practice.desk.searching.find("בסדר").total == 1


def test_two_hundred_thousand_words_are_kept_and_more_is_refused_with_nothing_lost(
    practice: Practice,
) -> None:
    note = practice.wrote(practice.met(practice.client()), "word 😀 " * 187_000)
    assert note.note.word_count == 187_000
    with pytest.raises(RuleBroken, match=r"note.too_long"):
        practice.desk.note_writing.save(note.note.id, Draft("x" * (LONGEST + 1), 0))
    assert practice.desk.note_writing.open_note(note.note.id).note == note.note
    longest = practice.desk.note_writing.save(note.note.id, Draft("x" * LONGEST, LONGEST * 2))
    assert (len(longest.text), longest.cursor) == (LONGEST, LONGEST)


def test_a_passage_follows_its_text_and_a_deleted_one_waits_in_the_tray(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "She 😀 wept. He did not.")
    wept, did = practice.tagged(note, "wept", "secure"), practice.tagged(note, "did not", "mood")
    draft = Draft("Then she 😀 wept. He.", 3, passages=((wept.id, Span(11, 15)), (did.id, None)))
    practice.desk.note_writing.save(note.note.id, draft)
    moved, lost = practice.desk.note_writing.open_note(note.note.id).observations
    assert (moved.quote, moved.start, moved.before, moved.version) == ("wept", 11, "Then she 😀 ", 1)
    assert (lost.place, lost.quote, lost.start, lost.before) == ("tray", "did not", None, "She 😀 wept. He ")
    home = Draft("She 😀 wept. He did not.", 0, passages=((did.id, Span(15, 22)),))
    practice.desk.note_writing.save(note.note.id, home)
    again, back = practice.desk.note_writing.open_note(note.note.id).observations
    assert (again.quote, again.start, back) == ("wept", 6, did)


def test_what_is_typed_after_a_passage_leaves_it_as_it_was(practice: Practice) -> None:
    text = "She wept. " + "He sat beside her and said nothing at all. " * 3
    note = practice.wrote(practice.met(practice.client()), text)
    wept = practice.tagged(note, "wept", "secure")
    practice.desk.note_writing.save(
        note.note.id, Draft(text + "Then he left.", 0, passages=((wept.id, Span(4, 8)),))
    )
    assert practice.desk.note_writing.open_note(note.note.id).observations == (wept,)


def test_a_contact_between_sessions_has_a_note_of_its_own(practice: Practice) -> None:
    client = practice.client()
    call = practice.desk.diary.record_contact(client.id, practice.now, contact_kind="crisis_call")
    opened = practice.desk.note_writing.open_or_start(contact_id=call.id)
    assert (opened.meeting, opened.note.template_id) == (call, "free")
    assert (opened.session, opened.attendees, opened.targets) == (None, (), ())


def test_a_passage_that_nobody_followed_is_found_again(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "fine. She said: fine. Then: fine.")
    middle = practice.desk.coding.tag(note.note.id, Span(16, 20), "secure")
    practice.desk.note_writing.save(note.note.id, Draft("New first words. fine. She said: fine. Then.", 0))
    (found,) = practice.desk.note_writing.open_note(note.note.id).observations
    assert (found.start, found.quote) == (33, "fine")
    practice.desk.note_writing.save(note.note.id, Draft("All new.", 0))
    (lost,) = practice.desk.note_writing.open_note(note.note.id).observations
    assert (lost.place, lost.quote, lost.id) == ("tray", "fine", middle.id)
    practice.desk.note_writing.save(note.note.id, Draft("All new, it is fine.", 0))
    assert practice.desk.note_writing.open_note(note.note.id).observations == (lost,)


@pytest.mark.parametrize("span", [Span(3, 3), Span(900, 904)])
def test_a_passage_said_to_lie_on_nothing_never_costs_the_draft(practice: Practice, span: Span) -> None:
    note = practice.wrote(practice.met(practice.client()), "She wept.")
    wept = practice.tagged(note, "wept", "secure")
    practice.desk.note_writing.save(note.note.id, Draft("She left.", 0, passages=((wept.id, span),)))
    opened = practice.desk.note_writing.open_note(note.note.id)
    assert opened.note.text == "She left."
    assert [(one.place, one.quote) for one in opened.observations] == [("tray", "wept")]


def test_half_an_emoji_does_not_cost_the_draft(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "she \ud83d left")
    assert note.note.text == "she \ufffd left"


def test_headings_move_with_the_text(practice: Practice) -> None:
    session = practice.met(practice.client())
    opened = practice.desk.note_writing.start("dap", session_id=session.id)
    first, second, third = (mark.section for mark in opened.marks)
    text = "Data\nlong words\nAssessment\n\nPlan\nrest"
    places = {first: Span(0, 4), second: Span(16, 26)}
    practice.desk.note_writing.save(opened.note.id, Draft(text, 0, headings=tuple(places.items())))
    kept = {mark.section: Span(mark.start, mark.end) for mark in practice.desk.note_writing.open_note(
        opened.note.id).marks}  # fmt: skip
    assert {name: kept[name] for name in places} == places
    assert third in kept


def test_another_template_is_chosen_only_while_there_are_no_words(practice: Practice) -> None:
    session = practice.met(practice.client())
    opened = practice.desk.note_writing.start("dap", session_id=session.id)
    other = practice.desk.note_writing.change_template(opened.note.id, "soap")
    text, headings = laid_out(practice.desk.library.note_templates["soap"])
    assert (other.note.text, other.note.template_id) == (text, "soap")
    assert [(mark.section, Span(mark.start, mark.end)) for mark in other.marks] == list(headings)
    practice.desk.note_writing.save(opened.note.id, Draft(text + "words", 0, headings=headings))
    with pytest.raises(RuleBroken, match=r"note.template_has_words"):
        practice.desk.note_writing.change_template(opened.note.id, "birp")


def test_a_draft_cut_off_comes_back_with_its_cursor(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "half a sent")
    assert practice.desk.note_writing.place() is None
    practice.desk.note_writing.put_place("note 1")
    practice.desk.note_writing.put_place("note 2")
    assert practice.desk.note_writing.place() == "note 2"
    opened = practice.desk.note_writing.open_note(note.note.id)
    assert (opened.note.text, opened.note.cursor, opened.note.status) == ("half a sent", 11, "draft")


def test_what_was_typed_is_found_after_catching_up(practice: Practice) -> None:
    practice.wrote(practice.met(practice.client()), "an unusual kaleidoscope")
    practice.desk.searching.catch_up()
    found = practice.desk.searching.find("kaleidoscope")
    assert [hit.client for hit in found.hits] == ["INE-01"]
    assert practice.desk.searching.find("nothing of the kind").total == 0
