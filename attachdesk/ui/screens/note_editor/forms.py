"""The form of the open note: which may be chosen, its prompts, and the typed fields it asks for."""

from typing import Any

from PySide6.QtCore import QObject

from attachdesk.domain.note_template import NoteTemplate
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor import prompts
from attachdesk.ui.screens.note_editor.field_strip import FieldStrip
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.toolbar import Toolbar

Found = tuple[list[tuple[str, str]], NoteTemplate | None, dict[tuple[str, str], Any]]
"""The forms to choose from, the note's own form, and what was read of its fields."""


class Forms(QObject):
    """Follows the note: each one opened brings its form, shipped or made in the app."""

    def __init__(self, place: Workplace, note: SessionNote, toolbar: Toolbar) -> None:
        super().__init__(note)
        self._place, self._note, self._toolbar = place, note, toolbar
        self.strip = FieldStrip()
        self.strip.read.connect(self._read)
        note.opened.connect(self._ask)
        note.page.cursor_moved.connect(self._say_prompt)

    def _ask(self) -> None:
        opened = self._note.note
        if opened is None:
            return
        desk, session = self._place.desk, opened.session

        def found() -> Found:
            form = desk.templates.form(opened.note.template_id)
            offered = {one.id: one.name for one in desk.templates.offered().values()}
            if form is not None:
                offered.setdefault(form.id, form.name)  # a retired one stays on its notes
            read = desk.field_readings.of_session(session.id) if session else {}
            return list(offered.items()), form, dict(read)

        self._place.lane.ask(found, self._show, self._place.tell, key="note.form", owner=self)

    def _show(self, found: Found) -> None:
        offered, form, read = found
        opened = self._note.note
        if opened is None:
            return
        self._toolbar.template.offer(offered)
        self._toolbar.template.put(opened.note.template_id)
        page = self._note.page
        page.put_prompts(form.prompts if form else {})
        self._say_prompt(page.point())
        fields = self._place.desk.library.session_fields
        asked = [fields[one] for one in form.fields if one in fields] if form and opened.session else []
        self.strip.ask_for(asked)
        self.strip.show_state(read, is_open=not self._note.is_signed)

    def _read(self, field: str, when: str, value: Any) -> None:
        opened = self._note.note
        if opened is not None and opened.session is not None:
            session_id, readings = opened.session.id, self._place.desk.field_readings
            self._note.ask(lambda: readings.read(session_id, field, when, value), None, self._refused)

    def _refused(self, error: Exception) -> None:
        self._place.tell(error)
        self._ask()

    def _say_prompt(self, point: int) -> None:
        """Let a screen reader say what belongs where the cursor is."""
        page = self._note.page
        words = prompts.here(page.tracking, page.prompts, point)
        if page.accessibleDescription() != words:
            page.setAccessibleDescription(words)
