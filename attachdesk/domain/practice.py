"""The practice itself, and the text that the therapist puts into a report."""

from datetime import date
from typing import Literal

from pydantic import field_validator
from sqlmodel import Field

from attachdesk.domain.record import Record, choice, known_zone

Audience = Literal["client", "referrer", "supervisor"]
AUDIENCES: tuple[Audience, ...] = ("client", "referrer", "supervisor")


class Practice(Record):
    """Whose vault it is: printed on reports. There is one. ``id`` is the vault's id."""

    kind = "practices"

    name: str = ""
    therapist: str = ""
    title: str = ""
    country: str = ""
    zone: str = "UTC"

    @field_validator("zone")
    @classmethod
    def _zone_is_known(cls, zone: str) -> str:
        return known_zone(zone)


class ReportText(Record):
    """What the therapist wrote into one section of a client's report for one audience."""

    kind = "report_texts"

    client_id: str = Field(index=True)
    audience: Audience = choice("client")
    section: str = "summary"
    from_on: date | None = None
    to_on: date | None = None
    text: str = ""
