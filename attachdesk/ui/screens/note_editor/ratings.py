"""The whole session: four patterns rated 0-3 or left unrated, and the benefits it worked on."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from attachdesk.domain.overview import OpenNote
from attachdesk.services.coding import Coding
from attachdesk.ui.screens.note_editor.history import Step
from attachdesk.ui.screens.note_editor.kept_note import KeptNote

translate = QCoreApplication.translate


class Ratings(QObject):
    """``values`` are the ratings toward nobody named, ``named`` the highest of those toward a person."""

    changed = Signal()

    def __init__(self, coding: Coding, note: KeptNote) -> None:
        super().__init__(note)
        self._coding, self._note = coding, note
        self.values: dict[str, int | None] = {}
        self.named: dict[str, int] = {}
        self.targets: set[str] = set()
        self._session_id = ""

    def begin(self, opened: OpenNote) -> None:
        """Take the ratings and targets of the session of a note."""
        self._session_id = opened.session.id if opened.session else ""
        self.values, self.named = {}, {}
        for one in opened.observations:
            if one.scope != "session" or one.family != "pattern" or one.intensity is None:
                continue
            if one.toward is None and one.shown_by is None:
                self.values[one.code] = one.intensity
            else:
                self.named[one.code] = max(self.named.get(one.code, 0), one.intensity)
        self.targets = {target.benefit for target in opened.targets}
        self.changed.emit()

    def shown(self) -> dict[str, int | None]:
        """Return what the strip shows: the rating toward nobody named, else the highest of those named."""
        rated = {code: value for code, value in self.values.items() if value is not None}
        return {**self.named, **rated}

    def rate(self, code: str, value: int | None) -> None:
        """Rate a pattern 0-3 for the whole session; None leaves it unrated."""
        before = self.values.get(code)
        if not self._session_id:
            return
        if before == value:
            self.changed.emit()  # a rating toward somebody named still shows
            return
        words = translate("NoteEditor", "Rate the session")
        step = self._note.history.push_step(
            words, lambda: self._rate(code, value), lambda: self._rate(code, before)
        )
        self._rate(code, value, step)

    def _rate(self, code: str, value: int | None, step: Step | None = None) -> None:
        session_id, before = self._session_id, self.values.get(code)
        self.values[code] = value
        self.changed.emit()

        def refused(error: Exception) -> None:
            if session_id == self._session_id:
                self.values[code] = before
            self._refused(step, error)

        self._note.ask(lambda: self._coding.rate(session_id, code, value), None, refused)

    def target(self, benefit: str, is_target: bool) -> None:
        """Tick or untick that the session worked on a benefit."""
        if not self._session_id or (benefit in self.targets) == is_target:
            return
        words = translate("NoteEditor", "Worked on")
        step = self._note.history.push_step(
            words, lambda: self._target(benefit, is_target), lambda: self._target(benefit, not is_target)
        )
        self._target(benefit, is_target, step)

    def _target(self, benefit: str, is_target: bool, step: Step | None = None) -> None:
        session_id = self._session_id
        self.targets ^= {benefit}
        self.changed.emit()

        def refused(error: Exception) -> None:
            if session_id == self._session_id:
                self.targets ^= {benefit}
            self._refused(step, error)

        self._note.ask(lambda: self._coding.target(session_id, benefit, is_target), None, refused)

    def _refused(self, step: Step | None, error: Exception) -> None:
        if step is not None:
            step.is_dropped = True
        self.changed.emit()
        self._note.told.emit(error)
