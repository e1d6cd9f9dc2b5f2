"""Every kind of record there is, by its plural name, in the order in which an import must add them."""

from attachdesk.domain.administration import Administration, Answer, Score
from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Code, Observation, SessionTarget
from attachdesk.domain.plan import (
    BenefitInFocus,
    Break,
    Due,
    FileEvent,
    Goal,
    GoalRating,
    Phase,
    Rupture,
    SharedWords,
)
from attachdesk.domain.practice import Practice, ReportText
from attachdesk.domain.record import Record
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session

KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (
        Practice, Code, Client, ClientName, Person, Reach, Consent, Episode, Session, Attendee, Contact,
        RiskEntry, Note, NoteMark, Addendum, Observation, SessionTarget, Goal, GoalRating, BenefitInFocus,
        Phase, Break, Rupture, Due, FileEvent, SharedWords, Administration, Answer, Score, ReportText,
    )
}  # fmt: skip

POINTERS: dict[str, str] = {
    "client_id": "clients",
    "episode_id": "episodes",
    "session_id": "sessions",
    "closed_session_id": "sessions",
    "contact_id": "contacts",
    "note_id": "notes",
    "person_id": "people",
    "shown_by": "people",
    "toward": "people",
    "goal_id": "goals",
    "administration_id": "administrations",
    "parent_id": "codes",
}
"""Which kind a field points at; a pointer that leads nowhere is a damaged record."""
