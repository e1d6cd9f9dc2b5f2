"""Episodes of care, how each ended, and the summary: drafted from the record, signed like a note."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from attachdesk.domain.administration import Administration, Score
from attachdesk.domain.around import Appointment
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import NoteMark
from attachdesk.domain.passage import Span
from attachdesk.domain.plan import BenefitInFocus, Goal, GoalRating, Phase
from attachdesk.domain.session import Contact
from attachdesk.domain.signing import EnteredInError
from attachdesk.domain.treatment import AttainmentRating, Objective, Problem
from attachdesk.exchange import json_form
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice, raw

TODAY = date(2026, 3, 2)


def under(practice: Practice, note_id: str, section: str) -> str:
    """Return what stands under one heading of a note."""
    opened = practice.desk.note_writing.open_note(note_id)
    headings = [mark for mark in opened.marks if mark.mark == "heading"]
    ends = [mark.start for mark in headings[1:]] + [len(opened.note.text)]
    return next(
        opened.note.text[mark.end : end].strip()
        for mark, end in zip(headings, ends, strict=True)
        if mark.section == section
    )


def put(practice: Practice, kind: type, client_id: str, **fields: object) -> object:
    return practice.desk.caseload.put_in_file(kind, client_id, **fields)


def reached_out(practice: Practice, client_id: str, **fields: object) -> Contact:
    at = practice.now - timedelta(days=3)
    return practice.desk.diary.record_contact(client_id, at, **{"contact_kind": "outreach", **fields})


def test_a_client_has_one_episode_after_the_other_each_with_what_belongs_to_it(practice: Practice) -> None:
    client = practice.client()
    practice.met(client, days_ago=20)
    practice.met(client, days_ago=10, status="cancelled")
    practice.desk.caseload.discharge(client.id, on=date(2026, 2, 25), ending="client_left")
    letter = reached_out(practice, client.id)
    care = practice.desk.episodes.care(client.id)
    (line,) = care.lines
    assert (len(line.held), line.missed, line.outreach, line.summary) == (1, 1, (letter,), None)
    assert not care.is_running and care.kept_from == date(2026, 2, 25)
    practice.later(days=5)
    practice.desk.caseload.resume(client.id)
    practice.met(client)
    care = practice.desk.episodes.care(client.id)
    assert [one.episode.started_on for one in care.lines] == [date(2026, 3, 7), date(2026, 1, 5)]
    assert [len(one.held) for one in care.lines] == [1, 1]
    assert [len(one.outreach) for one in care.lines] == [0, 1]
    assert care.is_running and care.kept_from is None


@pytest.mark.parametrize(
    ("kept", "born", "since"),
    [
        ("adult", date(2010, 6, 1), date(2026, 3, 1)),
        ("custom", None, date(2026, 3, 1)),
        ("minor", date(2010, 6, 1), date(2028, 6, 1)),
        ("minor", date(2008, 2, 29), date(2026, 3, 1)),
        ("minor", date(2012, 2, 29), date(2030, 3, 1)),
        ("minor", None, None),
    ],
)
def test_the_keeping_time_counts_from_the_ending_and_never_before_majority(
    practice: Practice, kept: str, born: date | None, since: date | None
) -> None:
    client = practice.client(retention_class=kept, date_of_birth=born)
    practice.desk.caseload.discharge(client.id, on=date(2026, 3, 1), ending="agreed")
    assert practice.desk.episodes.care(client.id).kept_from == since


def test_outreach_before_the_first_episode_counts_to_it(practice: Practice) -> None:
    client = practice.client(started_on=TODAY)
    letter = reached_out(practice, client.id)
    assert practice.desk.episodes.care(client.id).lines[0].outreach == (letter,)


@pytest.mark.parametrize(
    "ending", ["agreed", "by_client", "client_left", "by_therapist", "referred_on", "death", "other"]
)
def test_every_kind_of_ending_is_said_in_the_summary(practice: Practice, ending: str) -> None:
    client = practice.client()
    note = practice.desk.discharging.discharge(client.id, on=TODAY, ending=ending, remark="By letter.")
    words = practice.desk.library.words()
    how = words.say(f"discharge.ending_{ending}")
    assert under(practice, note.id, "ending") == f"{how}, on 2 March 2026.\nBy letter."
    assert under(practice, note.id, "recommendations") == ""
    assert words.say("discharge.none_held") in under(practice, note.id, "course")


def test_an_ending_ahead_is_refused_and_changes_nothing(practice: Practice) -> None:
    client = practice.client()
    before = practice.everything()
    with pytest.raises(RuleBroken, match=r"episode.ends_in_future"):
        practice.desk.discharging.discharge(client.id, on=TODAY + timedelta(days=1), ending="agreed")
    with pytest.raises(RuleBroken, match=r"episode.still_running"):
        practice.desk.discharging.summary(practice.desk.episodes.care(client.id).lines[0].episode.id)
    assert practice.everything() == before


def plan_of(practice: Practice, client_id: str) -> None:
    day = date(2026, 1, 12)
    put(practice, Problem, client_id, words="Panic when he is late", since=day)
    goal = put(practice, Goal, client_id, words="Ask once, then wait", since=day)
    put(practice, Goal, client_id, words="Sleep through", since=day)
    once = put(practice, Goal, client_id, words="See Lia", since=day)
    for when, value, of in ((day, 2, goal), (date(2026, 2, 20), 7, goal), (day, 5, once)):
        put(practice, GoalRating, client_id, goal_id=of.id, rated_on=when, value=value)  # type: ignore[attr-defined]
    at = {"client_id": client_id, "goal_id": goal.id, "since": day}  # type: ignore[attr-defined]
    rated = put(practice, Objective, words="Run a bath first", state="reached", **at)
    put(practice, Objective, words="Tell him", **at)
    for when, level in ((day, -2), (date(2026, 2, 20), 1)):
        put(practice, AttainmentRating, client_id, objective_id=rated.id, rated_on=when, level=level)  # type: ignore[attr-defined]


def measures_of(practice: Practice, client_id: str) -> None:
    partner = practice.person(practice.desk.caseload.file(client_id).client, "Tomas", "partner")
    taken = [
        ("gad_7", date(2026, 1, 12), None, {"total": 15.0}),
        ("gad_7", date(2026, 2, 20), None, {"total": 6.0}),
        ("gad_7", date(2025, 2, 20), None, {"total": 21.0}),
        ("ecr_rs", date(2026, 1, 12), partner.id, {"anxiety": 6.33, "avoidance": 2.5}),
        ("own", date(2026, 1, 12), None, {}),
    ]
    for instrument, day, about, scores in taken:
        sitting = put(practice, Administration, client_id, instrument=instrument, taken_on=day, about=about)
        for name, value in scores.items():
            put(practice, Score, client_id, administration_id=sitting.id, name=name, value=value)  # type: ignore[attr-defined]


def test_a_summary_is_drafted_from_plan_measures_phases_benefits_and_the_last_agreement(
    practice: Practice,
) -> None:
    client = practice.client()
    plan_of(practice, client.id)
    measures_of(practice, client.id)
    put(practice, Phase, client.id, name="Safety", since=date(2026, 1, 12), until=date(2026, 2, 1))
    put(practice, Phase, client.id, name="Ending", since=date(2026, 2, 1))
    put(practice, Phase, client.id, name="Another", since=date(2026, 3, 9))
    put(practice, BenefitInFocus, client.id, benefit="regulation", since=date(2026, 1, 5))
    first = practice.met(client, days_ago=30)
    practice.tagged(practice.wrote(first, "She ran a bath."), "ran a bath", "regulation", sense="forward")
    also = practice.wrote(practice.met(client, days_ago=15), "She laughed.")
    practice.tagged(also, "laughed", "mood", sense="setback")
    last = practice.met(client, days_ago=2)
    note = practice.desk.note_writing.start("dap", session_id=last.id)
    at = len(note.note.text)
    places = tuple((mark.section, Span(mark.start, mark.end)) for mark in note.marks)
    practice.desk.note_writing.save(note.note.id, Draft(note.note.text + "Write to Lia.", at, places))
    practice.desk.note_signing.sign(note.note.id)
    practice.met(client, days_ago=1, status="no_show")
    reached_out(practice, client.id, with_whom="her sister")
    reached_out(practice, client.id)
    summary = practice.desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
    read = {key: under(practice, summary.id, key) for key in ("reason", "course", "goals", "measures")}
    assert read["reason"] == "- Panic when he is late"
    assert read["course"].splitlines() == [
        "Care began on 5 January 2026.",
        "Sessions attended: 3, from 31 January 2026 to 28 February 2026.",
        "Sessions booked and not held: 1.",
        "- Phase “Safety”: 12 January 2026 to 1 February 2026",
        "- Phase “Ending”: 1 February 2026 to the end",
    ]
    assert read["goals"].splitlines() == [
        "- Ask once, then wait: rated 2 of 10 on 12 January 2026, 7 of 10 on 20 February 2026",
        "    - Run a bath first: reached; attainment first -2, last +1 (from -2 to +2)",
        "    - Tell him: open",
        "- Sleep through: not rated",
        "- See Lia: rated once, 5 of 10 on 12 January 2026",
    ]
    assert read["measures"].splitlines() == [
        "- GAD-7: 15 on 12 January 2026, 6 on 20 February 2026",
        "- ECR-RS anxiety (Tomas): 6.33 on 12 January 2026, taken once",
        "- ECR-RS avoidance (Tomas): 2.5 on 12 January 2026, taken once",
    ]
    assert ", in focus: seen in 1 of 3 sessions (step forward 1, worked on 0, setback 0)" in under(
        practice, summary.id, "benefits"
    )
    assert under(practice, summary.id, "state") == "Agreed last, on 28 February 2026: Write to Lia."
    assert under(practice, summary.id, "ending").splitlines()[1:] == [
        "- Reached out on 27 February 2026: her sister",
        "- Reached out on 27 February 2026: the client",
    ]


def test_risk_stands_as_last_recorded_and_words_said_apart_stay_where_they_were_said(
    practice: Practice,
) -> None:
    client = practice.client("CPL-03", client_kind="couple")
    old, new = practice.met(client, days_ago=9), practice.met(client, days_ago=5)
    alone = practice.met(client, days_ago=4, session_kind="one_partner")
    call = practice.desk.diary.record_contact(
        client.id, practice.now - timedelta(days=3), contact_kind="phone_call", is_confidential=True
    )
    early = practice.desk.diary.record_contact(
        client.id, datetime(2025, 12, 1, 9, tzinfo=ZoneInfo("UTC")), contact_kind="phone_call"
    )
    note = practice.desk.diary.note_risk
    note(client.id, "suicide", "told", words="Sometimes", session_id=old.id, action="Plan made")
    note(client.id, "suicide", "asked_none_told", session_id=new.id)
    note(client.id, "self_harm", "told", words="Last week", action="Called", session_id=new.id)
    note(client.id, "self_harm", "told", words="Before", session_id=old.id)
    note(client.id, "substances", "told", words="Weekends", session_id=new.id)
    note(client.id, "harm_from_others", "told", words="He hits", session_id=alone.id)
    note(client.id, "safeguarding", "told", words="A neighbour said", contact_id=call.id)
    note(client.id, "harm_to_others", "told", words="Long ago", contact_id=early.id)
    note(client.id, "harm_to_others", "not_asked", session_id=new.id)
    for session in (new, alone):
        written = practice.desk.note_writing.start("free", session_id=session.id).note
        practice.desk.note_writing.save(written.id, Draft("Only words.", 0))
        practice.desk.note_signing.sign(written.id)
    summary = practice.desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
    assert under(practice, summary.id, "risk").splitlines() == [
        "- Suicide: asked on 25 February 2026, none told",
        "- Self-harm: told on 25 February 2026: “Last week” Done: Called",
        "- Substances: told on 25 February 2026: “Weekends”",
        "- Harm from others: asked on 26 February 2026; what was said then stays in that note",
        "- Safeguarding: asked on 27 February 2026; what was said then stays in that note",
    ]
    assert under(practice, summary.id, "state") == ""


def test_a_summary_is_one_is_edited_and_signed_like_a_note_and_nothing_is_tagged_in_it(
    practice: Practice,
) -> None:
    client = practice.client()
    note = practice.desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
    again = practice.desk.discharging.summary(note.episode_id or "")
    assert again.note == note and again.episode is not None and not again.risk
    with pytest.raises(RuleBroken, match=r"episode.no_meeting"):
        practice.desk.coding.tag(note.id, Span(0, 4), "secure")
    places = tuple((mark.section, Span(mark.start, mark.end)) for mark in again.marks)
    practice.desk.note_writing.save(note.id, Draft(note.text + "Come back any time.", 0, places))
    missing = dict(practice.desk.note_signing.missing(note.id))
    assert "note.missing_risk" not in missing and "note.missing_sections" in missing
    signed = practice.desk.note_signing.sign(note.id)
    assert signed.status == "signed" and not practice.desk.keeping.verify()
    practice.desk.note_signing.add_addendum(note.id, "She wrote in May.", "A letter")
    assert practice.desk.episodes.care(client.id).lines[0].summary == signed
    practice.desk.searching.catch_up()
    (hit,) = practice.desk.searching.find("come back any").hits
    assert hit.id == note.id


def test_two_summaries_of_two_episodes_are_no_second_note_of_one_meeting(practice: Practice) -> None:
    client = practice.client()
    practice.desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
    practice.later(days=2)
    practice.desk.caseload.resume(client.id)
    practice.later(days=2)
    practice.desk.discharging.discharge(client.id, on=practice.desk.records.today(), ending="other")
    assert len({one.summary.id for one in practice.desk.episodes.care(client.id).lines if one.summary}) == 2
    (_, _, faults) = json_form.read(practice.desk.exchanging.json_text())
    assert not faults


def test_a_summary_entered_in_error_may_be_begun_anew(practice: Practice) -> None:
    client = practice.client()
    note = practice.desk.discharging.discharge(client.id, on=TODAY, ending="agreed", remark="Wrong client.")
    practice.desk.note_signing.sign(note.id)
    put(practice, EnteredInError, client.id, note_id=note.id, reason="Another client's", zone="UTC")
    assert practice.desk.episodes.care(client.id).lines[0].summary is None
    assert practice.desk.discharging.summary(note.episode_id or "").note.id != note.id


def test_a_summary_says_nothing_that_others_told_in_confidence(practice: Practice) -> None:
    desk = practice.desk
    text = "Plan\nCall on Friday. His sister says he drinks. Breathe.\nRest\nHis sister rang."
    headings = (("plan", Span(0, 4)), ("rest", Span(text.index("Rest"), text.index("Rest") + 4)))
    told = "His sister says he drinks", "His sister rang."
    places = tuple(Span(at := text.index(words), at + len(words)) for words in told)
    for days, confided in ((9, (Span(5, text.index("\nRest")),)), (8, places)):
        client = practice.client(f"INE-{days}")
        opened = practice.wrote(practice.met(client, days_ago=days), "x", template="dap")
        for mark in opened.marks:
            with desk.records.work() as work:
                work.remove(mark)
        with desk.records.work() as work:
            for section, span in headings:
                place = {"section": section, "start": span.start, "end": span.end}
                work.add(desk.records.new(NoteMark, client_id=client.id, note_id=opened.note.id, **place))
        desk.note_writing.save(opened.note.id, Draft(text, 0, headings=headings, confided=confided))
        desk.note_signing.sign(opened.note.id)
        reached_out(practice, client.id, with_whom="Mrs Quill", is_confidential=True)
        reached_out(practice, client.id, with_whom="Mr Brandt")
        summary = desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
        assert "drinks" not in summary.text and "Quill" not in summary.text and "Brandt" in summary.text
        assert "note.held_for_review" in dict(desk.note_signing.missing(summary.id))
    assert "Call on Friday. …. Breathe." in summary.text


@pytest.mark.parametrize(("ending", "by"), [("by_client", "client"), ("agreed", "other")])
def test_what_is_booked_after_the_ending_is_let_go_in_the_same_step(
    practice: Practice, ending: str, by: str
) -> None:
    desk, client = practice.desk, practice.client()
    practice.met(client, days_ago=6)
    series, booked = desk.appointments.make(client.id, at="18:00", since=TODAY)
    later, _ = desk.appointments.make(client.id, at="19:00", since=TODAY + timedelta(days=9))
    moved = desk.diary.change(booked.made[1].id, minutes=80)
    by_hand = desk.diary.record(client.id, practice.now + timedelta(days=3), status="booked")
    over = desk.diary.record(client.id, practice.now - timedelta(days=2), status="booked")
    other = desk.diary.record(practice.client("TOM-02").id, practice.now + timedelta(days=4), status="booked")
    ahead = desk.discharging.booked(client.id)
    with pytest.raises(RuleBroken, match=r"episode.ends_in_future"):
        desk.discharging.discharge(client.id, on=TODAY + timedelta(days=1), ending=ending, lets_go=True)
    assert desk.discharging.booked(client.id) == ahead > 10
    summary = desk.discharging.discharge(client.id, on=TODAY - timedelta(days=1), ending=ending, lets_go=True)
    assert desk.discharging.booked(client.id) == 0
    left = {line.session.id: line.session for line in desk.diary.sessions(client.id) if line.session}
    assert {left[one.id].status for one in (moved, by_hand)} == {"cancelled"}
    assert {left[one.id].cancelled_by for one in (moved, by_hand)} == {by}
    assert left[over.id].status == "booked" and len(left) == 4
    assert desk.appointments.week(TODAY + timedelta(days=4)).series == ()
    assert "not held" not in summary.text
    assert desk.diary.sessions(other.client_id)[0].meeting == other
    assert desk.keeping.verify() == []
    with desk.records.work() as work:
        assert not work.find(Appointment, id=later.id)
        assert not work.find(Appointment, id=series.id)


def test_a_series_ends_with_care_and_what_stays_booked_stays(practice: Practice) -> None:
    desk, client, ended = practice.desk, practice.client(), practice.client("TOM-02")
    series, _ = desk.appointments.make(client.id, at="08:00", since=TODAY - timedelta(days=14))
    short, _ = desk.appointments.make(
        client.id, at="10:00", since=TODAY - timedelta(days=14), until=TODAY - timedelta(days=7)
    )
    desk.discharging.discharge(client.id, on=TODAY, ending="agreed", lets_go=True)
    with desk.records.work() as work:
        assert work.get(Appointment, series.id).until == TODAY
        assert work.get(Appointment, short.id).until == TODAY - timedelta(days=7)
    stays = desk.diary.record(ended.id, practice.now + timedelta(days=3), status="booked")
    desk.discharging.discharge(ended.id, on=TODAY, ending="agreed")
    assert desk.diary.sessions(ended.id)[0].meeting == stays


def test_a_signed_summary_seals_when_and_how_care_ended(practice: Practice) -> None:
    desk, client = practice.desk, practice.client()
    note = desk.discharging.discharge(client.id, on=TODAY, ending="agreed", remark="By letter.")
    (line,) = desk.episodes.care(client.id).lines
    episode = desk.caseload.change_in_file(line.episode, remark="By word of mouth.")
    desk.note_signing.sign(note.id)
    for refused in (
        lambda: desk.caseload.change_in_file(episode, ending="other"),
        lambda: desk.caseload.remove_from_file(episode),
    ):
        with pytest.raises(RuleBroken, match=r"episode\.sealed"):
            refused()
    for act in ("UPDATE episodes SET ending = 'other'", "DELETE FROM episodes"):
        with pytest.raises(Exception, match="sealed"), desk.records.work() as work:
            work.connection.exec_driver_sql(act)
    with desk.records.work() as work:
        work.connection.exec_driver_sql("DROP TRIGGER sealed_episode_stays")
    raw(practice, "UPDATE episodes SET remark = 'Otherwise.'")
    assert "check.signed_differs" in [one.what for one in desk.keeping.verify()]


def test_a_summary_entered_in_error_seals_no_ending(practice: Practice) -> None:
    desk, client = practice.desk, practice.client()
    note = desk.discharging.discharge(client.id, on=TODAY, ending="agreed")
    desk.note_signing.sign(note.id)
    desk.notes_in_error.enter_in_error(note.id, "the other client")
    (line,) = desk.episodes.care(client.id).lines
    assert desk.caseload.change_in_file(line.episode, ending="other").ending == "other"
    assert desk.keeping.verify() == []
