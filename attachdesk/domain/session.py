"""Sessions (one meeting each), contacts between them, who was there, and what was asked about risk."""

from datetime import date, datetime, timedelta
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, Zoned, choice, local

SessionStatus = Literal["booked", "attended", "cancelled", "late_cancelled", "no_show"]
SessionKind = Literal["individual", "couple", "family", "parent", "one_partner", "group"]
Medium = Literal["in_person", "video", "phone", "chat"]
AttendeeRole = Literal[
    "client", "partner", "parent", "child", "family", "interpreter", "supporter", "professional", "other"
]  # fmt: skip
NOT_HELD: frozenset[str] = frozenset({"cancelled", "late_cancelled", "no_show"})


class Session(Zoned):
    """One meeting, booked or past. ``number`` counts the attended ones of a client from 1."""

    kind = "sessions"

    client_id: str = Field(index=True)
    episode_id: str
    starts_at: datetime = Field(index=True)
    minutes: int = Field(50, ge=1, le=24 * 60)
    session_kind: SessionKind = choice("individual")
    medium: Medium = choice("in_person")
    approach: str = ""
    status: SessionStatus = choice("booked")
    number: int | None = Field(None, ge=1)
    cancelled_by: Literal["client", "therapist", "other"] | None = choice(None)
    reason: str = ""
    is_charged: bool | None = None

    @model_validator(mode="after")
    def _who_cancelled(self) -> Self:
        if self.cancelled_by is not None and self.status not in {"cancelled", "late_cancelled"}:
            raise RuleBroken("session.cancelled_by_without_cancellation")
        return self

    @property
    def ends_at(self) -> datetime:
        """The end, aware UTC."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.status == "attended"


class Attendee(Record):
    """Somebody in the room besides the client and the therapist; for couples, each partner who came."""

    kind = "attendees"

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    person_id: str
    role: AttendeeRole = choice("other")


class Contact(Zoned):
    """A contact outside sessions (a crisis call, a parent's call); it has its own note."""

    kind = "contacts"
    later = {"direction": "", "is_confidential": False}

    client_id: str = Field(index=True)
    starts_at: datetime
    minutes: int = Field(10, ge=0, le=24 * 60)
    contact_kind: Literal["crisis_call", "phone_call", "email", "letter", "meeting", "outreach", "other"] = (
        choice()
    )
    with_whom: str = ""
    """Empty: the client."""
    direction: Literal["", "in", "out"] = choice("")
    """Whether it came in or went out; empty: not said."""
    is_confidential: bool = False
    """Told by a third party in confidence: held for review before anything of it leaves the file."""


def day_of(meeting: Session | Contact) -> date:
    """Return the day of a session or contact on the clock of its own zone."""
    return local(meeting.starts_at, meeting.zone).date()


RiskArea = Literal["suicide", "self_harm", "harm_to_others", "harm_from_others", "safeguarding", "substances"]


class RiskEntry(Record):
    """What was asked about one area of risk, and told, in the client's words. Never prefilled."""

    kind = "risk_entries"
    searchable = ("words", "action", "protective", "consulted")
    later = {"protective": "", "consulted": "", "told_on_basis": ""}

    client_id: str = Field(index=True)
    session_id: str | None = None
    contact_id: str | None = Field(None, index=True)
    area: RiskArea = choice()
    asked: Literal["not_asked", "asked_none_told", "told"] = choice()
    words: str = ""
    action: str = ""
    follow_up_at: datetime | None = None
    followed_up_at: datetime | None = None
    protective: str = ""
    """What protects, in the client's words."""
    consulted: str = ""
    """Who was consulted or told."""
    told_on_basis: str = ""
    """On what basis they were told: consent, duty, a law by name."""

    @model_validator(mode="after")
    def _told_has_words(self) -> Self:
        if self.asked == "told" and not self.words.strip():
            raise RuleBroken("risk.told_needs_words")
        if (self.session_id is None) == (self.contact_id is None):
            raise RuleBroken("risk.belongs_to_one_meeting")
        return self
