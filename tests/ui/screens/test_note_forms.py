"""The form of a note: prompts that never print, forms made in the app, typed fields in a strip."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from attachdesk.domain.note_template import NoteSection
from tests.ui.screens.note_bench import Bench, bench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attachdesk.ui.kit.workplace import Workplace


@pytest.fixture
def at(place: "Workplace") -> "Iterator[Bench]":
    made = bench(place)
    made.editor.widget().resize(1200, 800)
    made.editor.widget().show()
    yield made
    made.put_away()


def picture(one: Bench) -> QImage:
    QApplication.processEvents()
    return one.editor.page.viewport().grab().toImage()


def test_a_prompt_stands_where_a_section_is_empty_and_is_no_part_of_the_text(at: Bench) -> None:
    at.open(at.session())
    page = at.editor.page
    assert page.prompts["data"] in page.accessibleDescription()
    shown = picture(at)
    page.put_prompts({})
    assert picture(at) != shown
    at.open(at.session(days_ago=2))
    assert not any(words in at.text for words in page.prompts.values())
    at.type("Words")
    assert not any(words in at.kept().note.text for words in page.prompts.values())


def test_a_form_made_in_the_app_can_be_chosen_for_a_note(at: Bench) -> None:
    templates = at.place.desk.templates
    made = templates.make("Mine", [NoteSection("", "Body", "Where one feels it", "Breath: ", "sud")])
    at.open(at.session())
    field = at.editor.toolbar.template
    assert field.findText("Mine") >= 0
    field.put(made.id)
    field.edited.emit()
    at.settle()
    assert at.text == "Body\nBreath: \n"
    assert list(at.editor.page.prompts.values()) == ["Where one feels it"]
    assert set(at.editor.aids.forms.strip.choices) == {("sud", "start"), ("sud", "end")}
    templates.retire(made.id)
    at.open(at.editor.note.note.session)  # type: ignore[union-attr, arg-type]
    assert field.currentText() == "Mine"


def test_a_typed_field_is_read_and_taken_back_and_is_sealed_with_the_note(at: Bench) -> None:
    session = at.session()
    at.place.desk.note_writing.start("processing", session_id=session.id)
    at.open(session)
    strip, readings = at.editor.aids.forms.strip, at.place.desk.field_readings
    assert not strip.isHidden()
    distress = strip.choices["sud", "start"]
    assert distress.accessibleName() == "Distress (SUD), at the start"
    distress.put(8.0)
    distress.edited.emit()
    at.settle()
    assert readings.of_session(session.id) == {("sud", "start"): 8.0}
    distress.put(None)
    distress.edited.emit()
    at.settle()
    assert readings.of_session(session.id) == {}
    at.type("Words")
    at.editor.note.sign()
    at.settle()
    assert not strip.choices["sud", "start"].isEnabled()


def test_a_reading_that_is_refused_is_told_and_shown_as_it_was(at: Bench) -> None:
    session = at.session()
    at.place.desk.note_writing.start("processing", session_id=session.id)
    at.open(session)
    strip = at.editor.aids.forms.strip
    strip.choices["sud", "start"].put(8.0)
    strip.read.emit("sud", "whole", 8.0)
    at.settle()
    at.settle()
    assert strip.choices["sud", "start"].value() is None
    assert at.notices()


def test_a_form_without_fields_shows_no_strip(at: Bench) -> None:
    at.open(at.session())
    assert at.editor.aids.forms.strip.isHidden()
