"""The library: every folder of content as frozen values by id, read when first asked for."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from attachdesk.domain.benefit import Benefit
from attachdesk.domain.disclosure import Disclosure
from attachdesk.domain.errors import Damaged
from attachdesk.domain.intervention import PickList
from attachdesk.domain.mental_state import MentalState
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.pattern import Pattern
from attachdesk.domain.report_template import ReportTemplate
from attachdesk.domain.session_field import SessionField
from attachdesk.domain.snippet import QuickWords
from attachdesk.domain.words import Words
from attachdesk.library import entries, quick_entries
from attachdesk.library.table import Table, files_in, read
from attachdesk.library.words import SOURCE, load


class _Entry(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def order(self) -> int: ...


Entry = TypeVar("Entry", bound=_Entry)


class Library:
    """The clinical content of one folder. Dicts are by id, in the order in which screens show them.

    Every property raises ``Damaged`` with the file and the key when a file has a mistake.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._words: dict[str, Words] = {}

    @cached_property
    def patterns(self) -> dict[str, Pattern]:
        """The four attachment patterns."""
        return self._folder("patterns", entries.pattern, unique=("key", "glyph"))

    @cached_property
    def benefits(self) -> dict[str, Benefit]:
        """The eight benefits."""
        return self._folder("benefits", entries.benefit, unique=("key",))

    @cached_property
    def note_templates(self) -> dict[str, NoteTemplate]:
        """The forms of notes."""
        return self._folder("note_templates", entries.note_template)

    @cached_property
    def report_templates(self) -> dict[str, ReportTemplate]:
        """The reports, by audience."""
        return self._folder("report_templates", entries.report_template)

    @cached_property
    def interventions(self) -> dict[str, PickList]:
        """Options for plans, by the id of the pattern or benefit."""
        return self._folder("interventions", entries.pick_list)

    @cached_property
    def session_fields(self) -> dict[str, SessionField]:
        """The typed fields that forms of notes may ask for."""
        return self._folder("session_fields", quick_entries.session_field)

    @cached_property
    def snippets(self) -> dict[str, QuickWords]:
        """The snippets that come with the program, by trigger."""
        return self._folder("snippets", quick_entries.snippet)

    @cached_property
    def mental_state(self) -> MentalState:
        """The areas of mental state with their options."""
        table = read(self._content / "mental_state.toml")
        found = quick_entries.mental_state(table)
        table.finish()
        return found

    @cached_property
    def disclosures(self) -> dict[str, Disclosure]:
        """What may have to be disclosed of private notes, by country."""
        return self._folder("disclosure", entries.disclosure)

    def words(self, locale: str = SOURCE) -> Words:
        """Return the sentences of a language; see ``library.words.load``."""
        if locale not in self._words:
            self._words[locale] = load(self._content, locale)
        return self._words[locale]

    def _folder(
        self, name: str, entry_of: Callable[[Table], Entry], unique: Iterable[str] = ()
    ) -> dict[str, Entry]:
        files = files_in(self._content / name)
        if not files:
            raise Damaged("library.empty_folder", file=name)
        homes: dict[tuple[str, object], str] = {}
        found = []
        for file in files:
            table = read(file)
            entry = entry_of(table)
            table.finish()
            for key in ("id", *unique):
                _claim(homes, key, getattr(entry, key), file.name)
            found.append(entry)
        return {entry.id: entry for entry in sorted(found, key=lambda one: (one.order, one.id))}


def _claim(homes: dict[tuple[str, object], str], key: str, value: object, file: str) -> None:
    """Refuse a value that another file has already."""
    if (key, value) in homes:
        other = homes[key, value]
        raise Damaged("library.value_in_two_files", file=file, place=key, value=value, other=other)
    homes[key, value] = file
