"""A career, small here: as many sessions and observations as asked for, true passages, a sound chain."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from attachdesk.bootstrap import desk_over
from attachdesk.demo import career, rota
from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.observation import MOVES_TRENDS, Observation
from attachdesk.domain.session import Session
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.storage import chain
from tests.demo.practice_for_tests import fresh, record_of

SIZE = {"clients": 24, "sessions": 260, "observations": 1560}
SMALL = {"clients": 5, "sessions": 50, "observations": 300}


def built(folder: Path, seed: int = 1, size: dict[str, int] = SIZE) -> Desk:
    """Return a desk over a small career."""
    desk = fresh(folder)
    templates = desk.library.note_templates
    career.build(
        desk.records,
        content(),
        templates,
        seed,
        clients=size["clients"],
        sessions=size["sessions"],
        observations=size["observations"],
    )
    return desk_over(desk.keeping.vault)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A small career. Tests only read it."""
    made = built(tmp_path_factory.mktemp("career") / "vault")
    yield made
    made.close()


def test_it_has_what_was_asked_for(desk: Desk) -> None:
    with desk.records.work() as work:
        held = work.find(Session, status="attended")
        assert len(held) == SIZE["sessions"]
        assert len(work.find(Observation)) == SIZE["observations"]
    lines = desk.caseload.lines()
    assert len(lines) == SIZE["clients"]
    states = [line.client.state for line in lines]
    assert (states.count("ended"), states.count("on_hold")) == (16, 1)
    assert len({line.client.code for line in lines}) == SIZE["clients"]


def test_every_passage_contains_its_words_under_the_new_names(desk: Desk) -> None:
    with desk.records.work() as work:
        notes = {one.id: one for one in work.find(Note)}
        placed = work.find(Observation, scope="passage")
    assert len(placed) > 100
    assert all(notes[one.note_id or ""].text[one.start : one.end] == one.quote for one in placed)
    assert not any("Tomas" in note.text or "Danuta" in note.text for note in notes.values())
    assert len({note.text for note in notes.values()}) > 0.95 * len(notes)


def test_no_passage_speaks_against_the_rating_of_its_session(desk: Desk) -> None:
    with desk.records.work() as work:
        seen = work.find(Observation, family="pattern")
    zeros = {(one.session_id, one.code, one.shown_by, one.toward) for one in seen if one.intensity == 0}
    shown = {
        (one.session_id, one.code, one.shown_by, one.toward)
        for one in seen
        if one.scope == "passage" and one.basis in MOVES_TRENDS
    }
    assert not zeros & shown


def test_people_belong_to_the_client_they_are_pointed_at_by(desk: Desk) -> None:
    record = record_of(desk)
    owner = {one["id"]: one["client_id"] for one in record["people"]}
    for one in record["observations"]:
        for field in ("toward", "shown_by"):
            assert one[field] is None or owner[one[field]] == one["client_id"]


def test_no_two_meetings_overlap_and_none_falls_into_a_break(desk: Desk) -> None:
    with desk.records.work() as work:
        sessions = work.find(Session, order_by="starts_at")
    for before, after in pairwise(sessions):
        assert before.starts_at < after.starts_at
    weeks = {(one.starts_at.date() - DAY_ZERO).days // 7 for one in sessions if one.status == "attended"}
    assert min(weeks) >= -60 and max(weeks) <= 0


def test_notes_are_owed_only_for_the_last_weeks_and_the_next_hours_are_booked(desk: Desk) -> None:
    today = desk.diary.today()
    assert all(line.session and (DAY_ZERO - line.session.starts_at.date()).days < 21 for line in today.owed)
    assert today.day == DAY_ZERO
    coming = [line for line in desk.caseload.lines() if line.next_at]
    assert coming
    assert {line.client.state for line in coming} == {"current"}


def test_its_chain_verifies(desk: Desk) -> None:
    with desk.records.work() as work:
        assert chain.verify(work) == []


def test_its_notes_are_found_by_their_words(desk: Desk) -> None:
    assert desk.searching.find("kettle OR said").hits or desk.searching.find("said").total > 50


def test_the_same_seed_gives_the_same_career_and_another_another(tmp_path: Path) -> None:
    records = []
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        desk = built(tmp_path / name, seed, SMALL)
        records.append(record_of(desk))
        desk.close()
    here, again, there = records
    assert again == here
    assert here["notes"]
    assert [one["text"] for one in here["notes"]] != [one["text"] for one in there["notes"]]
    assert set(here) == set(KINDS)


@pytest.mark.parametrize(("clients", "sessions"), [(1, 5), (3, 3), (7, 90), (60, 700)])
def test_a_rota_gives_no_hour_twice(clients: int, sessions: int) -> None:
    courses = rota.plan(4, clients, sessions)
    visits = [(one.week, one.slot) for course in courses for one in course.visits]
    assert len(set(visits)) == len(visits)
    assert not [week for week, _ in visits if rota.is_off(week)]
    assert sum(one.is_held for course in courses for one in course.visits) == sessions
    assert all((one.week, one.slot) <= (0, rota.SLOTS) for course in courses for one in course.visits)
