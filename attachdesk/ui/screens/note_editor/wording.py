"""The words of the editor for what an observation can say."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Person
from attachdesk.domain.observation import BENEFITS, PATTERNS, Code, Observation
from attachdesk.domain.session import RiskEntry
from attachdesk.library import Library
from attachdesk.ui.kit.risk_words import risk_brief

translate = QCoreApplication.translate


def intensities() -> list[tuple[int, str]]:
    """Return the intensities of a passage with their words."""
    return [
        (1, translate("NoteEditor", "trace")),
        (2, translate("NoteEditor", "clear")),
        (3, translate("NoteEditor", "dominant")),
    ]


def session_intensities() -> list[tuple[int, str]]:
    """Return the intensities of a whole session with their words."""
    return [(0, translate("NoteEditor", "looked for, not seen")), *intensities()]


def short_patterns() -> dict[str, str]:
    """Return the patterns in one word each, for where the whole name has no room."""
    return {
        "secure": translate("NoteEditor", "Secure"),
        "anxious_preoccupied": translate("NoteEditor", "Anxious"),
        "dismissive_avoidant": translate("NoteEditor", "Dismissive"),
        "fearful_avoidant": translate("NoteEditor", "Fearful"),
    }


def risk_told(entries: tuple[RiskEntry, ...]) -> str:
    """Return in a few words what was recorded about risk in a meeting; silence claims nothing."""
    return risk_brief(entries) or translate("NoteEditor", "Risk: nothing recorded")


def bases() -> list[tuple[str, str]]:
    """Return on what an observation rests."""
    return [
        ("room", translate("NoteEditor", "In the room")),
        ("recent", translate("NoteEditor", "Told, recent")),
        ("past", translate("NoteEditor", "Told, long ago")),
        ("other", translate("NoteEditor", "From somebody else")),
    ]


def senses() -> list[tuple[str, str]]:
    """Return the senses of a benefit."""
    return [
        ("forward", translate("NoteEditor", "Step forward")),
        ("worked_on", translate("NoteEditor", "Worked on")),
        ("setback", translate("NoteEditor", "Setback")),
    ]


def preset_words(presets: Set[str]) -> str:
    """Return what a tag says that nobody chose yet, in the order of the card; choosing it makes it said."""
    if "sense" in presets:
        if "basis" in presets:
            return translate("NoteEditor", "Sense and basis are preset: choose them where they do not fit.")
        return translate("NoteEditor", "The sense is preset: choose another where it does not fit.")
    return translate("NoteEditor", "The basis is preset: choose another where it does not fit.")


def in_a_word(one: Observation) -> str:
    """Return what matters most of what an observation says: the sense of a benefit, else how clear it was."""
    sense = dict(senses()).get(one.sense or "", "")
    return sense or (dict(intensities()).get(one.intensity, "") if one.intensity else "")


@dataclass(frozen=True)
class CodeWords:
    """A code as it is shown: name, keys, and for the therapist's own the letter and ink of its badge."""

    code: str
    name: str
    keys: str = ""
    letter: str = ""
    ink: str = ""


def code_words(library: Library, own: list[Code]) -> dict[str, CodeWords]:
    """Return every code that can be put on a passage, patterns first, by id."""
    ctrl = translate("NoteEditor", "Ctrl")
    shown = [
        CodeWords(code, library.patterns[code].name, f"{ctrl} {library.patterns[code].key}")
        for code in PATTERNS
    ]
    shown += [
        CodeWords(code, _first_big(library.benefits[code].name), f"{ctrl} ⇧ {library.benefits[code].key}")
        for code in BENEFITS
    ]
    shown += [CodeWords(code.id, code.name, "", code.letter, code.ink) for code in own if not code.is_retired]
    return {one.code: one for one in shown}


def _first_big(words: str) -> str:
    return words[:1].upper() + words[1:]


def people_options(people: tuple[Person, ...], relation: dict[str, str]) -> list[tuple[Any, str]]:
    """Return the client's own list of people for a choice, each with the relation unless it says the same."""
    options: list[tuple[Any, str]] = []
    for person in people:
        kin = relation.get(person.relation, "")
        same = kin.casefold() == person.name.casefold()
        options.append((person.id, person.name if same or not kin else f"{person.name} ({kin})"))
    return options
