"""The starter practice has something of all that a record is kept with, and all of it holds together."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.demo.private_writer import private_notes
from attachdesk.domain.note import Addendum
from attachdesk.domain.plan import Break
from attachdesk.domain.record import Record
from attachdesk.domain.session import Contact, RiskEntry, day_of
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.services.safety_planning import changes
from attachdesk.vault import signatures
from tests.demo.practice_for_tests import PASSPHRASE, starter_desk


def client_of(desk: Desk, code: str) -> str:
    """Return the id of a client by code."""
    return next(line.client.id for line in desk.caseload.lines() if line.client.code == code)


def all_of(desk: Desk, kind: type[Record]) -> list[Record]:
    """Return every record of a kind."""
    with desk.records.work() as work:
        return work.find(kind)


def test_every_signed_note_and_version_has_a_signature_that_holds(starter: Desk) -> None:
    with starter.records.work() as work:
        assert signatures.verify(work) == []


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("DAN-05", {"own_steps", "people", "safer_place", "reasons"}),
        ("AMA-07", {"warning_signs", "people", "professionals"}),
    ],
)
def test_a_safety_plan_has_a_second_version_that_says_what_changed(
    starter: Desk, code: str, changed: set[str]
) -> None:
    now, before = starter.safety_planning.versions(client_of(starter, code))
    assert set(changes(before, now)) == changed
    assert now.warning_signs


def test_the_plan_is_there_in_a_crisis(starter: Desk) -> None:
    plan = starter.safety_planning.current(client_of(starter, "LEI-09"))
    assert plan is not None and "narenj" in plan.professionals


def test_what_was_asked_about_risk_says_what_protects_and_who_was_told(starter: Desk) -> None:
    whole = [
        one
        for one in all_of(starter, RiskEntry)
        if isinstance(one, RiskEntry) and one.protective and one.consulted and one.told_on_basis
    ]
    assert len(whole) == 3


def test_the_weeks_ahead_are_booked_from_series_and_the_holidays_are_free(starter: Desk) -> None:
    assert starter.appointments.book_ahead().made == ()
    ahead = [DAY_ZERO + timedelta(days=3, weeks=weeks) for weeks in range(8)]
    weeks = [starter.appointments.week(day) for day in ahead]
    counts = [len(week.sessions) for week in weeks]
    assert counts[3:5] == [0, 0] and all(count >= 6 for count in counts[:3] + counts[5:7])
    assert [bool(week.breaks) for week in weeks] == [False] * 3 + [True] * 2 + [False] * 3
    assert all(
        starter.appointments.of_session(line.session)
        for week in weeks
        for line in week.sessions
        if line.session
    )
    told = [one for one in all_of(starter, Break) if isinstance(one, Break) and one.since > DAY_ZERO]
    assert [one.announced_on for one in told] == [DAY_ZERO - timedelta(weeks=4, days=4)]


def test_the_series_of_who_is_leaving_ends_with_the_last_hour(starter: Desk) -> None:
    last = starter.diary.sessions(client_of(starter, "INE-01"))[-1].session
    assert last and day_of(last) == DAY_ZERO + timedelta(weeks=3)


def test_a_client_asked_for_a_correction_and_both_wordings_stand(starter: Desk) -> None:
    kit = client_of(starter, "KIT-04")
    (amendment,) = [
        one for one in all_of(starter, Addendum) if isinstance(one, Addendum) and one.client_id == kit
    ]
    note = starter.note_writing.open_note(amendment.note_id).note
    assert amendment.addendum_kind == "amendment"
    assert amendment.passage in note.text and amendment.request


def test_a_note_of_another_client_is_sealed_in_the_file_it_was_put_into(starter: Desk) -> None:
    leila = client_of(starter, "LEI-09")
    (line,) = [one for one in starter.diary.sessions(leila) if one.session and one.session.number == 16]
    assert line.session
    (entered,) = starter.notes_in_error.of_meeting(session_id=line.session.id)
    found = starter.searching.find("sheet crossed out question").hits
    assert found and entered.note_id not in {hit.id for hit in found}
    assert line.note_id and line.note_id != entered.note_id
    assert "note.entered_in_error" in {one.what for one in starter.auditing.lines(client_id=leila)}
    assert starter.keeping.verify() == []


def test_somebody_called_in_confidence(starter: Desk) -> None:
    held = [one for one in all_of(starter, Contact) if isinstance(one, Contact) and one.is_confidential]
    assert [(one.with_whom, one.direction) for one in held] == [("Nan Joy", "in")]
    assert starter.safeguarding.safeguards(client_of(starter, "THE-06")).confidences == 1


def test_a_document_can_be_looked_at(starter: Desk) -> None:
    (document,) = starter.enclosing.of_client(client_of(starter, "THE-06"))
    assert starter.enclosing.content(document.id).startswith(b"%PDF-")
    assert document.media_type == "application/pdf"


def test_the_work_that_ended_is_summed_up_and_signed(starter: Desk) -> None:
    (line,) = starter.episodes.care(client_of(starter, "HAR-02")).lines
    assert line.summary and line.summary.status == "signed"
    assert line.summary.signed_at and day_of(line.held[-1]) < line.summary.signed_at.date()
    headings = [one.heading for one in starter.library.note_templates["discharge"].sections]
    assert [one for one in line.summary.text.splitlines() if one in headings] == headings


def test_distress_was_read_off_at_the_start_and_at_the_end(starter: Desk) -> None:
    read = [
        one for one in starter.field_readings.of_client(client_of(starter, "DAN-05")) if one.field == "sud"
    ]
    assert [one.number for one in read if one.when == "end"] == [8, 5, 8, 5, 5, 2, 3, 1]
    fields = starter.library.session_fields
    every = starter.field_readings.of_client(client_of(starter, "DAN-05"))
    assert all(fields[one.field].takes(one.number, one.word) for one in every)
    assert all(one.when in fields[one.field].moments for one in every)


def test_the_interpreter_changed_once(starter: Desk) -> None:
    leila = client_of(starter, "LEI-09")
    sessions = [one.session for one in starter.diary.sessions(leila) if one.session and one.session.is_held]
    same = [starter.arranging.of_session(one.id) for one in sessions]
    assert [one.interpreter_is_same for one in same if one] == [None] + [True] * 10 + [False] + [True] * 6


def test_the_therapist_has_a_form_and_snippets_of_their_own(starter: Desk) -> None:
    (form,) = starter.templates.own()
    assert form.fields == ("eft_stage",)
    own = [one for one in starter.snippets.offered() if one.is_own]
    assert [one.id for one in own] == ["coat", "dates", "fee", "interp"]
    assert all(re.search(r"\{[^{}]+\}", one.text) for one in own)


def test_the_private_file_is_made_under_the_passphrase_of_the_vault(tmp_path: Path) -> None:
    desk = starter_desk(tmp_path / "vault")
    assert private_notes(desk, content(), PASSPHRASE) == 3
    assert not desk.private_notes.is_open
    assert not desk.searching.find("occupational health hands flat").hits
    writing = desk.private_notes.open(PASSPHRASE)
    notes = writing.of_client(client_of(desk, "MAR-11"))
    assert {one.layer for one in notes} == {"hypothesis", "process"}
    assert desk.private_notes.findings() == []
    desk.private_notes.close()
    desk.close()
