"""What the form says, read as the fields of a client and the people that belong to it; rules by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import AgeBand, Client, Person
from attachdesk.domain.errors import RuleBroken
from attachdesk.services.caseload import Caseload

translate = QCoreApplication.translate
FIELD_OF = {
    "client.code_in_use": "code",
    "client.code_form": "code",
    "client.code_long": "code",
    "client.start_too_far": "started_on",
    "client.born_in_future": "date_of_birth",
    "client.born_after_start": "date_of_birth",
    "record.before_1900": "date_of_birth",
}
"""Beside which field a broken rule is said."""
OF_AGE = frozenset(get_args(AgeBand)) - {"under_12", "12_17"}
"""Age bands that no minor is in."""
OF_AGE_FROM = 18


@dataclass(frozen=True)
class TakenOn:
    """Somebody of the form: a partner of the couple, or who holds parental responsibility."""

    name: str
    relation: str
    is_member: bool = False
    holds_responsibility: bool = False


def people_of(values: dict[str, Any]) -> list[TakenOn]:
    """Return the people that the form names, in its order."""
    kind, found = values["client_kind"], []
    if kind == "couple":
        for name in (values["first_partner"], values["second_partner"]):
            if name:
                found.append(TakenOn(name, "partner", is_member=True))
    if kind == "minor":
        for which in ("first", "second"):
            if name := values[f"{which}_holder"]:
                relation = values[f"{which}_relation"] or "other"
                found.append(TakenOn(name, relation, holds_responsibility=True))
    return found


def faults(values: dict[str, Any], wrong_dates: set[str]) -> dict[str, str]:
    """Return what has to be mended before anything is asked of the vault, by field."""
    found: dict[str, str] = {}
    if not values["code"]:
        found["code"] = translate("NewClient", "A client needs a code. It can be anything but empty.")
    if values["started_on"] is None:
        found["started_on"] = translate("NewClient", "Say when the work begins: 2026-11-24, or today.")
    for name in wrong_dates:
        found[name] = translate("NewClient", "This is no date. Write it as 2026-11-24.")
    if values["client_kind"] == "couple":
        found |= _of_couple(values)
    elif values["date_of_birth"] is None and values["age_band"] is None:
        words = translate("NewClient", "Write the date of birth, or choose the age band below.")
        found.setdefault("date_of_birth", words)
    return found


def _of_couple(values: dict[str, Any]) -> dict[str, str]:
    if len(people_of(values)) < 2:
        missing = "second_partner" if values["first_partner"] else "first_partner"
        words = translate("NewClient", "A couple has two partners: how do you call each of them?")
        return {missing: words}
    if values["first_partner"].casefold() == values["second_partner"].casefold():
        words = translate("NewClient", "Both partners have this name: what would tell them apart later?")
        return {"second_partner": words}
    return {}


def doubts(values: dict[str, Any], today: date) -> list[str]:
    """Return what makes one look again before a client is taken on; often nothing."""
    if values["client_kind"] != "minor":
        return []
    found, born, band = [], values["date_of_birth"], values["age_band"]
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day)) if born else 0
    if years >= OF_AGE_FROM or (born is None and band in OF_AGE):
        found.append(translate("NewClient", "At this age a client is no minor."))
    if not people_of(values):
        found.append(translate("NewClient", "Nobody is named who holds parental responsibility."))
    return found


def field_of(error: Exception, born: date | None) -> tuple[str, Exception] | None:
    """Return the field that an error belongs to, with the rule behind it; None: to none of them."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return (str(first["loc"][0]) if first["loc"] else "code"), error
    if isinstance(error, RuleBroken) and error.key in FIELD_OF:
        name = FIELD_OF[error.key]
        is_start = error.key == "record.before_1900" and (born is None or born.year >= 1900)
        return ("started_on" if is_start else name), error
    return None


def take_on(caseload: Caseload, fields: dict[str, Any], people: list[TakenOn]) -> Client:
    """Take the client on with the people that belong to it; runs on the lane."""
    client = caseload.take_on(**fields)
    for one in people:
        caseload.put_in_file(
            Person,
            client.id,
            name=one.name,
            relation=one.relation,
            is_member=one.is_member,
            holds_responsibility=one.holds_responsibility,
        )
    return client
