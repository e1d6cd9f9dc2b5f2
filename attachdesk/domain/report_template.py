"""Templates of reports: who reads them, which sections in which order, and what is left out by default."""

from dataclasses import dataclass
from typing import Literal

SectionId = Literal[
    "header", "purpose", "limits", "attendance", "goals", "patterns", "benefits", "summary", "signature"
]
SECTION_IDS: tuple[SectionId, ...] = (
    "header", "purpose", "limits", "attendance", "goals", "patterns", "benefits", "summary", "signature",
)  # fmt: skip
ALWAYS_PRINTED: frozenset[SectionId] = frozenset({"header", "limits", "signature"})
"""No template may switch these off: who wrote it, what it is not for, who answers for it."""


@dataclass(frozen=True)
class ReportSection:
    """A section with its heading (may be empty) and whether it is printed unless the therapist says else."""

    id: SectionId
    heading: str
    is_on: bool
    text: str
    """Words the section starts with, {places} filled in by the report; empty for sections made of data."""


@dataclass(frozen=True)
class ReportTemplate:
    """The report for one audience; ``id`` is the audience of the command line."""

    id: str
    order: int
    name: str
    """How the audience is called in the report builder."""
    title: str
    address: Literal["you", "client"]
    """Whether the page speaks to the client or about the client."""
    names_patterns: bool
    """Whether a pattern's name may stand on the page; otherwise only the wording shared with the client."""
    prints_quotes: bool
    prints_codes: bool
    sections: tuple[ReportSection, ...]

    @property
    def audience(self) -> str:
        """Who reads it."""
        return self.id

    def section(self, section_id: str) -> ReportSection | None:
        """Return one section, None when this audience never gets it."""
        return next((one for one in self.sections if one.id == section_id), None)

    def default_sections(self) -> tuple[SectionId, ...]:
        """Return the sections printed unless the therapist adds or removes some, in order."""
        return tuple(one.id for one in self.sections if one.is_on)
