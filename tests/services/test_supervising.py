"""Supervision: hours add up, topics point at clients, and no report for others reads them."""

from datetime import date
from typing import get_args

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.practice import Audience
from attachdesk.reports.document import compose
from attachdesk.services.supervising import Meeting, years
from tests.services.conftest import Practice


def test_minutes_add_up_by_year_and_setting(practice: Practice) -> None:
    service = practice.desk.supervising
    service.record(date(2025, 12, 1), minutes=90, setting="group")
    service.record(date(2026, 1, 12), minutes=45)
    last = service.record(date(2026, 2, 9), minutes=50, supervisor="K. R.", text="Pace.")
    service.change(last.id, minutes=60)
    meetings = service.meetings()
    assert [one.supervision.held_on.month for one in meetings] == [2, 1, 12]
    assert [(one.year, one.minutes, one.by_setting) for one in years(meetings)] == [
        (2026, 105, {"individual": 105}),
        (2025, 90, {"group": 90}),
    ]
    with pytest.raises(RuleBroken, match=r"supervision\.in_future"):
        service.record(date(2026, 3, 3))
    with pytest.raises(RuleBroken, match=r"supervision\.in_future"):
        service.change(last.id, held_on=date(2027, 1, 1))


def test_a_topic_says_something_and_no_report_for_others_reads_it(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    practice.met(client)
    meeting = desk.supervising.record(date(2026, 3, 1), text="Quillon remark")
    topic = desk.supervising.bring(meeting.id, client.id, question="Quillon question")
    with pytest.raises(RuleBroken, match=r"supervision\.topic_empty"):
        desk.supervising.bring(meeting.id, client.id, question=" ")
    with pytest.raises(RuleBroken, match=r"supervision\.topic_empty"):
        desk.supervising.change_topic(topic.id, question="", outcome="")
    desk.supervising.change_topic(topic.id, question="Quillon question", outcome="Quillon outcome")
    for audience in set(get_args(Audience)) - {"supervisor"}:
        case = desk.reporting.case(client.id, audience)
        assert "Quillon" not in repr(case) + repr(compose(case))
    assert desk.supervising.meetings()[0].topics[0][0] == client.code


def test_a_meeting_is_taken_out_and_put_back_with_its_topics(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    meeting = desk.supervising.record(date(2026, 3, 1))
    desk.supervising.bring(meeting.id, client.id, outcome="Slower.")
    gone = desk.supervising.remove(meeting.id)
    assert isinstance(gone, Meeting) and desk.supervising.meetings() == []
    with pytest.raises(RuleBroken, match=r"record\.gone"):
        desk.supervising.remove(meeting.id)
    desk.supervising.put_back(gone)
    assert desk.supervising.meetings()[0].topics[0][1].outcome == "Slower."
    assert desk.keeping.verify() == []
