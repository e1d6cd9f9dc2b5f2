"""What happened in a file beside its sessions, on one axis."""

from datetime import date

from attachdesk.domain.plan import Goal, GoalRating
from attachdesk.domain.safeguards import Capacity
from attachdesk.domain.treatment import Problem
from attachdesk.services.dated import DATED, dated_things
from tests.services.conftest import Practice


def test_every_dated_kind_of_this_client_stands_on_its_days(practice: Practice) -> None:
    client, other, desk = practice.client(), practice.client("INE-02"), practice.desk
    put = desk.caseload.put_in_file
    goal = put(Goal, client.id, words="Sleep", since=date(2026, 1, 6))
    put(GoalRating, client.id, goal_id=goal.id, rated_on=date(2026, 2, 1), value=3)
    put(Problem, client.id, words="Nights", since=date(2026, 1, 7), until=date(2026, 2, 20))
    put(Capacity, client.id, judged_on=date(2026, 1, 8), decision="To come alone", finding="has")
    put(Problem, other.id, words="Days", since=date(2026, 1, 9))
    meeting = desk.supervising.record(date(2026, 2, 10))
    desk.supervising.bring(meeting.id, client.id, question="Whose?")
    person = practice.person(client, "Ida", "sister")
    things = dated_things(desk.records, client.id)
    assert [(one.kind, one.on.isoformat()) for one in things.entries] == [
        ("problems.ended", "2026-02-20"),
        ("supervision_topics", "2026-02-10"),
        ("goal_ratings", "2026-02-01"),
        ("capacities", "2026-01-08"),
        ("problems", "2026-01-07"),
    ]
    assert things.names[goal.id] == "Sleep" and things.names[person.id] == "Ida"


def test_every_field_that_is_named_is_one_of_its_kind() -> None:
    for kind, fields in DATED.items():
        assert set(fields) <= set(kind.model_fields), kind
