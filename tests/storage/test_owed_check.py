"""The list of notes owed is compared with the meetings: each row that is missing, strange or one too many."""

from datetime import timedelta

import pytest

from attachdesk.domain.session import Contact, Session
from attachdesk.storage import chain
from tests.storage.practice_for_tests import START, Desk


@pytest.fixture
def meetings(desk: Desk) -> dict[str, str]:
    """Two notes owed (a session, a call), and three meetings that owe none; the list is right."""
    client = desk.client()
    owed, drafted, signed = (desk.session(client, days_ago=days) for days in (1, 2, 3))
    call = desk.put(
        Contact, client_id=client.id, starts_at=START - timedelta(hours=3), contact_kind="phone_call"
    )
    answered = desk.put(Contact, client_id=client.id, starts_at=START, contact_kind="email")
    desk.note(drafted)
    desk.sign(desk.note(signed))
    desk.sign(desk.note(answered))
    booked = desk.session(client, days_ago=-5, status="booked")
    assert found(desk) == []
    ones = {"owed": owed, "drafted": drafted, "signed": signed, "call": call, "answered": answered}
    return {name: one.id for name, one in (ones | {"booked": booked}).items()}


def found(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.work() as work:
        told = [(one.what, dict(one.values), one.advice) for one in chain.verify(work)]
    return [(what, values["place"], advice) for what, values, advice in told]


@pytest.mark.parametrize("name", ["owed", "drafted", "call"])
def test_a_meeting_that_the_list_forgot_is_found(desk: Desk, meetings: dict[str, str], name: str) -> None:
    desk.raw("DELETE FROM owed WHERE meeting_id = ?", meetings[name])
    assert found(desk) == [("storage.owed_missing", meetings[name], "storage.advice_owed")]


@pytest.mark.parametrize("name", ["signed", "answered", "booked"])
def test_a_meeting_that_owes_no_note_is_found_on_the_list(
    desk: Desk, meetings: dict[str, str], name: str
) -> None:
    desk.raw("INSERT INTO owed VALUES (?)", meetings[name])
    assert found(desk) == [("storage.owed_superfluous", meetings[name], "storage.advice_owed")]


def test_a_row_turned_to_another_meeting_is_found_from_both_sides(
    desk: Desk, meetings: dict[str, str]
) -> None:
    desk.raw("UPDATE owed SET meeting_id = 'nowhere' WHERE meeting_id = ?", meetings["call"])
    assert [(what, place) for what, place, _ in found(desk)] == [
        ("storage.owed_missing", meetings["call"]),
        ("storage.owed_superfluous", "nowhere"),
    ]


def test_an_emptied_list_is_found_meeting_by_meeting(desk: Desk, meetings: dict[str, str]) -> None:
    desk.raw("DELETE FROM owed")
    assert {place for _, place, _ in found(desk)} == {meetings[name] for name in ("owed", "drafted", "call")}


def test_the_list_follows_what_happens_to_a_meeting(desk: Desk, meetings: dict[str, str]) -> None:
    with desk.work() as work:
        work.replace(work.get(Session, meetings["owed"]).changed(status="late_cancelled"))
        work.replace(work.get(Session, meetings["booked"]).changed(status="attended"))
        work.remove(work.get(Contact, meetings["call"]))
    assert found(desk) == []
