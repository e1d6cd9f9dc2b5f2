"""Own forms, snippets, typed fields, jottings, and words carried over from the last note."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from attachdesk.domain.client import ClientName
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import NoteMark
from attachdesk.domain.note_template import NoteSection
from attachdesk.domain.passage import Span
from attachdesk.domain.snippet import placeholders
from attachdesk.services.carrying import carried_share
from attachdesk.services.jotting import purge
from attachdesk.services.note_writing import Draft

if TYPE_CHECKING:
    from attachdesk.domain.session import Session
    from tests.services.conftest import Practice


def section(heading: str, *, key: str = "", default: str = "", field: str = "") -> NoteSection:
    return NoteSection(key, heading, f"What belongs under {heading}", default, field)


def refused(key: str) -> "pytest.RaisesExc[RuleBroken]":
    return pytest.raises(RuleBroken, check=lambda error: error.key == key)


# forms


def test_a_form_of_ones_own_is_made_and_a_note_starts_from_it(practice: "Practice") -> None:
    templates = practice.desk.templates
    made = templates.make(" Mine ", [section("Body", default="Breath: "), section("Next", field="sud")])
    assert list(templates)[-1] == made.id
    assert len(templates) == len(templates.offered())
    assert templates[made.id].fields == ("sud",)
    note = practice.desk.note_writing.start(made.id, session_id=practice.met(practice.client()).id)
    assert note.note.text == "Body\nBreath: \nNext\n\n"
    assert "belongs" not in note.note.text


def test_a_changed_form_keeps_the_keys_of_its_sections(practice: "Practice") -> None:
    templates = practice.desk.templates
    made = templates.make("Mine", [section("Body"), section("Next"), section("Last")])
    body, following, _ = made.sections
    changed = templates.change(made.id, "Mine", [following, body, section("New")])
    assert [one.heading for one in changed.sections] == ["Next", "Body", "New"]
    assert changed.sections[0].key == following.key
    renamed = templates.change(made.id, "Other", changed.sections)
    assert renamed.name == "Other"
    assert renamed.sections == changed.sections


def test_a_retired_form_is_offered_no_longer_but_known_to_its_notes(practice: "Practice") -> None:
    templates = practice.desk.templates
    made = templates.make("Mine", [section("Body")])
    client = practice.client()
    practice.desk.note_writing.start(made.id, session_id=practice.met(client).id)
    templates.retire(made.id)
    assert made.id not in templates
    assert templates.form(made.id) == made
    assert templates.form("dap") == templates["dap"]
    assert templates.form("none") is None
    following = practice.desk.note_writing.open_or_start(session_id=practice.met(client, days_ago=0.5).id)
    assert following.note.template_id == "dap"


@pytest.mark.parametrize(
    ("name", "sections", "key"),
    [
        (" ", [section("A")], "template.needs_name"),
        ("dap", [section("A")], "template.same_name"),
        ("Mine", [], "template.needs_sections"),
        ("Mine", [section("A"), section(" ")], "template.needs_headings"),
        ("Mine", [section("A\nB")], "template.not_one_line"),
        ("Mine", [section("A", field="none")], "template.unknown_field"),
    ],
)
def test_a_form_that_no_note_could_use_is_refused(
    practice: "Practice", name: str, sections: list[NoteSection], key: str
) -> None:
    with refused(key):
        practice.desk.templates.make(name, sections)
    assert not practice.desk.templates.own()


# snippets


def test_ones_own_snippet_stands_before_a_shipped_one_until_it_is_retired(practice: "Practice") -> None:
    snippets = practice.desk.snippets
    shipped = {one.id: one.text for one in snippets.offered()}
    snippets.keep(";Arrived", "Came {when}.")
    snippets.keep("mine", "My {words} and {more}.")
    snippets.keep("arrived", "Was there {when}.")
    found = {one.id.casefold(): one for one in snippets.offered()}
    assert (found["arrived"].text, found["arrived"].is_own) == ("Was there {when}.", True)
    assert list(found) == sorted(found)
    snippets.retire("arrived")
    snippets.retire("mine")
    assert {one.id: one.text for one in snippets.offered()} == shipped
    snippets.keep("mine", "Again.")
    assert {one.id: one for one in snippets.offered()}["mine"].text == "Again."


def test_a_snippet_needs_a_trigger_that_can_be_typed_and_words(practice: "Practice") -> None:
    with refused("snippet.trigger"):
        practice.desk.snippets.keep("two words", "x")
    with refused("snippet.needs_words"):
        practice.desk.snippets.keep("x", "  ")


def test_the_places_of_a_snippet_are_found_in_order() -> None:
    text = "To {whom}, {when it was}; {} and {\n} are none"
    assert [one.of(text) for one in placeholders(text)] == ["{whom}", "{when it was}"]


# typed fields


def test_a_reading_is_kept_changed_and_taken_away(practice: "Practice") -> None:
    client, readings = practice.client(), practice.desk.field_readings
    session = practice.met(client)
    readings.read(session.id, "sud", "start", 8)
    readings.read(session.id, "sud", "start", 7)
    readings.read(session.id, "window", "end", "within")
    assert readings.of_session(session.id) == {("sud", "start"): 7, ("window", "end"): "within"}
    readings.read(session.id, "sud", "start", None)
    assert [(one.field, one.word) for one in readings.of_client(client.id)] == [("window", "within")]


def test_a_reading_of_no_field_out_of_range_or_after_signing_is_refused(practice: "Practice") -> None:
    session = practice.met(practice.client())
    readings, writing = practice.desk.field_readings, practice.desk.note_writing
    for field, when in (("none", "start"), ("sud", "whole")):
        with refused("field.unknown"):
            readings.read(session.id, field, when, 3)
    with refused("field.out_of_range"):
        readings.read(session.id, "sud", "start", 11)
    note = practice.wrote(session, "Words.")
    practice.desk.note_signing.sign(note.note.id)
    with refused("session.sealed"):
        readings.read(session.id, "sud", "start", 3)
    assert writing.open_note(note.note.id).note.status == "signed"


# jottings


def jotted(practice: "Practice") -> "Session":
    session = practice.met(practice.client(), days_ago=0.02)
    pad = practice.desk.jot_pad
    pad.jot(session.id, " came late ")
    practice.later(minutes=4)
    pad.jot(session.id, code="anxious_preoccupied")
    return session


def test_jottings_keep_their_time_and_become_words_for_a_draft(practice: "Practice") -> None:
    session, pad = jotted(practice), practice.desk.jot_pad
    mark = pad.of_session(session.id)[1]
    pad.jot(session.id, "asked", "anxious_preoccupied", line_id=mark.id)
    pad.jot(session.id, "asked whether I am angry", "anxious_preoccupied", line_id=mark.id)
    said = pad.as_text(session.id, {"anxious_preoccupied": "Anxious"})
    assert said == "10:00 came late\n10:04 [Anxious] asked whether I am angry"
    pad.drop(mark.id)
    assert pad.as_text(session.id, {}) == "10:00 came late"


def test_a_line_being_typed_is_one_line_and_may_be_marked_late(practice: "Practice") -> None:
    session, pad = practice.met(practice.client(), days_ago=0.02), practice.desk.jot_pad
    for words in ("lo", "looked away"):
        pad.jot(session.id, words, line_id="mine")
    practice.later(minutes=1)
    pad.jot(session.id, "looked away", "dismissive_avoidant", line_id="mine")
    [line] = pad.of_session(session.id)
    assert (line.id, line.text, line.code) == ("mine", "looked away", "dismissive_avoidant")


def test_a_line_of_nothing_or_after_signing_is_refused(practice: "Practice") -> None:
    session, pad = jotted(practice), practice.desk.jot_pad
    with refused("jotting.nothing"):
        pad.jot(session.id, "  ")
    first = pad.of_session(session.id)[0]
    practice.desk.note_signing.sign(practice.wrote(session, "Words.").note.id)
    with refused("session.sealed"):
        pad.jot(session.id, "later")
    if pad.of_session(session.id):
        with refused("session.sealed"):
            pad.jot(session.id, "later", line_id=first.id)
    with practice.desk.records.work() as work:
        purge(work, session.id)
        assert purge(work, session.id) == 0
    assert not pad.of_session(session.id)


def test_jottings_are_purged_in_one_unit_of_work(practice: "Practice") -> None:
    session = jotted(practice)
    with practice.desk.records.work() as work:
        assert purge(work, session.id) == 2
    assert not practice.desk.jot_pad.of_session(session.id)


def test_the_session_under_way_is_found_for_the_pad(practice: "Practice") -> None:
    pad = practice.desk.jot_pad
    assert pad.session_for() is None
    client = practice.client()
    practice.met(client, days_ago=3)
    assert pad.session_for() is None
    today = practice.met(client, days_ago=0.01)
    found = pad.session_for()
    assert found is not None
    assert found.id == today.id
    assert pad.session_for(now=practice.now + timedelta(days=2)) is None


def test_the_pad_is_of_the_client_in_front_and_never_of_a_signed_session(practice: "Practice") -> None:
    desk, pad, client = practice.desk, practice.desk.jot_pad, practice.client()
    past = practice.met(client, days_ago=7)
    other = practice.met(practice.client("OAK-02"), days_ago=0.01)

    def found(of: str = "") -> str:
        session = pad.session_for(of)
        return session.id if session is not None else ""

    assert (found(), found(client.id)) == (other.id, past.id)
    later = desk.diary.record(client.id, practice.now + timedelta(days=7))
    assert found(client.id) == later.id
    today = practice.met(client, days_ago=0.08)
    assert found(client.id) == today.id and pad.is_open(today.id)
    desk.note_signing.sign(practice.wrote(today, "Words.").note.id)
    assert found(client.id) == later.id and not pad.is_open(today.id)
    desk.diary.change(later.id, status="cancelled", cancelled_by="client")
    desk.note_signing.sign(practice.wrote(past, "Words.").note.id)
    desk.note_signing.sign(practice.wrote(other, "Words.").note.id)
    assert (found(), found(client.id)) == ("", "")


# carrying over


def test_the_sections_of_the_last_signed_note_are_offered(practice: "Practice") -> None:
    client, writing = practice.client(), practice.desk.note_writing
    first = writing.start("dap", session_id=practice.met(client, days_ago=9).id)
    headings = [(one.section, Span(one.start, one.end)) for one in first.marks]
    assert practice.desk.carrying.offered(first.note.id) == ()
    at = headings[0][1].end + 1
    text = first.note.text[:at] + "Quarrel with Jo." + first.note.text[at:]
    moved = [
        (key, span if span.start < at else Span(span.start + 16, span.end + 16)) for key, span in headings
    ]
    writing.save(first.note.id, Draft(text, at, tuple(moved)))
    practice.desk.note_signing.sign(first.note.id)
    plain = practice.wrote(practice.met(client, days_ago=2), "unsigned").note
    [one] = practice.desk.carrying.offered(plain.id)
    assert (one.key, one.heading, one.text) == ("data", "Data", "Quarrel with Jo.")
    practice.later(minutes=1)
    practice.desk.note_signing.sign(plain.id)
    following = practice.wrote(practice.met(client), "x").note
    [bare] = practice.desk.carrying.offered(following.id)
    assert (bare.key, bare.text) == ("", "unsigned")


def test_carried_words_stay_marked_where_they_stand_and_their_share_is_said(practice: "Practice") -> None:
    note = practice.wrote(practice.met(practice.client()), "old words and new").note
    writing = practice.desk.note_writing

    def kept(*spans: Span) -> list[tuple[int, int]]:
        writing.save(note.id, Draft("old words and new", 0, carried=spans))
        marks = writing.open_note(note.id).marks
        return sorted((one.start, one.end) for one in marks if one.mark == "carried")

    assert kept(Span(0, 3), Span(4, 9), Span(5, 5)) == [(0, 3), (4, 9)]
    assert kept(Span(0, 3), Span(4, 9)) == [(0, 3), (4, 9)]
    assert kept(Span(1, 3)) == [(1, 3)]
    assert kept(Span(0, 9)) == [(0, 9)]
    said = dict(practice.desk.note_signing.missing(note.id))
    assert said["note.missing_touch"] == {"share": "50"}
    assert kept() == []
    assert "note.missing_touch" not in dict(practice.desk.note_signing.missing(note.id))


def test_a_word_among_very_many_is_still_a_share(practice: "Practice") -> None:
    note = practice.wrote(practice.met(practice.client()), "one " * 500).note
    mark = practice.desk.records.new(
        NoteMark, client_id=note.client_id, note_id=note.id, mark="carried", start=0, end=3
    )
    assert carried_share(note, [mark]) == 1
    assert carried_share(note.redrawn(word_count=0), [mark]) == 0


# spelling


def test_whether_spelling_is_checked_and_ones_own_words_are_kept_in_the_vault(practice: "Practice") -> None:
    spelling = practice.desk.spelling
    assert spelling.is_on(unless_said=True)
    assert not spelling.is_on(unless_said=False)
    spelling.put_on(False)
    assert not spelling.is_on(unless_said=True)
    spelling.put_on(True)
    assert spelling.is_on(unless_said=False)
    for word in ("Oakfield", "Maribowl", "Oakfield"):
        spelling.learn(word)
    assert spelling.own() == ["Oakfield", "Maribowl"]


def test_the_names_of_a_clients_notes_are_theirs_the_therapists_and_every_code(practice: "Practice") -> None:
    desk = practice.desk
    client = practice.client("Zephyrine-1", name="Amara")
    other = practice.client("Quillon-2", name="Jada")
    desk.caseload.put_in_file(ClientName, client.id, recipient="Insurer", name="Amarachi")
    desk.caseload.put_in_file(ClientName, client.id, recipient="School")
    practice.person(client, "Emeka", "father")
    practice.person(other, "Lia", "sister")
    desk.keeping.change_practice(therapist="Tomasina")
    found = desk.spelling.names(client.id)
    assert {"Amara", "Amarachi", "Emeka", "Tomasina", "Zephyrine-1", "Quillon-2"} <= set(found)
    assert not {"Jada", "Lia", ""} & set(found)
    assert {"Jada", "Lia"} <= set(desk.spelling.names(other.id))
    assert desk.spelling.own() == []
