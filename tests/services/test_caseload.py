"""Taking on clients, keeping their files, ending well: and everything that is refused meanwhile."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from attachdesk.domain.client import ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.errors import NotUnderstood, RuleBroken
from attachdesk.domain.events import ClientChanged, ClientTakenOn
from attachdesk.domain.plan import BenefitInFocus, Break, Due, Goal, Phase
from attachdesk.domain.record import EARLIEST
from tests.services.conftest import START, Practice

NAMES = ["أميرة", "דניאל בן־חיים", "林美玲", "🦊 Fox", "Zoë e\u0301", "\u202eright\u202c"]


def test_a_code_and_a_start_are_enough(practice: Practice) -> None:
    client = practice.client()
    file = practice.desk.caseload.file(client.id)
    assert (client.name, client.pronouns, client.date_of_birth, client.about) == (None, None, None, "")
    assert [(one.name, one.relation) for one in file.people] == [("therapist", "therapist")]
    assert [one.started_on for one in file.episodes] == [client.started_on]
    assert not file.consents and not file.reaches and not file.names
    assert practice.told == [ClientTakenOn(client.id)]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_comes_back_as_written(practice: Practice, name: str) -> None:
    client = practice.client(code=f"{name[:3].strip()}" if name.isprintable() else "X", name=name)
    practice.person(client, name, "friend")
    file = practice.desk.caseload.file(client.id)
    assert file.client.name == name
    assert file.people[-1].name == name


@pytest.mark.parametrize("twin", ["INE-01", "ine-01"])
def test_two_clients_never_share_a_code(practice: Practice, twin: str) -> None:
    practice.client()
    before = practice.everything()
    with pytest.raises(RuleBroken, match=r"client.code_in_use"):
        practice.client(code=twin)
    other = practice.client(code="MAR-11")
    with pytest.raises(RuleBroken, match=r"client.code_in_use"):
        practice.desk.caseload.change(other.id, code=twin)
    assert practice.everything()["clients"] == [*before["clients"], other]


@pytest.mark.parametrize("code", [" INE", "INE ", "I\nNE", "\u200e\u2028"])
def test_a_code_is_one_line(practice: Practice, code: str) -> None:
    with pytest.raises(RuleBroken, match=r"client.code_form"):
        practice.client(code=code)
    assert practice.desk.caseload.lines() == []


def test_nobody_is_born_in_the_future_after_the_start_or_before_1900(practice: Practice) -> None:
    refused: dict[str, dict[str, Any]] = {
        "client.born_in_future": {"date_of_birth": START.date() + timedelta(days=1)},
        "client.born_after_start": {"date_of_birth": date(2026, 2, 1)},
        "record.before_1900": {"date_of_birth": EARLIEST - timedelta(days=1)},
    }
    client = practice.client(code="OLD", date_of_birth=EARLIEST)
    for key, fields in refused.items():
        with pytest.raises(RuleBroken, match=key):
            practice.client(**fields)
        with pytest.raises(RuleBroken, match=key):
            practice.desk.caseload.change(client.id, **fields)
    assert [line.client for line in practice.desk.caseload.lines()] == [client]


def test_a_birthday_counts_from_its_day_on(practice: Practice) -> None:
    client = practice.client(date_of_birth=date(2000, 2, 29))
    ages = [
        client.age_on(date(2026, 2, 28)),
        client.age_on(date(2026, 3, 1)),
        client.age_on(date(2000, 2, 29)),
    ]
    assert ages == [25, 26, 0]
    assert practice.client(code="B").age_on(date(2026, 1, 1)) is None


def test_work_is_paused_resumed_ended_and_taken_up_again(practice: Practice) -> None:
    desk = practice.desk.caseload
    client = practice.client()
    assert desk.put_on_hold(client.id).state == "on_hold"
    assert [line.client.code for line in desk.lines("on_hold")] == ["INE-01"]
    assert desk.resume(client.id).state == "current"
    assert len(desk.file(client.id).episodes) == 1
    ended = desk.discharge(client.id, on=date(2026, 2, 27), ending="agreed", remark="a good ending")
    assert ended.state == "ended"
    assert desk.lines("current") == []
    with pytest.raises(RuleBroken, match=r"client.already_discharged"):
        desk.discharge(client.id, on=date(2026, 2, 28), ending="agreed")
    again = desk.resume(client.id)
    first, second = desk.file(client.id).episodes
    assert (first.ended_on, first.ending, first.remark) == (date(2026, 2, 27), "agreed", "a good ending")
    assert (again.state, second.started_on, second.ended_on) == ("current", START.date(), None)


def test_an_ending_before_the_start_changes_nothing(practice: Practice) -> None:
    client = practice.client()
    before = practice.everything()
    with pytest.raises(RuleBroken, match=r"episode.ends_before_start"):
        practice.desk.caseload.discharge(client.id, on=date(2025, 12, 31), ending="other")
    assert practice.everything() == before


def test_a_client_is_found_by_code_in_any_case(practice: Practice) -> None:
    client = practice.client(code="Straße")
    assert practice.desk.caseload.named(" STRASSE ") == client
    with pytest.raises(NotUnderstood, match=r"client.unknown") as refused:
        practice.desk.caseload.named("nobody")
    assert refused.value.exit_code == 2


def test_consents_are_given_refused_withdrawn_and_expire_on_their_own(practice: Practice) -> None:
    client = practice.client()
    put = practice.desk.caseload.put_in_file
    given = put(Consent, client.id, about="treatment_agreement", since=date(2026, 1, 5))
    put(Consent, client.id, about="recording", state="refused", since=date(2026, 1, 5))
    limited = put(
        Consent,
        client.id,
        about="release",
        recipient="Dr Sand",
        since=date(2026, 1, 5),
        until=date(2026, 3, 1),
    )
    withdrawn = practice.desk.caseload.change_in_file(given, state="withdrawn")
    standing = [one.standing(START.date()) for one in practice.desk.caseload.file(client.id).consents]
    assert standing == ["withdrawn", "refused", "expired"]
    assert limited.standing(date(2026, 3, 1)) == "given"
    assert withdrawn.version == given.version + 1
    with pytest.raises(RuleBroken, match=r"consent.release_needs_recipient"):
        put(Consent, client.id, about="release", since=date(2026, 1, 5))
    with pytest.raises(RuleBroken, match=r"consent.ends_before_start"):
        practice.desk.caseload.change_in_file(limited, until=date(2026, 1, 4))
    assert len(practice.desk.caseload.file(client.id).consents) == 3


def test_a_minor_has_holders_of_responsibility_and_names_per_recipient(practice: Practice) -> None:
    client = practice.client(client_kind="minor", age_band="12_17", retention_class="minor")
    for name, relation in (("Ana", "mother"), ("Ben", "father")):
        practice.person(client, name, relation, holds_responsibility=True)
    practice.person(client, "Cleo", "step_mother")
    practice.desk.caseload.put_in_file(ClientName, client.id, recipient="insurer", name="K. L.")
    practice.desk.caseload.put_in_file(Reach, client.id, value="0", whose="Ana", is_emergency=True)
    file = practice.desk.caseload.file(client.id)
    assert [one.name for one in file.people if one.holds_responsibility] == ["Ana", "Ben"]
    assert [one.relation for one in file.people] == ["therapist", "mother", "father", "step_mother"]
    assert file.reaches[0].safe_voicemail == "not_asked"
    assert [one.name for one in file.names] == ["K. L."]


def test_one_clients_file_holds_nothing_of_anothers(practice: Practice) -> None:
    mine, other = practice.client(), practice.client(code="MAR-11")
    for client in (mine, other):
        practice.person(client, f"friend of {client.code}", "friend")
        practice.desk.caseload.put_in_file(Goal, client.id, words=client.code, since=date(2026, 1, 5))
    file = practice.desk.caseload.file(mine.id)
    held: list[Any] = [*file.people, *file.episodes, *file.goals]
    assert {one.client_id for one in held} == {mine.id}
    with pytest.raises(RuleBroken, match=r"record.gone"):
        practice.desk.caseload.put_in_file(Goal, "nobody", words="x", since=date(2026, 1, 5))


def test_a_person_somebody_points_at_stays_and_others_go(practice: Practice) -> None:
    client = practice.client()
    lia, tom = (practice.person(client, name, "friend") for name in ("Lia", "Tom"))
    note = practice.wrote(practice.met(client), "She asked Lia for help.")
    practice.tagged(note, "asked Lia", "secure", toward=lia.id)
    with pytest.raises(RuleBroken, match=r"client.person_in_use"):
        practice.desk.caseload.remove_from_file(lia)
    practice.desk.caseload.remove_from_file(tom)
    assert [one.name for one in practice.desk.caseload.file(client.id).people] == ["therapist", "Lia"]
    assert practice.told[-1] == ClientChanged(client.id)


def test_a_change_made_twice_from_the_same_state_is_refused(practice: Practice) -> None:
    client = practice.client()
    tom = practice.person(client, "Tom", "friend")
    practice.desk.caseload.change_in_file(tom, remark="first")
    with pytest.raises(RuleBroken, match=r"record.changed_meanwhile"):
        practice.desk.caseload.change_in_file(tom, remark="second")
    assert practice.desk.caseload.file(client.id).people[-1].remark == "first"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Goal, {"words": "x"}),
        (BenefitInFocus, {"benefit": "mood"}),
        (Phase, {"name": "x"}),
        (Break, {}),
    ],
)
def test_nothing_ends_before_it_begins_or_lies_before_1900(
    practice: Practice, kind: type[Any], fields: dict[str, str]
) -> None:
    client = practice.client()
    put = practice.desk.caseload.put_in_file
    one_day: Any = put(kind, client.id, since=date(2026, 1, 5), until=date(2026, 1, 5), **fields)
    assert one_day.until == one_day.since
    with pytest.raises(RuleBroken, match=r"record.ends_before_start"):
        put(kind, client.id, since=date(2026, 1, 5), until=date(2026, 1, 4), **fields)
    with pytest.raises(RuleBroken, match=r"record.before_1900") as refused:
        put(kind, client.id, since=date(1026, 1, 5), until=date(2026, 1, 4), **fields)
    assert refused.value.values == {"year": 1026}


def test_due_things_and_episodes_keep_their_days(practice: Practice) -> None:
    client = practice.client()
    due = practice.desk.caseload.put_in_file(Due, client.id, about="plan_review", due_on=date(2026, 3, 9))
    done = practice.desk.caseload.change_in_file(due, done_at=practice.now)
    assert practice.desk.caseload.file(client.id).dues == (done,)
    with pytest.raises(RuleBroken, match=r"record.before_1900"):
        practice.desk.caseload.put_in_file(Episode, client.id, started_on=date(1899, 12, 31))
    assert isinstance(practice.desk.caseload.file(client.id).people[0], Person)


def test_a_start_may_lie_a_year_ahead_and_no_further(practice: Practice) -> None:
    caseload, today = practice.desk.caseload, practice.desk.records.today()
    client = caseload.take_on(code="SOON", started_on=today + timedelta(days=360))
    with pytest.raises(RuleBroken, match=r"client.start_too_far"):
        caseload.take_on(code="FAR", started_on=date(2099, 1, 1))
    with pytest.raises(RuleBroken, match=r"client.start_too_far"):
        caseload.change(client.id, started_on=date(2099, 1, 1))


def test_codes_may_join_signs_but_not_hide_or_break_them(practice: Practice) -> None:
    caseload, today = practice.desk.caseload, practice.desk.records.today()
    for code in ("👩\u200d👩\u200d👦", "❤\ufe0f 3", "می\u200cروم", "🏳\ufe0f\u200d🌈"):
        assert caseload.take_on(code=code, started_on=today).code == code
    for code in ("A\nB", "A\u2028B", "A\x07", "A\u202eB", "\u200d", " A", "\u200b"):
        with pytest.raises(RuleBroken, match=r"client.code_form"):
            caseload.take_on(code=code, started_on=today)
    with pytest.raises(RuleBroken, match=r"client.code_long"):
        caseload.take_on(code="A" * 41, started_on=today)


def test_what_was_removed_is_put_back_as_the_next_version(practice: Practice) -> None:
    client, caseload = practice.client(), practice.desk.caseload
    person = caseload.put_in_file(Person, client.id, name="Sam", relation="partner")
    caseload.remove_from_file(person)
    caseload.put_back(person)
    found = [one for one in caseload.file(client.id).people if one.id == person.id]
    assert [(one.name, one.version) for one in found] == [("Sam", 2)]


def test_what_a_file_lacks_is_found_and_what_was_never_asked_is_not(practice: Practice) -> None:
    caseload, today = practice.desk.caseload, practice.desk.records.today()
    day = today - timedelta(days=30)
    child = caseload.take_on(code="KID-1", started_on=day, client_kind="minor")
    assert caseload.gaps() == {child.id: ["holder"]}
    caseload.put_in_file(Person, child.id, name="Eva", relation="mother", holds_responsibility=True)
    caseload.put_in_file(Consent, child.id, about="treatment_agreement", since=day)
    assert caseload.gaps() == {}
    later = day + timedelta(days=3)
    caseload.put_in_file(Consent, child.id, about="treatment_agreement", state="refused", since=later)
    ran_out = today - timedelta(days=1)
    caseload.put_in_file(Consent, child.id, about="privacy_notice", since=day, until=ran_out)
    assert caseload.gaps() == {child.id: ["refused", "expired_notice"]}
    caseload.discharge(child.id, on=today, ending="agreed")
    assert caseload.gaps() == {}


def test_a_session_that_makes_one_look_again_is_named(practice: Practice) -> None:
    desk, client = practice.desk, practice.client()
    at = datetime.combine(client.started_on + timedelta(days=2), time(9), UTC)
    assert desk.diary.doubts(client.id, at) == []
    session = desk.diary.record(client.id, at, status="attended")
    assert desk.diary.doubts(client.id, at) == ["session.same_start"]
    assert desk.diary.doubts(client.id, at, session.id) == []
    desk.diary.change(session.id, status="cancelled", cancelled_by="client")
    assert desk.diary.doubts(client.id, at) == []
    desk.caseload.put_on_hold(client.id)
    early = at - timedelta(days=3)
    assert desk.diary.doubts(client.id, early) == ["session.before_care", "session.client_on_hold"]
