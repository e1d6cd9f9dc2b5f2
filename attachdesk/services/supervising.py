"""Supervision: meetings and their hours, the clients brought to them, what was asked and taken away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from attachdesk.domain.around import Supervision, SupervisionTopic
from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work


@dataclass(frozen=True)
class Meeting:
    """A meeting with its topics, each with the client's code, in the order made."""

    supervision: Supervision
    topics: tuple[tuple[str, SupervisionTopic], ...]


@dataclass(frozen=True)
class YearOfSupervision:
    """Minutes of a calendar year, in all and by setting (individual, group, peer; only those there are)."""

    year: int
    minutes: int
    by_setting: dict[str, int]


class Supervising:
    """Neither a client's nor a referrer's report reads any of it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def record(self, held_on: date, **fields: Any) -> Supervision:
        """Record a meeting; ``fields``: ``minutes``, ``supervisor``, ``setting``, ``text``.

        ``supervision.in_future``.
        """
        self._records.not_in_future(held_on, "supervision.in_future")
        meeting: Supervision = self._records.new(
            Supervision, held_on=held_on, zone=self._records.zone, **fields
        )
        with self._records.work() as work:
            work.add(meeting)
        self._records.announce(ClientChanged())
        return meeting

    def change(self, supervision_id: str, **fields: Any) -> Supervision:
        """Change a meeting's own fields."""
        self._records.not_in_future(fields.get("held_on"), "supervision.in_future")
        with self._records.work() as work:
            meeting = work.get(Supervision, supervision_id).changed(**fields)
            work.replace(meeting)
        self._records.announce(ClientChanged())
        return meeting

    def remove(self, supervision_id: str) -> Meeting:
        """Take a meeting out with its topics; return what it was, for ``put_back``."""
        with self._records.work() as work:
            gone = _with_topics(work, work.find(Supervision, id=supervision_id))
            if not gone:
                raise RuleBroken("record.gone")
            for _, topic in gone[0].topics:
                work.remove(topic)
            work.remove(gone[0].supervision)
        self._records.announce(ClientChanged())
        return gone[0]

    def put_back(self, meeting: Meeting) -> None:
        """Undo a removal."""
        with self._records.work() as work:
            work.add(meeting.supervision.changed())
            work.add_all([topic.changed() for _, topic in meeting.topics])
        self._records.announce(ClientChanged())

    def bring(
        self, supervision_id: str, client_id: str, *, question: str = "", outcome: str = ""
    ) -> SupervisionTopic:
        """Bring a client to a meeting. ``supervision.topic_empty``: neither question nor outcome."""
        _refuse_empty(question, outcome)
        topic: SupervisionTopic = self._records.new(
            SupervisionTopic, client_id=client_id, supervision_id=supervision_id, question=question,
            outcome=outcome,
        )  # fmt: skip
        with self._records.work() as work:
            work.get(Client, client_id)
            work.get(Supervision, supervision_id)
            work.add(topic)
        self._records.announce(ClientChanged(client_id))
        return topic

    def change_topic(self, topic_id: str, *, question: str, outcome: str) -> SupervisionTopic:
        """Say the question or what was taken away anew."""
        _refuse_empty(question, outcome)
        with self._records.work() as work:
            topic = work.get(SupervisionTopic, topic_id).changed(question=question, outcome=outcome)
            work.replace(topic)
        self._records.announce(ClientChanged(topic.client_id))
        return topic

    def meetings(self) -> list[Meeting]:
        """Return every meeting, newest first."""
        with self._records.work() as work:
            return _with_topics(work, work.find(Supervision, order_by="held_on")[::-1])


def years(meetings: Sequence[Meeting]) -> list[YearOfSupervision]:
    """Return how minutes add up in each calendar year, newest first."""
    by_year: dict[int, Counter[str]] = {}
    for one in (meeting.supervision for meeting in meetings):
        by_year.setdefault(one.held_on.year, Counter())[one.setting] += one.minutes
    return [
        YearOfSupervision(year, sum(minutes.values()), dict(minutes))
        for year, minutes in sorted(by_year.items(), reverse=True)
    ]


def _with_topics(work: Work, meetings: Sequence[Supervision]) -> list[Meeting]:
    codes = {client.id: client.code for client in work.find(Client)} if meetings else {}
    found: dict[str, list[tuple[str, SupervisionTopic]]] = {one.id: [] for one in meetings}
    for topic in work.find(SupervisionTopic, supervision_id=tuple(found)):
        found[topic.supervision_id].append((codes[topic.client_id], topic))
    return [Meeting(one, tuple(found[one.id])) for one in meetings]


def _refuse_empty(question: str, outcome: str) -> None:
    if not (question.strip() or outcome.strip()):
        raise RuleBroken("supervision.topic_empty")
