"""Clients, the people in their lives, and the ways to reach them."""

from datetime import date
from typing import Literal, Self

from pydantic import field_validator, model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice

ClientKind = Literal["individual", "couple", "minor"]
ClientState = Literal["current", "on_hold", "ended"]
Frequency = Literal["twice_weekly", "weekly", "fortnightly", "monthly", "irregular"]
AgeBand = Literal["under_12", "12_17", "18_25", "26_40", "41_64", "65_over"]
RetentionClass = Literal["adult", "minor", "custom"]
Relation = Literal[
    "mother", "father", "step_mother", "step_father", "foster_parent", "partner", "ex_partner", "child",
    "sister", "brother", "grandmother", "grandfather", "aunt", "uncle", "niece", "nephew", "cousin", "friend",
    "colleague", "teacher", "neighbour", "therapist", "interpreter", "other",
]  # fmt: skip
"""Never a merged 'parent': security toward a mother says nothing of a father (ECR-RS, Fraley 2011)."""
LONGEST_CODE = 40
MAJORITY = 18
"""Years of age at which somebody decides for themselves, whatever parents held before."""
JOINERS = "\u200c\u200d"
"""They belong to words of Persian and Indian scripts and to emoji of several figures."""


def is_one_line(words: str) -> bool:
    """Say whether words show as one line: no control characters, line breaks or marks of direction."""
    return all(sign.isprintable() or sign in JOINERS for sign in words) and words.strip(JOINERS + " ") != ""


class Client(Record):
    """One client: a person, or a couple as one client with one record. A ``code`` is enough."""

    kind = "clients"
    searchable = ("code", "name", "about")

    code: str = Field(min_length=1, max_length=LONGEST_CODE)
    client_kind: ClientKind = choice("individual")
    state: ClientState = choice("current")
    name: str | None = None
    pronouns: str | None = None
    date_of_birth: date | None = None
    age_band: AgeBand | None = choice(None)
    started_on: date
    frequency: Frequency = choice("weekly")
    retention_class: RetentionClass = choice("adult")
    about: str = ""
    legal_hold: str = ""
    """Why nothing of this file may be destroyed; empty: no hold."""

    @field_validator("code", mode="before")
    @classmethod
    def _code_is_short(cls, code: object) -> object:
        if isinstance(code, str) and len(code) > LONGEST_CODE:
            raise RuleBroken("client.code_long", most=LONGEST_CODE)
        return code

    @field_validator("code")
    @classmethod
    def _code_is_one_line(cls, code: str) -> str:
        if code != code.strip() or not is_one_line(code):
            raise RuleBroken("client.code_form")
        return code

    @model_validator(mode="after")
    def _born_before_start(self) -> Self:
        if self.date_of_birth is not None and self.date_of_birth > self.started_on:
            raise RuleBroken("client.born_after_start")
        return self

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years on ``day``, or None without a date of birth."""
        born = self.date_of_birth
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def majority(self) -> date | None:
        """The day on which the client comes of age, or None without a date of birth."""
        born = self.date_of_birth
        if born is None:
            return None
        if (born.month, born.day) == (2, 29):
            return date(born.year + MAJORITY, 3, 1)
        return born.replace(year=born.year + MAJORITY)


class ClientName(Record):
    """The name and pronouns that one recipient (insurer, parents' house) must read. Never inferred."""

    kind = "client_names"

    client_id: str = Field(index=True)
    recipient: str = Field(min_length=1)
    name: str = ""
    pronouns: str = ""


class Person(Record):
    """Somebody in the client's life, as the client calls them; also the members of a couple."""

    kind = "people"
    searchable = ("name", "remark")

    client_id: str = Field(index=True)
    name: str = Field(min_length=1)
    relation: Relation = choice()
    remark: str = ""
    is_member: bool = False
    """One of the couple that is the client."""
    is_cared_for: bool = False
    """The client's own child: behaviour toward them is caregiving, never attachment."""
    holds_responsibility: bool = False
    """Holds parental responsibility for a minor."""
    withhold: str = ""
    """What must stay out of this person's copies."""


class Reach(Record):
    """A way to reach the client, or somebody to call in an emergency."""

    kind = "reaches"

    client_id: str = Field(index=True)
    medium: Literal["phone", "email", "post", "other"] = choice("phone")
    value: str = Field(min_length=1)
    whose: str = ""
    safe_voicemail: Literal["yes", "no", "not_asked"] = choice("not_asked")
    is_emergency: bool = False
    remark: str = ""


class Consent(Record):
    """One consent and where it stands. ``recipient`` belongs to a release, ``legal_basis`` to a notice."""

    kind = "consents"
    later = {"document": ""}

    client_id: str = Field(index=True)
    about: Literal[
        "treatment_agreement", "privacy_notice", "release", "contact_preferences", "supervision", "recording"
    ] = choice()
    state: Literal["given", "refused", "withdrawn", "expired"] = choice("given")
    since: date
    until: date | None = None
    recipient: str = ""
    scope: str = ""
    legal_basis: str = ""
    given_by: str = ""
    document: str = ""
    """Which paper, in which version of it."""

    @model_validator(mode="after")
    def _release_names_recipient(self) -> Self:
        if self.about == "release" and not self.recipient:
            raise RuleBroken("consent.release_needs_recipient")
        if self.until is not None and self.until < self.since:
            raise RuleBroken("consent.ends_before_start")
        return self

    def standing(self, today: date) -> str:
        """Return the state as of ``today``: a given consent past its last day has expired."""
        return "expired" if self.state == "given" and self.until and self.until < today else self.state


class Episode(Record):
    """One episode of care, from taking on to discharge."""

    kind = "episodes"

    client_id: str = Field(index=True)
    started_on: date
    ended_on: date | None = None
    ending: (
        Literal["agreed", "by_client", "client_left", "by_therapist", "referred_on", "death", "other"] | None
    ) = choice(None)
    remark: str = ""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.ended_on is not None and self.ended_on < self.started_on:
            raise RuleBroken("episode.ends_before_start")
        return self
