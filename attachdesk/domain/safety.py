"""Safety plans: made with the client, each change a new version, printable."""

from datetime import date

from sqlmodel import Field

from attachdesk.domain.record import Record

PARTS = (
    "warning_signs", "own_steps", "places", "people", "professionals", "safer_place", "reasons",
)  # fmt: skip
"""The steps of a plan, in the order in which they are taken."""


class SafetyPlan(Record):
    """One version of a client's safety plan, in the client's words; the steps follow Stanley & Brown 2012.

    ``number`` counts the versions of one client from 1; a version is never changed.
    """

    kind = "safety_plans"
    searchable = PARTS

    client_id: str = Field(index=True)
    number: int = Field(ge=1)
    made_on: date
    warning_signs: str = ""
    own_steps: str = ""
    """What the client can do alone."""
    places: str = ""
    """People and places that distract."""
    people: str = ""
    """Whom to ask for help."""
    professionals: str = ""
    """Professionals and lines to call, with numbers of the therapist's own entry."""
    safer_place: str = ""
    """How the surroundings were made safer."""
    reasons: str = ""
    """What is worth living for."""
