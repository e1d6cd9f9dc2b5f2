"""The open note as the editor works on it: drafts, observations and ratings, kept through the lane."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.autosave import Autosave
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.screens.note_editor.history import History
from attachdesk.ui.screens.note_editor.page import NotePage

translate = QCoreApplication.translate


class SessionNote(QObject):
    """Everything the editor does to one note. Services run on the lane, results come back by signal."""

    opened = Signal()
    observations_changed = Signal()
    ratings_changed = Signal()
    signed = Signal()
    told = Signal(str)
    """A rule was broken: the key of its sentence."""

    def __init__(self, desk: Desk, lane: Lane, page: NotePage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._lane, self.page = desk, lane, page
        self.note: OpenNote | None = None
        self.observations: dict[str, Observation] = {}
        self._gone: dict[str, tuple[Observation, Span | None]] = {}
        self.targets: set[str] = set()
        self.history = History(page)
        self.autosave = Autosave(lane, self._collect, self._save)
        page.edited.connect(self.autosave.touched)
        page.edited.connect(self.observations_changed)

    # opening and keeping

    def show(self, opened: OpenNote) -> None:
        """Show a note that was opened."""
        self.autosave.flush()
        self.note = opened
        self.observations = {one.id: one for one in opened.observations}
        self.targets = {target.benefit for target in opened.targets}
        self.page.load(
            opened.note.text,
            [(mark.section, Span(mark.start, mark.end)) for mark in opened.marks if mark.mark == "heading"],
            [(one.id, _span(one)) for one in opened.observations if one.scope == "passage"],
            opened.note.cursor,
        )
        self.history.clear()
        self.page.setReadOnly(self.is_signed)
        self.opened.emit()
        self.observations_changed.emit()
        self.ratings_changed.emit()

    @property
    def is_signed(self) -> bool:
        """Whether the note is final."""
        return self.note is not None and self.note.note.status == "signed"

    def _collect(self) -> tuple[str, Draft] | None:
        if self.note is None or self.is_signed:
            return None
        tracking = self.page.tracking
        draft = Draft(
            text=tracking.text,
            cursor=self.page.point(),
            headings=tuple(tracking.headings.items()),
            passages=tuple(tracking.passages.items()),
        )
        return self.note.note.id, draft

    def _save(self, collected: tuple[str, Draft] | None) -> None:
        if collected is not None:
            self._desk.note_writing.save(*collected)

    # observations

    def passages(self) -> list[Observation]:
        """Return the observations on passages that are placed, in the order of the text."""
        spans = self.page.tracking.passages
        here = [one for one in self.observations.values() if spans.get(one.id) is not None]
        return sorted(here, key=lambda one: _order(spans[one.id]))

    def tray(self) -> list[Observation]:
        """Return the observations whose passage was deleted."""
        return [self.observations[name] for name in self.page.tracking.tray() if name in self.observations]

    def tag(self, code: str, **fields: Any) -> None:
        """Put a code on the selected words."""
        span = self.page.selection()
        if self.note is None or not span.of(self.page.tracking.text).strip():
            self.told.emit("observation.over_nothing")
            return
        self.autosave.flush()
        note_id = self.note.note.id
        service = self._desk.coding
        self._ask(lambda: service.tag(note_id, span, code, **fields), lambda made: self._tagged(made, span))

    def _tagged(self, made: Observation, span: Span) -> None:
        self._put(made, span)
        words = translate("NoteEditor", "Tag a passage")
        self.history.push_step(words, lambda: self._restore(made.id), lambda: self._take(made.id))

    def remove(self, observation_id: str) -> None:
        """Take an observation away; Undo puts it back."""
        self._take(observation_id)
        words = translate("NoteEditor", "Remove a tag")
        self.history.push_step(
            words, lambda: self._take(observation_id), lambda: self._restore(observation_id)
        )

    def rehome(self, observation_id: str) -> None:
        """Put a tag from the tray on the selected words; the next draft keeps its new place."""
        span = self.page.selection()
        if not span.of(self.page.tracking.text).strip():
            self.told.emit("observation.over_nothing")
            return
        self._move(observation_id, span)
        words = translate("NoteEditor", "Put a tag on a passage")
        self.history.push_step(
            words, lambda: self._move(observation_id, span), lambda: self._move(observation_id, None)
        )

    def _move(self, observation_id: str, span: Span | None) -> None:
        self.page.tracking.passages[observation_id] = span
        self.page.edited.emit()

    def change(self, observation_id: str, **fields: Any) -> None:
        """Change what an observation says; Undo takes the change back."""
        before = {name: getattr(self.observations[observation_id], name) for name in fields}
        if before == fields:
            return
        self._apply(observation_id, fields)
        words = translate("NoteEditor", "Change a tag")
        self.history.push_step(
            words, lambda: self._apply(observation_id, fields), lambda: self._apply(observation_id, before)
        )

    def _apply(self, observation_id: str, fields: dict[str, Any]) -> None:
        service = self._desk.coding
        self._ask(lambda: service.change(observation_id, **fields), self._changed)

    def _changed(self, changed: Observation) -> None:
        self.observations[changed.id] = changed
        self.observations_changed.emit()
        self.ratings_changed.emit()

    def _take(self, observation_id: str) -> None:
        self.autosave.flush()
        span = self.page.tracking.passages.pop(observation_id, None)
        self._gone[observation_id] = (self.observations.pop(observation_id), span)
        self.observations_changed.emit()
        service = self._desk.coding
        self._ask(lambda: service.remove(observation_id), None)

    def _restore(self, observation_id: str) -> None:
        self.autosave.flush()
        observation, span = self._gone.pop(observation_id)
        service = self._desk.coding
        self._ask(lambda: service.put_back(observation), lambda made: self._put(made, span))

    def _put(self, made: Observation, span: Span | None) -> None:
        self.observations[made.id] = made
        if made.scope == "passage":
            self.page.tracking.passages[made.id] = span
        self.observations_changed.emit()

    # the whole session

    def ratings(self) -> dict[str, Observation]:
        """Return the ratings of the whole session toward nobody named, by code."""
        return {
            one.code: one
            for one in self.observations.values()
            if one.scope == "session" and one.toward is None and one.shown_by is None
        }

    def shown_ratings(self) -> dict[str, int | None]:
        """Return what the strip shows: the rating toward nobody named, else the highest of those named."""
        shown: dict[str, int | None] = {}
        for one in self.observations.values():
            if one.scope == "session" and one.family == "pattern" and one.intensity is not None:
                shown[one.code] = max(shown.get(one.code) or 0, one.intensity)
        return shown | {code: one.intensity for code, one in self.ratings().items()}

    def rate(self, code: str, value: int | None) -> None:
        """Rate a pattern 0-3 for the whole session; None leaves it unrated."""
        old = self.ratings().get(code)
        before = old.intensity if old else None
        if before == value:
            return
        self._rate(code, value)
        words = translate("NoteEditor", "Rate the session")
        self.history.push_step(words, lambda: self._rate(code, value), lambda: self._rate(code, before))

    def _rate(self, code: str, value: int | None) -> None:
        if self.note is None or self.note.session is None:
            return
        session_id, service = self.note.session.id, self._desk.coding
        self._ask(lambda: service.rate(session_id, code, value), lambda made: self._rated(code, made))

    def _rated(self, code: str, made: Observation | None) -> None:
        old = self.ratings().get(code)
        if old is not None:
            del self.observations[old.id]
        if made is not None:
            self.observations[made.id] = made
        self.ratings_changed.emit()

    def target(self, benefit: str, is_target: bool) -> None:
        """Tick or untick that the session worked on a benefit."""
        if self.note is None or self.note.session is None or (benefit in self.targets) == is_target:
            return
        self._target(benefit, is_target)
        words = translate("NoteEditor", "Worked on")
        self.history.push_step(
            words, lambda: self._target(benefit, is_target), lambda: self._target(benefit, not is_target)
        )

    def _target(self, benefit: str, is_target: bool) -> None:
        assert self.note is not None and self.note.session is not None
        session_id, service = self.note.session.id, self._desk.coding
        self.targets = self.targets | {benefit} if is_target else self.targets - {benefit}
        self.ratings_changed.emit()
        self._ask(lambda: service.target(session_id, benefit, is_target), None)

    def sign(self) -> None:
        """Make the note final."""
        if self.note is None:
            return
        self.autosave.flush()
        note_id, service = self.note.note.id, self._desk.note_writing
        self._ask(lambda: (service.sign(note_id), service.open_note(note_id))[1], self._signed)

    def _signed(self, opened: OpenNote) -> None:
        self.show(opened)
        self.signed.emit()

    def _ask(self, work: Callable[[], Any], then: Callable[[Any], None] | None) -> None:
        self._lane.ask(work, then, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self.told.emit(error.key)
        else:
            self._lane.trouble.emit(error)


def _span(one: Observation) -> Span | None:
    if one.place == "tray" or one.start is None or one.end is None:
        return None
    return Span(one.start, one.end)


def _order(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, 0)
