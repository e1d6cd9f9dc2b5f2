"""What makes writing quick: jottings, snippets, own templates, readings of typed fields."""

from datetime import datetime
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice


class Jotting(Record):
    """One line jotted in a session; ``code`` marks a pattern with one key. Purged at signing."""

    kind = "jottings"
    volatile = frozenset({"text"})

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    jotted_at: datetime
    code: str = ""
    """Id of the pattern or benefit that was marked, or empty."""
    text: str = ""


class OwnTemplate(Record):
    """A form of notes made in the app; its sections are records of their own."""

    kind = "own_templates"

    name: str = Field(min_length=1)
    is_retired: bool = False


class OwnSection(Record):
    """One section of an own template. ``prompt`` helps the writer and never prints."""

    kind = "own_sections"

    own_template_id: str = Field(index=True)
    place: int = Field(ge=0)
    heading: str = ""
    prompt: str = ""
    default: str = ""
    field: str = ""
    """Id of a typed field (``content/session_fields``) asked for in this section, or empty."""


class Snippet(Record):
    """Words that ``;trigger`` stands for; ``{name}`` in them is a placeholder to be filled in."""

    kind = "snippets"
    searchable = ("text",)

    trigger: str = Field(min_length=1, max_length=24, regex=r"^[\w-]+$")
    text: str = Field(min_length=1)
    is_retired: bool = False


class FieldReading(Record):
    """One reading of a typed field in a session (SUD 0-10, a phase, a stage): a number or a chosen word."""

    kind = "field_readings"

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    field: str = Field(min_length=1)
    """Id of the field in ``content/session_fields``."""
    when: Literal["start", "end", "whole"] = choice("whole")
    number: float | None = None
    word: str = ""

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.number is None) == (not self.word):
            raise RuleBroken("field.one_value")
        return self
