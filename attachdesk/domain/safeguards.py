"""Minors and couples: orders, capacity, what each parent may receive; secrets and screening of partners."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice


class CourtOrder(Record):
    """An order that bears on a minor's care, contact or residence, with its dates."""

    kind = "court_orders"
    searchable = ("words",)

    client_id: str = Field(index=True)
    ordered_on: date
    until: date | None = None
    court: str = ""
    words: str = Field(min_length=1)

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.until is not None and self.until < self.ordered_on:
            raise RuleBroken("record.ends_before_start")
        return self


class Capacity(Record):
    """Whether a minor could decide one thing alone: judged for one decision on one day, never in general."""

    kind = "capacities"
    searchable = ("decision", "grounds")

    client_id: str = Field(index=True)
    judged_on: date
    decision: str = Field(min_length=1)
    finding: Literal["has", "has_not", "with_support"] = choice()
    assent: Literal["given", "refused", "not_asked"] = choice("not_asked")
    grounds: str = ""


class Sharing(Record):
    """What one person (a parent, a partner) may receive of a client's file, and what stays private."""

    kind = "sharings"

    client_id: str = Field(index=True)
    person_id: str = Field(index=True)
    agreed_on: date
    receives: str = ""
    private: str = ""
    address_withheld: bool = False
    """The client's address must not reach this person."""


class SecretsAgreement(Record):
    """What a couple and their therapist agreed about things said by one partner alone."""

    kind = "secrets_agreements"

    client_id: str = Field(index=True)
    agreed_on: date
    policy: Literal["no_secrets", "therapist_decides", "kept"] = choice()
    words: str = ""


class Screening(Record):
    """A partner seen alone and asked about fear and violence; never told to the other."""

    kind = "screenings"

    client_id: str = Field(index=True)
    person_id: str = Field(index=True)
    screened_on: date
    was_alone: bool = True
    outcome: Literal["nothing_told", "told", "not_asked"] = choice("not_asked")
    words: str = ""

    @model_validator(mode="after")
    def _alone(self) -> Self:
        if self.outcome != "not_asked" and not self.was_alone:
            raise RuleBroken("screening.alone")
        return self
