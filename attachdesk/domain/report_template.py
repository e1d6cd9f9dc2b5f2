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
    """A section and whether it is printed unless the therapist says else. Its words are ``report.*``."""

    id: SectionId
    is_on: bool


@dataclass(frozen=True)
class ReportTemplate:
    """The report for one audience; ``id`` is the audience of the command line."""

    id: str
    order: int
    name: str
    """How the audience is called in the report builder."""
    names_patterns: bool
    """Whether a pattern's name may stand on the page; otherwise only the wording shared with the client."""
    sections: tuple[ReportSection, ...]

    @property
    def audience(self) -> str:
        """Who reads it."""
        return self.id

    def section(self, section_id: str) -> ReportSection | None:
        """Return one section, None when this audience never gets it."""
        return next((one for one in self.sections if one.id == section_id), None)
