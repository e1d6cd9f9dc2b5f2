"""The eight benefits as content: what a step looks like, which measures fit, how to say it to a client."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Benefit:
    """One of the eight things the work may bring; each observation of it has a sense."""

    id: str
    order: int
    key: str
    """The digit pressed with Ctrl+Shift, "1" to "8"; also the numeral of the badge."""
    name: str
    short: str
    """Name for the rows of charts, at most 24 characters."""
    ink: str
    """Name of a colour role of the themes."""
    definition: str
    forward: tuple[str, ...]
    """What a step forward can look like."""
    worked_on: tuple[str, ...]
    setback: tuple[str, ...]
    measures: tuple[str, ...]
    """Ids of instruments that fit, the first choice first."""
    client_words: tuple[str, ...]
    """Sentences for the client's page; {places} are filled in by the therapist."""
    cautions: tuple[str, ...]
