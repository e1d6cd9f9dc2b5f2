"""Sessions, contacts and what was asked about risk: recorded as they were, never guessed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from attachdesk.domain.administration import Administration
from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.plan import Due, FileEvent, Rupture
from attachdesk.services.diary import HORIZON
from tests.services.conftest import START, Practice

AREAS = ["suicide", "self_harm", "harm_to_others", "harm_from_others", "safeguarding", "substances"]


def numbers(practice: Practice, client: Client) -> list[int | None]:
    return [line.session.number for line in practice.desk.diary.sessions(client.id) if line.session]


def test_only_attended_sessions_are_numbered(practice: Practice) -> None:
    client = practice.client()
    practice.met(client, days_ago=30)
    practice.met(client, days_ago=23, status="no_show")
    practice.met(client, days_ago=16)
    practice.desk.diary.record(client.id, START + timedelta(days=7))
    assert numbers(practice, client) == [1, None, 2, None]


def test_a_booked_session_is_attended_then_taken_back(practice: Practice) -> None:
    client = practice.client()
    practice.met(client, days_ago=9)
    booked = practice.desk.diary.record(client.id, START + timedelta(hours=2))
    with pytest.raises(RuleBroken, match=r"session.held_in_future"):
        practice.desk.diary.change(booked.id, status="attended")
    practice.later(hours=3)
    held = practice.desk.diary.change(booked.id, status="attended")
    assert (held.number, held.is_held, held.ends_at) == (2, True, held.starts_at + timedelta(minutes=50))
    undone = practice.desk.diary.change(booked.id, status="late_cancelled", cancelled_by="client")
    assert (undone.number, undone.cancelled_by) == (None, "client")
    moved = practice.desk.diary.change(booked.id, reason="flu")
    assert (moved.number, moved.reason, moved.version) == (None, "flu", undone.version + 1)


def test_a_booked_session_may_begin_before_its_hour_but_not_before_its_day(practice: Practice) -> None:
    client, diary = practice.client(), practice.desk.diary
    practice.met(client, days_ago=9)
    early = diary.record(client.id, START + timedelta(hours=8))
    midnight = diary.record(client.id, START + timedelta(hours=14))  # 23:00 UTC: the next day in Vienna
    with pytest.raises(RuleBroken, match=r"session.held_in_future"):
        diary.begin(midnight.id)
    held = diary.begin(early.id)
    assert (held.status, held.number, held.starts_at) == ("attended", 2, early.starts_at)
    assert diary.begin(early.id) == held
    assert diary.change(early.id, minutes=45).number == 2
    with pytest.raises(RuleBroken, match=r"session.held_in_future"):
        diary.change(early.id, starts_at=early.starts_at + timedelta(hours=1))
    assert diary.change(early.id, status="booked").number is None
    practice.desk.note_signing.sign(practice.wrote(diary.begin(early.id), "She wept.").note.id)
    assert diary.begin(early.id).version == 5


def test_a_session_whose_note_is_signed_while_booked_begins_no_more(practice: Practice) -> None:
    booked = practice.desk.diary.record(practice.client().id, START)
    practice.desk.note_signing.sign(practice.wrote(booked, "She wept.").note.id)
    with pytest.raises(RuleBroken, match=r"session.sealed"):
        practice.desk.diary.begin(booked.id)


def test_who_cancelled_is_said_of_cancelled_sessions_alone(practice: Practice) -> None:
    client = practice.client()
    for status in ("attended", "no_show"):
        with pytest.raises(RuleBroken, match=r"session.cancelled_by_without_cancellation"):
            practice.met(client, status=status, cancelled_by="client")
    assert practice.met(client, status="cancelled", cancelled_by="therapist").cancelled_by == "therapist"


@pytest.mark.parametrize(
    ("starts_at", "status", "key"),
    [
        (datetime(1899, 12, 31, 12, tzinfo=UTC), "attended", "session.before_1900"),
        (datetime(1, 1, 1, tzinfo=UTC), "booked", "session.before_1900"),
        (START + timedelta(seconds=1), "attended", "session.held_in_future"),
        (START + HORIZON + timedelta(days=1), "booked", "session.too_far_ahead"),
        (datetime(9999, 12, 31, tzinfo=UTC), "booked", "session.too_far_ahead"),
    ],
)
def test_a_date_that_cannot_be_right_is_refused(
    practice: Practice, starts_at: datetime, status: str, key: str
) -> None:
    client = practice.client()
    session = practice.met(client)
    before = practice.everything()
    with pytest.raises(RuleBroken, match=key):
        practice.desk.diary.record(client.id, starts_at, status=status)
    with pytest.raises(RuleBroken, match=key):
        practice.desk.diary.change(session.id, starts_at=starts_at, status=status)
    assert practice.everything() == before


def test_the_first_day_of_1900_and_the_end_of_the_horizon_are_taken(practice: Practice) -> None:
    client = practice.client()
    old = practice.desk.diary.record(client.id, datetime(1900, 1, 1, tzinfo=UTC), status="attended")
    late = practice.desk.diary.record(client.id, START + HORIZON)
    assert [line.session for line in practice.desk.diary.sessions(client.id)] == [old, late]


def test_the_zone_is_the_therapists_unless_said_and_must_exist(practice: Practice) -> None:
    client = practice.client()
    assert practice.met(client).zone == "Europe/Vienna"
    assert practice.met(client, zone="Asia/Tokyo").zone == "Asia/Tokyo"
    with pytest.raises(RuleBroken, match=r"record.unknown_zone"):
        practice.met(client, zone="Europe/Atlantis")


def test_partners_of_a_couple_are_attendees_and_strangers_are_not(practice: Practice) -> None:
    couple, other = practice.client(code="CPL", client_kind="couple"), practice.client(code="OTH")
    bea, yara = (practice.person(couple, name, "partner", is_member=True) for name in ("Bea", "Yara"))
    stranger = practice.person(other, "Tom", "friend")
    both = [(bea.id, "partner"), (yara.id, "partner")]
    session = practice.met(couple, session_kind="couple", attendees=both)
    assert [one.person_id for one in practice.desk.diary.attendees(session.id)] == [bea.id, yara.id]
    practice.desk.diary.change(session.id, session_kind="one_partner", attendees=both[:1])
    assert [one.person_id for one in practice.desk.diary.attendees(session.id)] == [bea.id]
    before = practice.everything()
    with pytest.raises(RuleBroken, match=r"record.of_another_client"):
        practice.met(couple, attendees=[(stranger.id, "other")])
    with pytest.raises(RuleBroken, match=r"record.of_another_client"):
        practice.desk.diary.change(session.id, attendees=[(stranger.id, "other")])
    assert practice.everything() == before


def test_a_crisis_call_is_no_session_and_has_its_own_note(practice: Practice) -> None:
    client = practice.client()
    call = practice.desk.diary.record_contact(
        client.id, START - timedelta(hours=1), contact_kind="crisis_call"
    )
    note = practice.desk.note_writing.open_or_start(contact_id=call.id)
    assert (note.contact, note.session, note.note.template_id) == (call, None, "free")
    assert numbers(practice, client) == []
    with pytest.raises(RuleBroken, match=r"contact.in_future"):
        practice.desk.diary.record_contact(
            client.id, START + timedelta(hours=1), contact_kind="phone_call", zone="UTC"
        )


def test_risk_is_never_prefilled(practice: Practice) -> None:
    client = practice.client()
    first = practice.met(client, days_ago=8)
    assert practice.desk.diary.risk(session_id=first.id) == []
    practice.desk.diary.note_risk(client.id, "suicide", "told", session_id=first.id, words="“sometimes”")
    second = practice.met(client, days_ago=1)
    assert practice.desk.diary.risk(session_id=second.id) == []
    assert practice.desk.note_writing.open_or_start(session_id=second.id).risk == ()


@pytest.mark.parametrize("area", AREAS)
def test_what_was_told_is_kept_in_the_clients_words(practice: Practice, area: str) -> None:
    client = practice.client()
    session = practice.met(client)
    risk = practice.desk.diary.note_risk
    for words in ("", "  \n\u00a0"):
        with pytest.raises(RuleBroken, match=r"risk.told_needs_words"):
            risk(client.id, area, "told", session_id=session.id, words=words)
    assert practice.desk.diary.risk(session_id=session.id) == []
    none_told = risk(client.id, area, "asked_none_told", session_id=session.id)
    told = risk(client.id, area, "told", session_id=session.id, words="“not any more”", action="plan")
    assert (told.id, told.version) == (none_told.id, none_told.version + 1)
    assert practice.desk.diary.risk(session_id=session.id) == [told]


def test_risk_belongs_to_one_meeting_of_this_very_client(practice: Practice) -> None:
    client, other = practice.client(), practice.client(code="OTH")
    session = practice.met(client)
    call = practice.desk.diary.record_contact(client.id, START, contact_kind="crisis_call")
    risk = practice.desk.diary.note_risk
    for both in ({}, {"session_id": session.id, "contact_id": call.id}):
        with pytest.raises(RuleBroken, match=r"risk.belongs_to_one_meeting"):
            risk(client.id, "suicide", "not_asked", **both)
    for meeting in ({"session_id": session.id}, {"contact_id": call.id}):
        with pytest.raises(RuleBroken, match=r"record.of_another_client"):
            risk(other.id, "suicide", "not_asked", **meeting)
    with pytest.raises(ValidationError):
        risk(client.id, "suicide", "", session_id=session.id)
    on_call = risk(client.id, "suicide", "told", contact_id=call.id, words="“yes”", follow_up_at=START)
    assert practice.desk.diary.today().follow_ups == ((client.code, on_call),)
    done = practice.desk.diary.follow_up_done(on_call.id)
    assert (done.followed_up_at, practice.desk.diary.today().follow_ups) == (practice.now, ())
    asked = risk(client.id, "substances", "asked_none_told", session_id=session.id, follow_up_at=START)
    practice.desk.diary.follow_up_done(asked.id)


def test_today_shows_the_day_on_the_therapists_wall(practice: Practice) -> None:
    client = practice.client()
    late_yesterday = practice.desk.diary.record(client.id, datetime(2026, 3, 1, 22, 30, tzinfo=UTC))
    first_today = practice.desk.diary.record(client.id, datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    owed = practice.met(client, days_ago=5)
    soon = practice.desk.caseload.put_in_file(Due, client.id, about="promise", due_on=date(2026, 3, 16))
    practice.desk.caseload.put_in_file(Due, client.id, about="promise", due_on=date(2026, 3, 17))
    practice.desk.caseload.put_in_file(Rupture, client.id, session_id=owed.id, movement="withdrawal")
    today = practice.desk.diary.today()
    assert [line.session for line in today.sessions] == [first_today]
    assert late_yesterday.id not in {line.session.id for line in today.sessions if line.session}
    assert [line.session for line in today.owed] == [owed]
    assert today.dues == ((client.code, soon),)
    assert [(code, day) for code, _, day in today.ruptures] == [(client.code, date(2026, 2, 25))]


def test_the_timeline_tells_everything_newest_first(practice: Practice) -> None:
    client = practice.client()
    first, second = practice.met(client, days_ago=20), practice.met(client, days_ago=6)
    practice.desk.diary.record_contact(client.id, START - timedelta(days=4), contact_kind="email")
    put = practice.desk.caseload.put_in_file
    put(Administration, client.id, instrument="phq_9", taken_on=date(2026, 2, 20))
    put(FileEvent, client.id, about="complaint", happened_on=date(2026, 2, 21), words="about the rent")
    closed: dict[str, Any] = {"outcome": "repaired", "closed_session_id": second.id}
    put(Rupture, client.id, session_id=first.id, movement="withdrawal", closed_on=date(2026, 2, 24), **closed)
    put(Rupture, client.id, session_id=second.id, movement="confrontation")
    told = [(entry.kind, entry.on) for entry in practice.desk.diary.timeline(client.id)]
    assert [kind for kind, _ in told] == [
        "contact", "session", "rupture_closed", "rupture", "complaint", "measure", "session", "rupture",
    ]  # fmt: skip
    assert [on for _, on in told] == sorted((on for _, on in told), reverse=True)


def test_two_meetings_of_one_day_stand_the_later_first_on_the_timeline(practice: Practice) -> None:
    client, noon = practice.client(), START - timedelta(days=3)
    practice.desk.diary.record(client.id, noon, status="attended")
    practice.desk.diary.record_contact(client.id, noon + timedelta(hours=1), contact_kind="email")
    practice.desk.diary.record(client.id, noon + timedelta(hours=3), status="attended")
    timeline = practice.desk.diary.timeline(client.id)
    assert [entry.at for entry in timeline] == [noon + timedelta(hours=later) for later in (3, 1, 0)]


def test_a_client_from_elsewhere_without_an_episode_can_still_be_met(practice: Practice) -> None:
    client = practice.client()
    with practice.desk.records.work() as work:
        from attachdesk.domain.client import Episode

        work.remove(work.find(Episode, client_id=client.id)[0])
    session = practice.met(client)
    (episode,) = practice.desk.caseload.file(client.id).episodes
    assert (session.episode_id, episode.started_on) == (episode.id, client.started_on)


def test_a_rupture_whose_session_is_gone_keeps_its_closing_day(practice: Practice) -> None:
    client = practice.client()
    put = practice.desk.caseload.put_in_file
    put(
        Rupture, client.id, session_id="gone", movement="withdrawal", outcome="partly", closed_on=START.date()
    )
    assert [entry.kind for entry in practice.desk.diary.timeline(client.id)] == ["rupture_closed"]


def test_a_contact_is_changed_but_not_into_the_future(practice: Practice) -> None:
    client = practice.client()
    diary = practice.desk.diary
    kept = diary.record_contact(client.id, START - timedelta(days=1), contact_kind="email")
    changed = diary.change_contact(kept.id, contact_kind="phone_call", with_whom="sister", minutes=5)
    assert [line.contact for line in diary.sessions(client.id)] == [changed]
    assert (changed.version, changed.with_whom) == (2, "sister")
    with pytest.raises(RuleBroken, match=r"contact.in_future"):
        diary.change_contact(kept.id, starts_at=START + timedelta(days=1))
    with pytest.raises(RuleBroken, match=r"session.before_1900"):
        diary.change_contact(kept.id, starts_at=datetime(1850, 1, 1, tzinfo=UTC))


def test_what_is_unfinished_lies_beside_the_record_until_it_is_let_go(practice: Practice) -> None:
    client, other = practice.client(), practice.client("HILL-3")
    diary = practice.desk.diary
    diary.put_unfinished(client.id, "session", "half")
    assert diary.unfinished(client.id, "session") == "half"
    assert diary.unfinished(client.id, "contact") is None
    assert diary.unfinished(other.id, "session") is None
    assert diary.sessions(client.id) == []
    diary.put_unfinished(client.id, "session", "")
    assert diary.unfinished(client.id, "session") is None


def test_what_was_booked_on_an_earlier_day_is_asked_about_until_it_is_recorded(practice: Practice) -> None:
    client = practice.client()
    late = practice.desk.diary.record(client.id, practice.now - timedelta(days=2))
    practice.desk.diary.record(client.id, practice.now - timedelta(minutes=50))  # today: its own line says so
    practice.desk.diary.record(client.id, practice.now + timedelta(days=2))
    today = practice.desk.diary.today()
    assert [line.session for line in today.unrecorded] == [late]
    assert today.owed == ()
    practice.desk.diary.change(late.id, status="attended")
    today = practice.desk.diary.today()
    assert (today.unrecorded, [line.session and line.session.id for line in today.owed]) == ((), [late.id])
