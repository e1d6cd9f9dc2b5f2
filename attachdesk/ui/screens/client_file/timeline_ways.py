"""Where one goes from a thing on the timeline to change it."""

from attachdesk.domain.around import Appointment, SupervisionTopic
from attachdesk.domain.client import Episode
from attachdesk.domain.note import Note
from attachdesk.domain.plan import GoalRating
from attachdesk.domain.record import Record
from attachdesk.domain.safety import SafetyPlan
from attachdesk.domain.session import Contact, Session
from attachdesk.domain.treatment import AttainmentRating
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.screens.client_file.happening import Happening

TAB_OF = {
    "sessions": "plan",
    "measures": "measures",
    "ruptures": "plan",
    "plan": "plan",
    "consent": "details",
    "safety": "details",
}
"""The tab of a thing that has no screen of its own, by its filter."""


def target_of(one: Happening, client_id: str) -> Target:
    """Return the screen, and what to open there."""
    record = one.record
    if isinstance(record, Note):
        return Target("note", client_id, record.id, "note")
    if isinstance(record, Session | Contact):
        part = "contact" if isinstance(record, Contact) else ""
        return Target("session_form", client_id, record.id, part)
    if isinstance(record, SupervisionTopic):
        return Target("supervision", thing_id=record.supervision_id)
    if isinstance(record, SafetyPlan):
        return Target("safety_plan", client_id, record.id)
    if isinstance(record, Appointment):
        return Target("calendar", part=record.since.isoformat())
    tab = "details" if isinstance(record, Episode) else TAB_OF.get(one.group, "details")
    return Target("client_file", client_id, _part_of(record) if tab == "plan" else "", tab)


def _part_of(record: Record) -> str:
    """Return the part of the plan that a thing is of: a rating is of its goal or objective."""
    if isinstance(record, AttainmentRating):
        return record.objective_id
    return record.goal_id if isinstance(record, GoalRating) else record.id
