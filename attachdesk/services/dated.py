"""Dated things of a client's file beside sessions, contacts and measures, for the one axis of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from attachdesk.domain.around import Appointment, Enclosure, Supervision, SupervisionTopic
from attachdesk.domain.client import Person
from attachdesk.domain.formulation import Formulation
from attachdesk.domain.overview import TimelineEntry
from attachdesk.domain.plan import Goal, GoalRating, SharedWords
from attachdesk.domain.record import Record
from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.domain.safety import SafetyPlan
from attachdesk.domain.treatment import AttainmentRating, Objective, PlanVersion, Problem
from attachdesk.services.records import Records

DATED: Mapping[type[Record], tuple[str, ...]] = {
    SafetyPlan: ("made_on",),
    Formulation: ("written_on",),
    PlanVersion: ("agreed_on",),
    Problem: ("since", "until"),
    Objective: ("since", "until"),
    AttainmentRating: ("rated_on",),
    GoalRating: ("rated_on",),
    SharedWords: ("shared_on",),
    Capacity: ("judged_on",),
    CourtOrder: ("ordered_on", "until"),
    Sharing: ("agreed_on",),
    SecretsAgreement: ("agreed_on",),
    Screening: ("screened_on",),
    Appointment: ("since", "until"),
    Enclosure: ("received_on",),
}
"""The days of each kind; a second one is its end. A new kind is a line here and one where it is shown."""
ENDED = ".ended"


@dataclass(frozen=True)
class Things:
    """Entries by kind (``problems``, and ``problems.ended`` for an end), and what they point at, in words."""

    entries: tuple[TimelineEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """The name of a person, the words of a goal or an objective, by id."""


def dated_things(records: Records, client_id: str) -> Things:
    """Return the dated things of one client, newest first; of one day, in the order made."""
    entries = []
    with records.work() as work:
        for kind, fields in DATED.items():
            for record in work.find(kind, client_id=client_id):
                entries += [
                    TimelineEntry(day, None, record.kind + (ENDED if place else ""), record)
                    for place, name in enumerate(fields)
                    if isinstance(day := getattr(record, name), date)
                ]
        topics = work.find(SupervisionTopic, client_id=client_id)
        held = {one.id: one for one in work.find(Supervision, id=tuple(one.supervision_id for one in topics))}
        entries += [TimelineEntry(held[one.supervision_id].held_on, None, one.kind, one) for one in topics]
        names = {one.id: one.name for one in work.find(Person, client_id=client_id)}
        names |= {one.id: one.words for one in work.find(Goal, client_id=client_id)}
        names |= {one.id: one.words for one in work.find(Objective, client_id=client_id)}
    return Things(tuple(sorted(entries, key=lambda one: -one.on.toordinal())), names)
