"""Tags on the passages of the open note: every step shows at once, is kept on the lane, and can be undone."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import BENEFITS, Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.services.coding import Coding
from attachdesk.ui.screens.note_editor.first_words import basis_after, first_words, therapists
from attachdesk.ui.screens.note_editor.history import Step
from attachdesk.ui.screens.note_editor.kept_note import KeptNote

translate = QCoreApplication.translate


class Tags(QObject):
    """The observations of the open note, by id; their places are the page's ``tracking``.

    The id of a tag is given here, so that its passage follows what is typed while the vault is at work.
    What a new tag says before anything is chosen, and why, is in ``first_words``.
    """

    changed = Signal()

    def __init__(self, coding: Coding, note: KeptNote) -> None:
        super().__init__(note)
        self._coding, self._note, self._page = coding, note, note.page
        self.all: dict[str, Observation] = {}
        self._gone: dict[str, tuple[Observation | None, Span | None]] = {}
        self._removed: dict[str, Observation] = {}
        """What the vault gave back on removing; only the lane touches it."""
        self._under_way: Counter[str] = Counter()
        self._room: frozenset[str] = frozenset()
        """The ids that stand for the therapist: what is done toward them happens in the room."""
        self._presets: dict[str, set[str]] = {}
        """Fields of new tags that nobody chose yet; such a basis follows toward whom the tag is."""

    def begin(self, opened: OpenNote) -> None:
        """Take the observations of a note."""
        self.all = {one.id: one for one in opened.observations if one.scope == "passage"}
        self._gone.clear()
        self._under_way.clear()
        self._room = therapists(opened.people)
        self._presets = {name: fields for name, fields in self._presets.items() if name in self.all}

    def on_passages(self) -> list[Observation]:
        """Return the observations on passages that are placed, in the order of the text."""
        spans = self._page.tracking.passages
        here = [(spans.get(name), one) for name, one in self.all.items()]
        found = [(span.start, span.end, one.made_at, one) for span, one in here if span is not None]
        return [one for *_, one in sorted(found, key=lambda each: each[:3])]

    def in_tray(self) -> list[Observation]:
        """Return the observations whose passage was deleted."""
        return [self.all[name] for name in self._page.tracking.tray() if name in self.all]

    def last_words(self, one: Observation) -> str:
        """Return the words that a tag in the tray lay on last."""
        return self._page.tracking.lost.get(one.id, one.quote)

    # putting on and taking away

    def put(self, code: str, **fields: Any) -> None:
        """Put a code on the selected words."""
        span = self._selected()
        if span is None:
            return
        self._note.autosave.flush()
        note_id, name = self._note.id, self._note.new_id()
        self._page.tracking.passages[name] = span
        self._presets[name] = {"basis", *(["sense"] if code in BENEFITS else [])} - fields.keys()
        fields = first_words(code, self.all.values(), fields.get("toward"), self._room) | fields
        words = translate("NoteEditor", "Tag a passage")
        step = self._push(words, lambda: self._restore(name), lambda: self._take(name))
        self._note.ask(
            lambda: self._coding.tag(note_id, span, code, id=name, **fields),
            self._made,
            lambda error: self._not_made(name, step, error),
        )

    def _selected(self) -> Span | None:
        span = self._page.selection()
        if self._note.note is None or not span.of(self._page.tracking.text).strip():
            self._note.told.emit(RuleBroken("observation.over_nothing"))
            return None
        return span

    def _made(self, made: Observation) -> None:
        if made.id in self._page.tracking.passages:
            self.all[made.id] = made
            if self._page.tracking.passages[made.id] != Span(made.start or 0, made.end or 0):
                self._note.autosave.touched()
            self.changed.emit()
        elif made.id in self._gone:
            self._gone[made.id] = (made, self._gone[made.id][1])

    def _not_made(self, name: str, step: Step, error: Exception) -> None:
        step.is_dropped = True
        self._page.tracking.passages.pop(name, None)
        self._note.told.emit(error)

    def remove(self, name: str) -> None:
        """Take an observation away; Undo puts it back."""
        self._take(name)
        words = translate("NoteEditor", "Remove a tag")
        self._push(words, lambda: self._take(name), lambda: self._restore(name))

    def _take(self, name: str) -> None:
        self._note.autosave.flush()
        self._gone[name] = (self.all.pop(name, None), self._page.tracking.passages.pop(name, None))
        self.changed.emit()
        self._note.ask(lambda: self._removed.update({name: self._coding.remove(name)}))

    def _restore(self, name: str) -> None:
        self._note.autosave.flush()
        observation, span = self._gone.pop(name)
        self._page.tracking.passages[name] = span
        if observation is not None:
            self.all[name] = observation
        self.changed.emit()
        self._note.ask(lambda: self._coding.put_back(self._removed.pop(name)), self._made)

    # the tray

    def rehome(self, name: str) -> None:
        """Put a tag from the tray on the selected words."""
        if self._note.is_signed:  # the places of passages were sealed with the words
            self._note.told.emit(RuleBroken("note.already_signed"))
            return
        span = self._selected()
        if span is None:
            return
        self._move(name, span)
        words = translate("NoteEditor", "Put a tag on a passage")
        self._push(words, lambda: self._move(name, span), lambda: self._move(name, None))

    def _move(self, name: str, span: Span | None) -> None:
        tracking = self._page.tracking
        before = dict(tracking.passages)
        tracking.passages[name] = span
        tracking.keep_lost(tracking.text, before)
        self._page.edited.emit()

    # what a tag says

    def presets(self, name: str) -> set[str]:
        """Return which of ``basis`` and ``sense`` of a tag nobody chose yet."""
        return self._presets.get(name, set())

    def change(self, name: str, **fields: Any) -> None:
        """Change what an observation says; Undo takes the change back, a basis that followed with it."""
        if name not in self.all:
            return
        if self.presets(name) & fields.keys():
            self._presets[name] -= fields.keys()
            self.changed.emit()
        if "basis" not in fields and "toward" in fields and "basis" in self.presets(name):
            fields["basis"] = basis_after(self.all[name], fields["toward"], self._room)
        before = {field: getattr(self.all[name], field) for field in fields}
        if before == fields:
            return
        words = translate("NoteEditor", "Change a tag")
        step = self._push(
            words, lambda: self._apply(name, fields, None), lambda: self._apply(name, before, None)
        )
        self._apply(name, fields, step)

    def _apply(self, name: str, fields: dict[str, Any], step: Step | None) -> None:
        before = self.all.get(name)
        if before is None:
            return
        self.all[name] = before.model_copy(update=fields)
        self._under_way[name] += 1
        self.changed.emit()
        self._note.ask(
            lambda: self._coding.change(name, **fields),
            self._kept,
            lambda error: self._not_kept(before, step, error),
        )

    def _kept(self, kept: Observation) -> None:
        self._under_way[kept.id] -= 1
        if kept.id in self.all and self._under_way[kept.id] <= 0:
            self.all[kept.id] = kept
            self.changed.emit()

    def _not_kept(self, before: Observation, step: Step | None, error: Exception) -> None:
        self._under_way[before.id] -= 1
        if before.id in self.all:
            self.all[before.id] = before
        if step is not None:
            step.is_dropped = True
        self.changed.emit()
        self._note.told.emit(error)

    def _push(self, words: str, there: Callable[[], None], back: Callable[[], None]) -> Step:
        return self._note.history.push_step(words, there, back)
