"""What stands around notes: arrangements of a session, supervision, enclosures, appointments that recur."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, Zoned, choice
from attachdesk.domain.session import Medium, SessionKind

LARGEST_ENCLOSURE = 10 << 20
"""Bytes of one enclosure: 10 MiB."""


class SessionArrangement(Record):
    """How a session was arranged: interpreter, the client's place when online, who called a cancellation.

    One for a session at most; what is not known stays empty.
    """

    kind = "session_arrangements"

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    interpreter_agency: str = ""
    interpreter_language: str = ""
    interpreter_is_same: bool | None = None
    """Whether it was the same person as before."""
    online_place: str = ""
    online_is_private: bool | None = None
    fallback: str = ""
    """How to go on when the line breaks, such as a number."""
    emergency_there: str = ""
    """Whom to call where the client is."""
    whose_break: Literal["", "client", "therapist", "practice"] = choice("")
    announced_on: date | None = None
    cover: str = ""
    """Who is there for the client meanwhile."""


class Supervision(Zoned):
    """A supervision meeting; its minutes add up to the hours a professional body asks for."""

    kind = "supervisions"
    searchable = ("supervisor", "text")

    held_on: date
    minutes: int = Field(60, ge=1, le=24 * 60)
    supervisor: str = ""
    setting: Literal["individual", "group", "peer"] = choice("individual")
    text: str = ""


class SupervisionTopic(Record):
    """A client brought to supervision: the question, and what was taken away."""

    kind = "supervision_topics"
    searchable = ("question", "outcome")

    client_id: str = Field(index=True)
    supervision_id: str = Field(index=True)
    question: str = ""
    outcome: str = ""


class Enclosure(Record):
    """A document kept in the file: a letter, a drawing, a scan. Its bytes are an ``EnclosureContent``."""

    kind = "enclosures"
    searchable = ("name", "remark")

    client_id: str = Field(index=True)
    session_id: str | None = None
    name: str = Field(min_length=1, max_length=200)
    media_type: str = "application/octet-stream"
    size: int = Field(ge=0, le=LARGEST_ENCLOSURE)
    sha256: str = Field(min_length=64, max_length=64)
    received_on: date
    remark: str = ""


class EnclosureContent(Record):
    """The bytes of one enclosure, in base64 (RFC 4648)."""

    kind = "enclosure_contents"

    client_id: str = Field(index=True)
    enclosure_id: str = Field(index=True)
    base64: str = ""


class Appointment(Zoned):
    """An appointment that recurs on a weekday (0 is Monday) at a wall-clock time of its zone."""

    kind = "appointments"

    client_id: str = Field(index=True)
    weekday: int = Field(ge=0, le=6)
    at: str = Field(regex=r"^([01]\d|2[0-3]):[0-5]\d$")
    """Hours and minutes, such as 09:30."""
    minutes: int = Field(50, ge=1, le=24 * 60)
    every_weeks: int = Field(1, ge=1, le=52)
    since: date
    until: date | None = None
    session_kind: SessionKind = choice("individual")
    medium: Medium = choice("in_person")

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise RuleBroken("record.ends_before_start")
        return self
