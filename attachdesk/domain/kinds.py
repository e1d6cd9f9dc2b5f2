"""Every kind of record there is, by its plural name, in the order in which an import must add them."""

from attachdesk.domain.administration import Administration, Answer, Score
from attachdesk.domain.around import (
    Appointment,
    Enclosure,
    EnclosureContent,
    SessionArrangement,
    Supervision,
    SupervisionTopic,
)
from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.formulation import Formulation
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
from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.domain.safety import SafetyPlan
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError, Signature
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    PlanVersion,
    Problem,
    SessionWork,
)
from attachdesk.domain.writing import FieldReading, Jotting, OwnSection, OwnTemplate, Snippet

FIRST_KINDS: tuple[type[Record], ...] = (
    Practice, Code, Client, ClientName, Person, Reach, Consent, Episode, Session, Attendee, Contact,
    RiskEntry, Note, NoteMark, Addendum, Observation, SessionTarget, Goal, GoalRating, BenefitInFocus,
    Phase, Break, Rupture, Due, FileEvent, SharedWords, Administration, Answer, Score, ReportText,
)  # fmt: skip
"""Those of the first version of the JSON form: a document must have them; the others may be missing."""
KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (
        Practice, Code, OwnTemplate, OwnSection, Snippet,
        Client, ClientName, Person, Reach, Consent, Episode, CourtOrder, Capacity, Sharing, SecretsAgreement,
        Screening, Session, SessionArrangement, Appointment, Attendee, Contact, RiskEntry, SafetyPlan,
        FieldReading, Jotting, Note, NoteMark, Addendum, EnteredInError, Observation, SessionTarget,
        Problem, Goal, GoalRating, Objective, AttainmentLevel, AttainmentRating, PlannedIntervention,
        SessionWork, PlanVersion, Formulation, BenefitInFocus, Phase, Break, Rupture, Due, FileEvent,
        SharedWords, Administration, Answer, Score, Supervision, SupervisionTopic, Enclosure,
        EnclosureContent, ReportText, Signature,
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
    "own_template_id": "own_templates",
    "refiled_note_id": "notes",
    "problem_id": "problems",
    "objective_id": "objectives",
    "intervention_id": "planned_interventions",
    "supervision_id": "supervisions",
    "enclosure_id": "enclosures",
}
"""Which kind a field points at; a pointer that leads nowhere is a damaged record."""
BETWEEN_FILES = frozenset({"refiled_note_id"})
"""Pointers that may lead into another client's file."""
