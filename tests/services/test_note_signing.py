"""A reader's questions before the signature; afterwards a note is changed by nobody and takes later words."""

from collections.abc import Callable

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Span
from attachdesk.domain.plan import Goal
from attachdesk.services.note_writing import Draft
from tests.services.conftest import SCRIPTS, Practice, raw


def test_signing_warns_of_what_a_reader_would_miss_and_never_blocks(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    opened = writing.start("dap", session_id=session.id)
    assert signing.missing(opened.note.id) == (
        ("note.missing_words", {}), ("note.missing_risk", {}), ("note.missing_plan", {}),
        ("note.missing_sections", {"sections": "Data, Assessment"}),
        ("note.missing_goal", {}), ("note.missing_targets", {}),
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
    practice.desk.coding.target(session.id, "mood", True)
    practice.desk.caseload.put_in_file(Goal, client.id, words="to sleep", since=practice.now.date())
    assert signing.missing(opened.note.id) == ()
    writing.save(opened.note.id, Draft(text, 0, headings=places, passages=((tag.id, None),)))
    assert signing.missing(opened.note.id) == (("note.missing_tray", {}),)
    assert signing.sign(opened.note.id).signed_at == practice.now


def test_risk_that_was_told_is_not_signed_away_without_a_word(practice: Practice) -> None:
    session = practice.met(practice.client())
    note_id, signing = practice.wrote(session, "She wept.").note.id, practice.desk.note_signing

    def said() -> set[str]:
        return {key.removeprefix("note.") for key, _ in signing.missing(note_id) if "risk" in key}

    def told(**fields: object) -> None:
        practice.desk.diary.note_risk(
            session.client_id, "suicide", "told", session_id=session.id, words="I will not be here", **fields
        )

    assert said() == {"missing_risk"}
    told()
    assert said() == {"risk_without_action", "risk_without_follow_up"}
    told(action="made a safety plan")
    assert said() == {"risk_without_follow_up"}
    told(action="made a safety plan", follow_up_at=practice.now)
    assert said() == set()
    told(action="made a safety plan", followed_up_at=practice.now)
    assert said() == set()
    signing.sign(note_id)


def test_a_session_nobody_said_took_place_is_named_and_blocks_nothing(practice: Practice) -> None:
    client, diary = practice.client(), practice.desk.diary
    signing = practice.desk.note_signing
    cases = {"booked": True, "attended": False, "no_show": False}
    for status, is_said in cases.items():
        session = practice.met(client, status=status)
        note_id = practice.wrote(session, "She wept.").note.id
        assert (("note.still_booked", {}) in signing.missing(note_id)) is is_said
        assert signing.sign(note_id).status == "signed"
    call = diary.record_contact(client.id, practice.now, contact_kind="crisis_call")
    note = practice.desk.note_writing.start("free", contact_id=call.id).note
    assert "note.still_booked" not in dict(signing.missing(note.id))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She wept.", {}),
        ("Open { braces } \N{GRINNING FACE} {", {"note.missing_place": {"count": "1"}}),
        ("{what happened}; {}; {date}\n{time} {torn\n}", {"note.missing_places": {"count": "3"}}),
    ],
)
def test_places_of_snippets_that_nobody_filled_in_are_counted(
    practice: Practice, text: str, said: dict[str, dict[str, str]]
) -> None:
    note_id = practice.wrote(practice.met(practice.client()), text).note.id
    found = dict(practice.desk.note_signing.missing(note_id))
    assert {key: values for key, values in found.items() if "missing_place" in key} == said
    assert practice.desk.note_signing.sign(note_id).status == "signed"


def test_a_contact_is_asked_for_no_goal_and_an_ended_goal_is_none(practice: Practice) -> None:
    client = practice.client()
    day = practice.now.date()
    contact = practice.desk.diary.record_contact(client.id, practice.now, contact_kind="crisis_call")
    call = practice.desk.note_writing.start("free", contact_id=contact.id)
    session = practice.met(client)
    met = practice.desk.note_writing.start("free", session_id=session.id)
    practice.desk.caseload.put_in_file(Goal, client.id, words="to sleep", since=day, until=day)
    missing = practice.desk.note_signing.missing
    aims = {"note.missing_goal", "note.missing_targets"}
    assert aims & dict(missing(call.note.id)).keys() == set()
    assert aims <= dict(missing(met.note.id)).keys()


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
    assert dict(signing.missing(opened.note.id))["note.missing_sections"] == {"sections": "Data"}


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


def test_a_clients_request_is_kept_beside_the_words_it_is_about(practice: Practice) -> None:
    writing, signing = practice.desk.note_writing, practice.desk.note_signing
    note = practice.wrote(practice.met(practice.client()), "She left her husband in May.").note
    signed = signing.sign(note.id)
    with pytest.raises(RuleBroken, match=r"note.amendment_needs_request"):
        signing.amend(note.id, "in June", "agreed", " ")
    with pytest.raises(RuleBroken, match=r"note.passage_elsewhere"):
        signing.amend(note.id, "in June", "agreed", "wrong month", passage="in August")
    made = signing.amend(note.id, "in June", "checked", " It was June. ", passage="in May")
    kinds = (made.addendum_kind, made.request, made.passage, made.text)
    assert kinds == ("amendment", "It was June.", "in May", "in June")
    about = signing.add_addendum(note.id, "She said so twice.", "remembered", passage="left")
    assert (about.addendum_kind, about.passage) == ("addendum", "left")
    assert writing.open_note(note.id).note == signed
    assert practice.desk.keeping.verify() == []


def test_a_clock_that_moved_back_is_told_of_at_signing_and_the_order_stays(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), "She wept.").note
    practice.later(days=-2)
    signed = practice.desk.note_signing.sign(note.id)
    assert signed.signed_at == practice.now
    told = [(line.what, line.at) for line in practice.desk.keeping.audit_trail()]
    assert told[-1] == ("clock.moved_back", practice.now)
    assert practice.desk.keeping.verify() == []
