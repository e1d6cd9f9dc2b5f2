"""Observations: a code on a passage or on a whole session, and the therapist's own codes."""

from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice

PATTERNS = ("secure", "anxious_preoccupied", "dismissive_avoidant", "fearful_avoidant")
BENEFITS = (
    "trauma", "attachment", "regulation", "self_esteem", "relationships", "mood", "resilience", "mindfulness",
)  # fmt: skip
Family = Literal["pattern", "benefit", "code"]
Basis = Literal["room", "recent", "past", "other"]
Sense = Literal["forward", "worked_on", "setback"]
MOVES_TRENDS: frozenset[str] = frozenset({"room", "recent"})
"""Only what happened in the room or was told of the recent moves a trend; the past is shown as history."""


def family_of(code: str) -> Family:
    """Return what kind of code an id names; anything not a pattern or a benefit is the therapist's own."""
    if code in PATTERNS:
        return "pattern"
    return "benefit" if code in BENEFITS else "code"


class Observation(Record):
    """A dated impression: ``code`` shown by somebody toward somebody, on a passage or a whole session.

    ``start``, ``end`` count code points of the note's text; ``quote`` is the passage, ``before`` and
    ``after`` up to 32 code points around it. Whole sessions take 0-3 (0: looked for and not seen),
    passages 1-3.
    """

    kind = "observations"
    volatile = frozenset({"start", "end", "quote", "before", "after", "place"})
    searchable = ("memo", "rival")

    client_id: str = Field(index=True)
    session_id: str | None = Field(None, index=True)
    contact_id: str | None = None
    note_id: str | None = Field(None, index=True)
    scope: Literal["passage", "session"] = choice("passage")
    family: Family = choice()
    code: str = Field(min_length=1)
    intensity: int | None = Field(None, ge=0, le=3)
    shown_by: str | None = None
    """A person's id; None: the client."""
    toward: str | None = None
    """A person's id of the client's own list."""
    basis: Basis = choice("room")
    sense: Sense | None = choice(None)
    memo: str = ""
    rival: str = ""
    certainty: Literal["tentative", "fairly_sure", "sure"] | None = choice(None)
    is_exemplar: bool = False
    place: Literal["placed", "tray"] = choice("placed")
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    quote: str = ""
    before: str = ""
    after: str = ""

    @model_validator(mode="after")
    def _rules(self) -> Self:
        if family_of(self.code) != self.family:
            raise RuleBroken("observation.wrong_family", code=self.code)
        if self.scope == "passage":
            self._passage_rules()
        if self.family == "pattern" and self.intensity is None:
            raise RuleBroken("observation.pattern_needs_intensity")
        if (self.sense is not None) != (self.family == "benefit"):
            raise RuleBroken("observation.sense_is_for_benefits")
        return self

    def _passage_rules(self) -> None:
        if self.note_id is None:
            raise RuleBroken("observation.passage_needs_note")
        if self.intensity == 0:
            raise RuleBroken("observation.zero_is_for_sessions")
        if not self.quote:
            raise RuleBroken("observation.over_nothing")
        if self.place == "placed" and not (
            self.start is not None and self.end is not None and self.end - self.start == len(self.quote)
        ):
            raise RuleBroken("observation.quote_does_not_fit")

    @property
    def moves_trends(self) -> bool:
        """Whether it counts in a trend: seen in the room or told of the recent."""
        return self.basis in MOVES_TRENDS


class Code(Record):
    """A code of the therapist's own, with the letter of its badge."""

    kind = "codes"
    searchable = ("name", "definition")

    name: str = Field(min_length=1)
    letter: str = Field("", max_length=2)
    ink: str = "trauma"
    definition: str = ""
    caution: str = ""
    parent_id: str | None = None
    is_retired: bool = False


class SessionTarget(Record):
    """A benefit that a session worked on: targeted, kept apart from what was observed."""

    kind = "session_targets"

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    benefit: str
