"""Outcome measures as taken: one sitting, its answers, its scores."""

from datetime import date
from typing import Literal

from sqlmodel import Field

from attachdesk.domain.record import Record, choice


class Administration(Record):
    """One sitting of one instrument. ``about``: the id of the person it asks about, or who filled it in."""

    kind = "administrations"

    client_id: str = Field(index=True)
    session_id: str | None = None
    instrument: str
    form: str = "standard"
    name: str = ""
    """For a scale of the therapist's own: what it asks."""
    taken_on: date
    about: str | None = None
    entered: Literal["paper", "total", "handover", "import"] = choice("total")
    is_assisted: bool = False


class Answer(Record):
    """One answered item; ``value`` None: not answered."""

    kind = "answers"

    client_id: str
    administration_id: str = Field(index=True)
    item: int = Field(ge=1)
    value: float | None = None


class Score(Record):
    """One score of a sitting, in the instrument's own units."""

    kind = "scores"

    client_id: str
    administration_id: str = Field(index=True)
    name: str
    value: float
    is_prorated: bool = False
