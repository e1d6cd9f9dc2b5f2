"""Templates of notes: the headings a note starts with, and prompts that help and never print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoteSection:
    """A heading (empty: none) with a prompt for the therapist and the text a new note starts with."""

    key: str
    heading: str
    prompt: str
    default: str


@dataclass(frozen=True)
class NoteTemplate:
    """A form of note, with its sections in order."""

    id: str
    order: int
    name: str
    sections: tuple[NoteSection, ...]

    def section(self, key: str) -> NoteSection | None:
        """Return one section by its key, None when the template has no such section."""
        return next((one for one in self.sections if one.key == key), None)
