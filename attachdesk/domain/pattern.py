"""The four attachment patterns as content: what one may see in the room, and how to say it kindly."""

from dataclasses import dataclass
from typing import Literal

MarkerDomain = Literal["speech", "narrative", "affect", "stance", "separations", "repair"]
MARKER_DOMAINS: tuple[MarkerDomain, ...] = (
    "speech", "narrative", "affect", "stance", "separations", "repair",
)  # fmt: skip
Glyph = Literal["circle", "triangle", "square", "diamond"]
GLYPHS: tuple[Glyph, ...] = ("circle", "triangle", "square", "diamond")


@dataclass(frozen=True)
class Marker:
    """Something that can be seen or heard in a session. An observation, not proof of a pattern.

    A trauma signal is a cue for pace; it never counts toward the pattern under which it is listed.
    """

    domain: MarkerDomain
    words: str
    is_trauma_signal: bool = False


@dataclass(frozen=True)
class Pattern:
    """A way of turning to others when in need: dimensional, tied to one relationship, open to change."""

    id: str
    order: int
    key: str
    """The digit pressed with Ctrl, "1" to "4"."""
    name: str
    glyph: Glyph
    ink: str
    """Name of a colour role of the themes."""
    definition: str
    markers: tuple[Marker, ...]
    rivals: tuple[str, ...]
    """Other explanations to weigh before the tag is kept."""
    client_name: str
    """Name of the row on a client's page: a verb, no label."""
    client_words: tuple[str, ...]
    """Sentences for the client's page, strength first; {places} are filled in by the therapist."""
    cautions: tuple[str, ...]

    def pattern_markers(self) -> tuple[Marker, ...]:
        """Return the markers that speak for the pattern: all but the trauma signals."""
        return tuple(one for one in self.markers if not one.is_trauma_signal)

    def trauma_signals(self) -> tuple[Marker, ...]:
        """Return what is listed beside the pattern as a cue for pace."""
        return tuple(one for one in self.markers if one.is_trauma_signal)
