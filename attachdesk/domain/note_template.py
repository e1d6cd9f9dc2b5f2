"""Templates of notes: the headings a note starts with, and prompts that help and never print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoteSection:
    """A heading (empty: none) with a prompt for the therapist and the text a new note starts with."""

    key: str
    heading: str
    prompt: str
    default: str
    field: str = ""
    """Id of a typed field (``content/session_fields``) that this section asks for, or empty."""


@dataclass(frozen=True)
class NoteTemplate:
    """A form of note, with its sections in order."""

    id: str
    order: int
    name: str
    sections: tuple[NoteSection, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The typed fields asked for, each once, in order."""
        return tuple(dict.fromkeys(one.field for one in self.sections if one.field))

    @property
    def prompts(self) -> dict[str, str]:
        """What helps the writer, by section; it is shown while a section is empty and is never text."""
        return {one.key: one.prompt for one in self.sections}

    def section(self, key: str) -> NoteSection | None:
        """Return one section by its key, None when the template has no such section."""
        return next((one for one in self.sections if one.key == key), None)
