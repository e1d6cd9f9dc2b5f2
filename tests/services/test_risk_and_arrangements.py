"""Risk with who knows of it, sealed with the note; how a session was arranged."""

from datetime import timedelta

import pytest

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.session import RiskEntry
from tests.services.conftest import Practice

SAID = {
    "words": "“I think of the bridge”",
    "protective": "“my sister's boy”",
    "action": "safety plan",
    "consulted": "GP, Dr Aust",
    "told_on_basis": "the client's consent of today",
}


def test_who_was_told_and_on_what_basis_stands_in_the_entry_and_in_no_later_one(practice: Practice) -> None:
    client = practice.client()
    first, second = practice.met(client, days_ago=8), practice.met(client)
    entry = practice.desk.diary.note_risk(client.id, "suicide", "told", session_id=first.id, **SAID)
    assert {name: getattr(entry, name) for name in SAID} == SAID
    assert practice.desk.diary.risk(session_id=second.id) == []
    again = practice.desk.diary.note_risk(client.id, "suicide", "asked_none_told", session_id=first.id)
    assert again.version == 2
    assert {getattr(again, name) for name in SAID} == {""}


def test_a_follow_up_is_done_after_signing_and_nothing_else_moves(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    again_at = practice.now + timedelta(days=1)
    told = practice.desk.diary.note_risk(
        client.id, "suicide", "told", session_id=session.id, follow_up_at=again_at, **SAID
    )
    note = practice.wrote(session, "Came early.")
    practice.desk.note_signing.sign(note.note.id)
    done = practice.desk.diary.follow_up_done(told.id)
    assert done.followed_up_at == practice.now
    for change in ({"words": "“no”"}, {"protective": ""}, {"consulted": "nobody"}, {"told_on_basis": ""}):
        with practice.desk.records.work() as work, pytest.raises(RuleBroken, match=r"session.sealed"):
            work.replace(work.get(RiskEntry, told.id).changed(**change))
    with pytest.raises(RuleBroken, match=r"session.sealed"):
        practice.desk.diary.note_risk(client.id, "self_harm", "not_asked", session_id=session.id)
    assert practice.desk.diary.risk(session_id=session.id) == [done]


def test_a_follow_up_that_was_done_stays_done_when_the_entry_is_kept_again(practice: Practice) -> None:
    client = practice.client()
    session, at = practice.met(client), practice.now
    risk = practice.desk.diary.note_risk
    told = risk(client.id, "suicide", "told", session_id=session.id, words="“yes”", follow_up_at=at)
    practice.desk.diary.follow_up_done(told.id)
    kept = risk(client.id, "suicide", "told", session_id=session.id, words="“yes, once”", follow_up_at=at)
    assert kept.followed_up_at == practice.now
    later = at + timedelta(days=7)
    moved = risk(client.id, "suicide", "told", session_id=session.id, words="“yes”", follow_up_at=later)
    assert moved.followed_up_at is None


def test_an_arrangement_is_kept_changed_and_taken_back(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client, medium="video")
    arranging = practice.desk.arranging
    assert arranging.arrange(session.id, online_place="", online_is_private=None) is None
    made = arranging.arrange(session.id, online_place="her car, Lindengasse", online_is_private=False)
    assert made is not None
    assert (made.online_place, made.online_is_private) == ("her car, Lindengasse", False)
    assert arranging.arrange(session.id, online_place="her car, Lindengasse") == made
    changed = arranging.arrange(session.id, online_place="", online_is_private=None, fallback="+43 1 55")
    assert changed is not None
    assert (changed.id, changed.version, changed.fallback) == (made.id, 2, "+43 1 55")
    assert arranging.of_session(session.id) == changed
    assert arranging.arrange(session.id, fallback="") is None
    assert arranging.of_session(session.id) is None


def test_an_arrangement_is_sealed_with_the_note(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    arranging = practice.desk.arranging
    kept = arranging.arrange(session.id, interpreter_language="Dari", interpreter_is_same=True)
    note = practice.wrote(session, "With an interpreter.")
    practice.desk.note_signing.sign(note.note.id)
    assert arranging.arrange(session.id, interpreter_language="Dari", interpreter_is_same=True) == kept
    for fields in (
        {"interpreter_language": "Farsi"},
        {"interpreter_language": "", "interpreter_is_same": None},
    ):
        with pytest.raises(RuleBroken, match=r"session.sealed"):
            arranging.arrange(session.id, **fields)
    assert arranging.of_session(session.id) == kept


def test_the_last_known_place_is_that_of_the_last_session_that_had_one(practice: Practice) -> None:
    client = practice.client()
    arranging = practice.desk.arranging
    assert arranging.latest(client.id) is None
    old, last, bare = (practice.met(client, days_ago=days) for days in (9, 5, 2))
    arranging.arrange(last.id, online_place="at her mother's")
    arranging.arrange(old.id, online_place="at home", emergency_there="sister, upstairs")
    arranging.arrange(bare.id, interpreter_language="Dari")
    found = arranging.latest(client.id)
    assert found is not None
    assert (found[0].id, found[1].online_place) == (last.id, "at her mother's")
    with practice.desk.records.work() as work:
        assert len(work.find(SessionArrangement, client_id=client.id)) == 3
