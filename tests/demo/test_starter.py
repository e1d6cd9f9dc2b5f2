"""The starter practice shows what a therapist would find, and comes out the same again."""

from pathlib import Path

from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.domain.client import Client, Consent
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Observation
from attachdesk.domain.plan import Due, Rupture
from attachdesk.domain.record import Record
from attachdesk.services.desk import Desk
from attachdesk.storage import chain
from tests.demo.practice_for_tests import starter_desk


def all_of(desk: Desk, kind: type[Record]) -> list[Record]:
    """Return every record of a kind."""
    with desk.records.work() as work:
        return work.find(kind)


def codes_of(desk: Desk) -> dict[str, str]:
    """Return the codes of the clients by id."""
    return {line.client.id: line.client.code for line in desk.caseload.lines()}


def test_its_own_clock_stands_at_its_first_evening(starter: Desk) -> None:
    assert starter.is_demo
    assert starter.records.today() == DAY_ZERO
    assert f"{starter.records.now():%H:%M}" == "18:00"


def test_the_six_of_the_day_are_there_and_two_notes_are_owed(starter: Desk) -> None:
    today = starter.diary.today()
    assert [line.code for line in today.sessions] == [
        "INE-01",
        "KIT-04",
        "LEI-09",
        "NOO-12",
        "MAR-11",
        "THE-06",
    ]
    assert all(line.session and line.session.is_held for line in today.sessions)
    owed = [(line.code, line.session and line.session.number, line.note_status) for line in today.owed]
    assert sorted(owed, key=str) == [("MAR-11", 15, "draft"), ("THE-06", None, "draft")]


def test_one_rupture_is_open_and_one_client_left_unrepaired(starter: Desk) -> None:
    assert [code for code, _, _ in starter.diary.today().ruptures] == ["MAR-11"]
    codes = codes_of(starter)
    left = [
        one
        for one in all_of(starter, Rupture)
        if isinstance(one, Rupture) and codes[one.client_id] == "PRI-10"
    ]
    assert [one.outcome for one in left] == ["client_left"] or [one.outcome for one in left] == [
        "not_repaired"
    ]


def test_reviews_are_due_and_no_follow_up_is_overdue(starter: Desk) -> None:
    today = starter.diary.today()
    assert not today.follow_ups
    reviews = {code: due.due_on for code, due in today.dues if due.about == "plan_review"}
    assert set(reviews) == {"AMA-07", "MAR-11"}
    assert DAY_ZERO < reviews["AMA-07"] <= DAY_ZERO.replace(month=12, day=4)


def test_the_release_to_the_solicitor_runs_out_in_two_weeks(starter: Desk) -> None:
    codes = codes_of(starter)
    ending = [
        (codes[one.client_id], one.recipient.lower())
        for one in all_of(starter, Consent)
        if isinstance(one, Consent) and one.until and 0 <= (one.until - DAY_ZERO).days <= 14
    ]
    assert [code for code, _ in ending] == ["LEI-09"]
    assert "solicitor" in ending[0][1]


def test_who_goes_on_has_next_week_booked_and_who_ended_has_not(starter: Desk) -> None:
    lines = starter.caseload.lines()
    assert len(lines) == 12
    assert {line.client.code for line in lines if line.next_at} == {
        line.client.code for line in lines if line.client.state == "current"
    }
    assert [line.client.code for line in lines if line.client.legal_hold] == ["DAN-05"]


def test_every_passage_contains_its_words(starter: Desk) -> None:
    notes = {one.id: one for one in all_of(starter, Note)}
    placed = [one for one in all_of(starter, Observation) if isinstance(one, Observation) and one.note_id]
    assert len(placed) > 200
    for one in placed:
        note = notes[one.note_id or ""]
        assert isinstance(note, Note)
        assert note.text[one.start : one.end] == one.quote
        assert note.text[: one.start].endswith(one.before)
        assert note.text[one.end or 0 :].startswith(one.after)


def test_no_due_of_the_past_was_forgotten(starter: Desk) -> None:
    codes = codes_of(starter)
    dues = [one for one in all_of(starter, Due) if isinstance(one, Due) and not one.done_at]
    assert {codes[one.client_id] for one in dues if one.due_on < DAY_ZERO} <= {"MAR-11"}


def test_the_chain_of_the_practice_verifies(starter: Desk) -> None:
    with starter.records.work() as work:
        assert chain.verify(work) == []


def test_another_seed_gives_the_same_practice_with_other_ids(starter: Desk, tmp_path: Path) -> None:
    # that the same seed makes the same record is seen in tests/cli/test_demo.py, down to the signatures
    other = starter_desk(tmp_path / "other", seed=2)
    try:
        codes = [
            [one.code for one in all_of(desk, Client) if isinstance(one, Client)] for desk in (other, starter)
        ]
        assert codes[0] == codes[1]
        ids = [{one.id for one in all_of(desk, Client)} for desk in (other, starter)]
        assert not ids[0] & ids[1]
    finally:
        other.close()
