"""What a therapist reads in the minute before a session, and the small counts beside the places."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble
from attachdesk.domain.note_template import NoteSection
from attachdesk.domain.passage import Span
from attachdesk.domain.plan import Break, Due, Phase, Rupture
from attachdesk.domain.session import Session
from attachdesk.services import opening
from attachdesk.services.last_plan import LastPlan
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice

Act = Callable[[Practice, Session], None]


def day(practice: Practice, ago: float) -> date:
    return (practice.now - timedelta(days=ago)).date()


def signed_plan(
    practice: Practice, client: Client, plan: str, days_ago: float = 7, act: Act | None = None
) -> None:
    session = practice.met(client, days_ago=days_ago)
    opened = practice.desk.note_writing.start("dap", session_id=session.id)
    text, headings = "", []
    for mark, body in zip(opened.marks, ("She came early.", "Calmer.", plan), strict=True):
        words = opened.note.text[mark.start : mark.end]
        headings.append((mark.section, Span(len(text), len(text) + len(words))))
        text += f"{words}\n{body}\n"
    practice.desk.note_writing.save(opened.note.id, Draft(text, 0, tuple(headings)))
    practice.desk.coding.tag(opened.note.id, Span(text.index("She"), text.index("She") + 8), "secure")
    practice.desk.diary.note_risk(client.id, "suicide", "asked_none_told", session_id=session.id)
    if act is not None:
        act(practice, session)
    practice.desk.note_signing.sign(opened.note.id)


def test_the_brief_gathers_plan_rupture_observations_due_things_and_risk(practice: Practice) -> None:
    client = practice.client()
    first = practice.met(client, days_ago=14)
    practice.desk.caseload.put_in_file(Rupture, client.id, session_id=first.id, movement="withdrawal")
    practice.desk.caseload.put_in_file(Due, client.id, about="promise", due_on=date(2026, 3, 9), words="List")
    signed_plan(practice, client, "Look at the evenings.")
    brief = practice.desk.briefing.brief(client.id)
    assert (brief.next_number, brief.plan.words) == (3, "Look at the evenings.")
    assert brief.plan == LastPlan("Look at the evenings.", day(practice, 7))
    assert [on for _, on in brief.ruptures] == [day(practice, 14)]
    assert [one.code for one in brief.seen] == ["secure"]
    assert [due.words for due in brief.dues] == ["List"]
    assert [(entry.asked, on) for entry, on in brief.risk] == [("asked_none_told", day(practice, 7))]


def test_a_first_session_has_an_empty_brief_and_a_draft_no_plan_yet(practice: Practice) -> None:
    client = practice.client()
    empty = practice.desk.briefing.brief(client.id)
    assert (empty.next_number, empty.plan, empty.ruptures) == (1, LastPlan(), ())
    assert (empty.seen, empty.risk) == ((), ())
    practice.wrote(practice.met(client), "She waited.")
    assert practice.desk.briefing.brief(client.id).plan == LastPlan()
    assert practice.desk.briefing.next_numbers([]) == {}
    other = practice.client("OTTER-08")
    assert practice.desk.briefing.next_numbers([client.id, other.id]) == {client.id: 2, other.id: 1}


def test_an_empty_plan_a_note_without_one_and_a_draft_do_not_hide_the_last_plan(practice: Practice) -> None:
    client = practice.client()
    signed_plan(practice, client, "Ask about the letter.", days_ago=28)
    signed_plan(practice, client, " ", days_ago=21)
    free = practice.wrote(practice.met(client, days_ago=14), "She spoke of the garden.")
    practice.desk.note_signing.sign(free.note.id)
    practice.wrote(practice.met(client, days_ago=1), "Plan: not yet.", template="dap")
    brief = practice.desk.briefing.brief(client.id)
    assert brief.next_number == 5
    assert brief.plan == LastPlan("Ask about the letter.", day(practice, 28), missing_on=day(practice, 14))


def test_a_plan_in_a_form_of_ones_own_is_known_by_its_heading(practice: Practice) -> None:
    client = practice.client()
    own = practice.desk.templates.make("Mine", [NoteSection("", "Plan", "", "")])
    opened = practice.desk.note_writing.start(own.id, session_id=practice.met(client).id)
    (heading,) = opened.marks
    kept = ((heading.section, Span(heading.start, heading.end)),)
    practice.desk.note_writing.save(opened.note.id, Draft(f"{opened.note.text}Bring the list.", 0, kept))
    practice.desk.note_signing.sign(opened.note.id)
    assert practice.desk.briefing.brief(client.id).plan == LastPlan("Bring the list.", day(practice, 1))


def told(practice: Practice, session: Session) -> None:
    of = {"session_id": session.id, "words": "as told"}
    practice.desk.diary.note_risk(session.client_id, "suicide", "told", **of)


def distress(practice: Practice, session: Session) -> None:
    practice.desk.field_readings.read(session.id, "sud", "start", 8.0)


def rated(practice: Practice, session: Session) -> None:
    practice.desk.coding.rate(session.id, "trauma", 2, sense="worked_on")


def aimed(practice: Practice, session: Session) -> None:
    practice.desk.coding.target(session.id, "trauma", True)


def window(practice: Practice, session: Session) -> None:
    practice.desk.field_readings.read(session.id, "window", "start", "within")


@pytest.mark.parametrize(
    ("act", "delicate"), [(told, True), (distress, True), (rated, True), (aimed, True), (window, False)]
)
def test_a_plan_is_delicate_when_its_session_touches_trauma_or_a_risk_that_was_told(
    practice: Practice, act: Act, delicate: bool
) -> None:
    client = practice.client()
    signed_plan(practice, client, "Look at it next time.", act=act)
    assert practice.desk.briefing.brief(client.id).plan.is_delicate is delicate
    (line,) = practice.desk.diary.sessions(client.id)
    assert practice.desk.briefing.is_delicate(line) is delicate


def test_a_code_seen_toward_somebody_is_told_with_the_name_and_not_again_without(practice: Practice) -> None:
    client = practice.client()
    lia = practice.person(client, "Lia", "sister")
    note = practice.wrote(practice.met(client), "She wrote to Lia, asked, waited, and slept.")
    practice.tagged(note, "wrote", "secure", intensity=1, toward=lia.id)
    practice.tagged(note, "asked", "secure", intensity=3, toward=lia.id)
    practice.tagged(note, "waited", "secure", intensity=3)
    practice.tagged(note, "slept", "mood", sense="forward")
    practice.desk.coding.rate(note.meeting.id, "anxious_preoccupied", 0)
    practice.wrote(practice.met(client, days_ago=0.1), "Nothing to tag.")
    seen = practice.desk.briefing.brief(client.id).seen
    told = [(one.code, one.intensity, one.toward, one.sense) for one in seen]
    assert told == [("secure", 3, "Lia", None), ("mood", None, "", "forward")]


def asked_of(practice: Practice, client: Client, days_ago: float, **areas: str) -> None:
    held = practice.met(client, days_ago=days_ago)
    for area, asked in areas.items():
        words = "as told" if asked == "told" else ""
        practice.desk.diary.note_risk(client.id, area, asked, session_id=held.id, words=words)


def test_risk_of_an_area_is_that_of_the_last_meeting_in_which_it_was_asked_about(practice: Practice) -> None:
    client = practice.client()
    asked_of(practice, client, 14, suicide="asked_none_told", substances="told", self_harm="told")
    call = practice.desk.diary.record_contact(
        client.id, practice.now - timedelta(days=3), contact_kind="crisis_call"
    )
    practice.desk.diary.note_risk(client.id, "suicide", "told", contact_id=call.id, words="not tonight")
    asked_of(practice, client, 2, self_harm="asked_none_told", suicide="not_asked")
    asked_of(practice, client, 1, suicide="not_asked", substances="not_asked")
    risk = practice.desk.briefing.brief(client.id).risk
    assert [(one.area, one.asked, one.words, on) for one, on in risk] == [
        ("suicide", "told", "not tonight", day(practice, 3)),
        ("substances", "told", "as told", day(practice, 14)),
        ("self_harm", "asked_none_told", "", day(practice, 2)),
    ]


def test_open_ruptures_come_newest_first_and_before_a_later_one_that_was_repaired(practice: Practice) -> None:
    client = practice.client()
    first, second, third = (practice.met(client, days_ago=ago) for ago in (21, 14, 7))
    put, fields = practice.desk.caseload.put_in_file, {"movement": "confrontation"}
    closed = {"outcome": "repaired", "closed_session_id": third.id, **fields}
    put(Rupture, client.id, session_id=first.id, **closed)
    repaired = put(Rupture, client.id, session_id=third.id, **closed)
    assert practice.desk.briefing.brief(client.id).ruptures == ((repaired, day(practice, 7)),)
    newer = put(Rupture, client.id, session_id=second.id, **fields)
    older = put(Rupture, client.id, session_id=first.id, **fields)
    found = practice.desk.briefing.brief(client.id).ruptures
    assert found == ((newer, day(practice, 14)), (older, day(practice, 21)))


def test_the_counts_beside_the_places(practice: Practice) -> None:
    client, paused = practice.client(), practice.client("OTTER-08")
    practice.desk.caseload.put_on_hold(paused.id)
    practice.met(client, days_ago=0.05)
    practice.met(client, days_ago=3)
    assert practice.desk.caseload.count_current() == 1
    assert practice.desk.diary.count_today() == 1


def test_the_timeline_shows_phases_and_the_breaks_that_fell_in_between(practice: Practice) -> None:
    client = practice.client()
    practice.met(client, days_ago=30)
    practice.met(client, days_ago=2)
    day = practice.desk.records.today()
    practice.desk.caseload.put_in_file(Phase, client.id, name="Safety", since=day - timedelta(days=30))
    inside = {"since": day - timedelta(days=20), "until": day - timedelta(days=10)}
    practice.desk.caseload.put_in_file(Break, client.id, why="holiday", **inside)
    outside = {"since": day - timedelta(days=300), "until": day - timedelta(days=290)}
    practice.desk.caseload.put_in_file(Break, client.id, why="long ago", **outside)
    kinds = [entry.kind for entry in practice.desk.diary.timeline(client.id)]
    assert sorted(kinds) == ["break", "phase", "session", "session"]


def test_what_was_taken_out_of_a_file_can_be_put_back(practice: Practice) -> None:
    client = practice.client()
    person = practice.desk.caseload.put_in_file(Person, client.id, name="Lia", relation="sister")
    practice.desk.caseload.remove_from_file(person)
    practice.desk.caseload.put_back(person)
    assert [one.name for one in practice.desk.caseload.file(client.id).people] == ["therapist", "Lia"]
    code = practice.desk.coding.add_code("Trauma signal")
    practice.desk.caseload.remove_from_file(code)
    practice.desk.caseload.put_back(code)
    assert [one.name for one in practice.desk.coding.own_codes()] == ["Trauma signal"]


def test_a_place_is_looked_at_before_a_passphrase_is_asked_for(practice: Practice) -> None:
    folder = practice.folder
    opening.look_for(folder)
    opening.look_at(folder)
    opening.look_at_backup(folder)
    opening.refuse_taken(folder.parent / "free")
    with pytest.raises(RuleBroken, match=r"vault\.exists"):
        opening.refuse_taken(folder)
    with pytest.raises(StorageTrouble, match=r"vault\.gone"):
        opening.look_at_backup(folder.parent / "nowhere")
    empty = folder.parent / "empty"
    empty.mkdir()
    with pytest.raises(Damaged, match=r"vault\.not_a_vault"):
        opening.look_at(empty)


def test_letters_that_no_font_draws_are_named_before_a_report_leaves(practice: Practice) -> None:
    client = practice.client("\N{CUNEIFORM SIGN A}-1")
    practice.met(client)
    case = practice.desk.reporting.case(client.id, "client")
    assert practice.desk.reporting.undrawn(case) == "\N{CUNEIFORM SIGN A}"
    plain = practice.desk.reporting.case(practice.client("PLAIN-1").id, "client")
    assert practice.desk.reporting.undrawn(plain) == ""
