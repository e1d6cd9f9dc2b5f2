"""What a draft said before is kept now and then, brought back without loss, and gone with the signature."""

from datetime import timedelta

import pytest

from attachdesk.domain.draft_state import MOST, changed, thinned
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Span
from attachdesk.domain.writing import Jotting
from attachdesk.services.note_writing import Draft
from tests.services.conftest import START, Practice

WORDS = "She came on time and spoke of the week, of her mother and of the door that stayed shut. " * 5


def save(practice: Practice, note_id: str, text: str, **fields: object) -> None:
    practice.desk.note_writing.save(note_id, Draft(text, 0, **fields))  # type: ignore[arg-type]


def texts(practice: Practice, note_id: str) -> list[str]:
    return [state.text for state in practice.desk.note_history.states(note_id)]


def test_one_state_is_kept_every_two_minutes_of_writing(practice: Practice) -> None:
    note_id = practice.wrote(practice.met(practice.client()), "She").note.id
    for word in ("came", "on", "time", "and", "spoke"):
        practice.later(seconds=50)
        save(practice, note_id, f"She {word}")
    assert texts(practice, note_id) == ["She on"]
    practice.later(seconds=50)
    save(practice, note_id, "She spoke")
    assert texts(practice, note_id) == ["She on"]  # nothing was written
    save(practice, note_id, "She wept")
    (newest, _) = practice.desk.note_history.states(note_id)
    assert (newest.text, newest.word_count, newest.at) == ("She spoke", 2, practice.now)


def test_what_was_there_before_much_of_it_went_is_kept_at_once(practice: Practice) -> None:
    note_id = practice.wrote(practice.met(practice.client()), WORDS).note.id
    save(practice, note_id, WORDS + "A word.")
    assert WORDS + "A word." not in texts(practice, note_id)
    save(practice, note_id, "")
    assert texts(practice, note_id)[0] == WORDS + "A word."
    save(practice, note_id, "Nothing else.")
    assert len(texts(practice, note_id)) == 1


def test_an_earlier_state_comes_back_and_so_does_the_present_one(practice: Practice) -> None:
    writing, history = practice.desk.note_writing, practice.desk.note_history
    opened = writing.start("dap", session_id=practice.met(practice.client()).id)
    note_id, laid = opened.note.id, opened.note.text
    places = {mark.section: Span(mark.start, mark.end) for mark in opened.marks}
    first = laid + WORDS
    save(practice, note_id, first, headings=tuple(places.items()))
    tag = practice.tagged(writing.open_note(note_id), "the door", "secure")
    practice.later(minutes=3)
    moved = "\n" + laid.replace("Assessment", "Assessment\nno words")
    heads = {
        section: Span(moved.index(span.of(laid)), moved.index(span.of(laid)) + span.end - span.start)
        for section, span in places.items()
    }
    save(practice, note_id, moved, headings=tuple(heads.items()), passages=((tag.id, None),))
    assert writing.open_note(note_id).observations[0].place == "tray"
    (state, *_) = history.states(note_id)
    back = history.bring_back(note_id, state.number)
    assert (back.note.text, back.note.word_count) == (first, state.word_count)
    assert {mark.section: Span(mark.start, mark.end) for mark in back.marks} == places
    (found,) = back.observations
    assert (found.place, found.quote) == ("placed", "the door")
    assert [one.text for one in history.states(note_id)][:1] == [moved]
    again = history.bring_back(note_id, history.states(note_id)[0].number)
    assert again.note.text == moved
    assert {mark.section: Span(mark.start, mark.end) for mark in again.marks} == heads
    assert again.observations[0].place == "tray"
    assert practice.desk.keeping.verify() == []


def test_headings_come_back_with_their_template(practice: Practice) -> None:
    writing, history = practice.desk.note_writing, practice.desk.note_history
    opened = writing.start("dap", session_id=practice.met(practice.client()).id)
    places = tuple((mark.section, Span(mark.start, mark.end)) for mark in opened.marks)
    save(practice, opened.note.id, opened.note.text + WORDS, headings=places)
    save(practice, opened.note.id, opened.note.text, headings=places)
    writing.change_template(opened.note.id, "soap")
    (state, *_) = history.states(opened.note.id)
    back = history.bring_back(opened.note.id, state.number)
    assert [(mark.section, Span(mark.start, mark.end)) for mark in back.marks] == list(places)


def test_signing_lets_go_of_what_led_to_the_note(practice: Practice) -> None:
    history = practice.desk.note_history
    notes = {}
    for code, hold in (("INE-01", ""), ("TOM-02", "asked for by a court")):
        session = practice.met(practice.client(code, legal_hold=hold))
        note = practice.wrote(session, WORDS).note
        save(practice, note.id, "She wept.")
        of = {"client_id": note.client_id, "session_id": session.id, "jotted_at": practice.now}
        with practice.desk.records.work() as work:
            work.add(practice.desk.records.new(Jotting, text="door", **of))
        assert texts(practice, note.id) == [WORDS]
        practice.desk.note_signing.sign(note.id)
        notes[code] = note.id
    with practice.desk.records.work() as work:
        jotted = [one.client_id for one in work.find(Jotting)]
    assert texts(practice, notes["INE-01"]) == []
    assert texts(practice, notes["TOM-02"]) == [WORDS]
    assert len(jotted) == 1
    (kept,) = history.states(notes["TOM-02"])
    with pytest.raises(RuleBroken, match=r"note.already_signed"):
        history.bring_back(notes["TOM-02"], kept.number)
    assert practice.desk.keeping.verify() == []


def test_a_state_that_is_gone_is_not_brought_back(practice: Practice) -> None:
    note_id = practice.wrote(practice.met(practice.client()), "She came.").note.id
    with pytest.raises(RuleBroken, match=r"note.state_gone"):
        practice.desk.note_history.bring_back(note_id, 7)


def test_of_many_states_fifty_remain_over_the_whole_time(practice: Practice) -> None:
    note_id = practice.wrote(practice.met(practice.client()), "0").note.id
    for number in range(1, MOST + 12):
        practice.later(minutes=2)
        save(practice, note_id, str(number))
    kept = texts(practice, note_id)
    assert len(kept) == MOST
    assert (kept[0], kept[-1]) == (str(MOST + 10), "0")


def test_the_states_closest_together_go_first() -> None:
    moments = [(1, START), (2, START + timedelta(minutes=60)), (3, START + timedelta(minutes=61))]
    moments += [(4, START + timedelta(minutes=62)), (5, START + timedelta(minutes=120))]
    assert thinned(moments, 4) == [3]
    assert thinned(moments[:2], 1) == []


def test_how_much_lies_between_the_common_ends() -> None:
    pairs = (("", ""), ("abc", "abc"), ("abc", "ac"), ("aaa", "aa"), ("ab", "xy"))
    assert [changed(*pair) for pair in pairs] == [0, 0, 1, 1, 2]


def test_a_passage_whose_place_is_the_same_stays_there(practice: Practice) -> None:
    writing, history = practice.desk.note_writing, practice.desk.note_history
    first = "The door fell shut." + " Rain." * 40
    note_id = practice.wrote(practice.met(practice.client()), first).note.id
    tag = practice.tagged(writing.open_note(note_id), "The door", "secure")
    practice.later(minutes=3)
    save(practice, note_id, first + " She waited.", passages=((tag.id, Span(0, 8)),))
    back = history.bring_back(note_id, history.states(note_id)[0].number)
    assert back.note.text == first
    assert [(one.start, one.end, one.place) for one in back.observations] == [(0, 8, "placed")]
