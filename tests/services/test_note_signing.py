"""A reader's questions before the signature; afterwards a note is changed by nobody and takes later words."""

from collections.abc import Callable

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Span
from attachdesk.services.note_writing import Draft
from tests.services.conftest import SCRIPTS, Practice, raw


def test_signing_warns_of_what_a_reader_would_miss_and_never_blocks(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    opened = writing.start("dap", session_id=session.id)
    assert signing.missing(opened.note.id) == (
        ("note.missing_words", {}), ("note.missing_risk", {}),
        ("note.missing_sections", {"sections": "Data, Assessment, Plan"}),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match=r"note.empty"):
        signing.sign(opened.note.id)
    text = "".join(f"{opened.note.text[mark.start : mark.end]}\nwords\n" for mark in opened.marks)
    places = tuple(
        (mark.section, Span(at, at + mark.end - mark.start))
        for mark in opened.marks
        if (at := text.index(opened.note.text[mark.start : mark.end])) >= 0
    )
    writing.save(opened.note.id, Draft(text, 0, headings=places))
    tag = practice.tagged(writing.open_note(opened.note.id), "words", "mood")
    practice.desk.diary.note_risk(client.id, "suicide", "asked_none_told", session_id=session.id)
    assert signing.missing(opened.note.id) == ()
    writing.save(opened.note.id, Draft(text, 0, headings=places, passages=((tag.id, None),)))
    assert signing.missing(opened.note.id) == (("note.missing_tray", {}),)
    assert signing.sign(opened.note.id).signed_at == practice.now


def test_a_signed_note_is_changed_by_nobody(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    note = practice.wrote(session, "She 😀 wept.")
    tag = practice.tagged(note, "wept", "secure")
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    signed = signing.sign(note.note.id)
    refusals: list[Callable[[], object]] = [
        lambda: writing.save(signed.id, Draft("She laughed.", 0)),
        lambda: signing.sign(signed.id),
        lambda: writing.change_template(signed.id, "dap"),
        lambda: raw(practice, "UPDATE notes SET text = 'She laughed.'"),
        lambda: raw(practice, "UPDATE notes SET status = 'draft'"),
        lambda: raw(practice, "DELETE FROM notes"),
        lambda: raw(practice, "UPDATE observations SET quote = 'left'"),
        lambda: raw(practice, 'UPDATE observations SET start = 0, "end" = 4'),
    ]
    for refused in refusals:
        with pytest.raises(Exception, match=r"note\.(already_signed|template_has_words)|already_signed"):
            refused()
    opened = writing.open_note(signed.id)
    assert (opened.note, opened.observations) == (signed, (tag,))
    assert practice.desk.keeping.verify() == []


def test_only_the_headings_with_nothing_under_them_are_named(practice: Practice) -> None:
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    opened = writing.start("dap", session_id=practice.met(practice.client()).id)
    text = opened.note.text.replace("Assessment\n", "Assessment\nwords \U0001f600\n")
    places = tuple(
        (mark.section, Span(at, at + mark.end - mark.start))
        for mark in opened.marks
        if (at := text.index(opened.note.text[mark.start : mark.end])) >= 0
    )
    writing.save(opened.note.id, Draft(text, 0, headings=places))
    assert dict(signing.missing(opened.note.id))["note.missing_sections"] == {"sections": "Data, Plan"}


def test_a_signed_note_takes_addenda_and_stays(practice: Practice) -> None:
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    note = practice.wrote(practice.met(practice.client()), "She wept.").note
    with pytest.raises(RuleBroken, match=r"note.addendum_to_draft"):
        signing.add_addendum(note.id, "a later word", "remembered")
    signed = signing.sign(note.id)
    for text, reason in (("", "remembered"), ("a later word", " \n")):
        with pytest.raises(RuleBroken, match=r"note.addendum_needs_words"):
            signing.add_addendum(note.id, text, reason)
    first = signing.add_addendum(note.id, f" {SCRIPTS} ", "remembered")
    second = signing.add_addendum(note.id, "and \ud800 another", "asked for")
    opened = writing.open_note(note.id)
    assert (opened.note, opened.addenda) == (signed, (first, second))
    assert (first.text, first.reason, second.text) == (SCRIPTS, "remembered", "and \ufffd another")
    for statement in ("UPDATE addenda SET text = 'other'", "DELETE FROM addenda"):
        with pytest.raises(Exception, match=r"already_signed"):
            raw(practice, statement)
    assert practice.desk.keeping.verify() == []
    practice.desk.searching.catch_up()
    assert practice.desk.searching.find("another").total == 1
