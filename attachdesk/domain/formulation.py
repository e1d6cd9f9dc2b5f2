"""Formulation: a versioned page of how client and therapist understand what happens."""

from datetime import date

from sqlmodel import Field

from attachdesk.domain.record import Record


class Formulation(Record):
    """One version of a client's formulation; ``number`` counts from 1, a version is never changed."""

    kind = "formulations"
    searchable = ("history", "people", "cycle", "alternatives", "medication", "professionals")

    client_id: str = Field(index=True)
    number: int = Field(ge=1)
    written_on: date
    history: str = ""
    people: str = ""
    cycle: str = ""
    alternatives: str = ""
    """What else could explain it."""
    medication: str = ""
    professionals: str = ""
    """Other professionals involved."""
