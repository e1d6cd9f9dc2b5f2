"""What makes writing quick, put together: the form, and below it what a note is given with a few keys."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.words import column, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.carry_sheet import CarrySheet
from attachdesk.ui.screens.note_editor.forms import Forms
from attachdesk.ui.screens.note_editor.jottings import Jottings
from attachdesk.ui.screens.note_editor.mental_sheet import MentalSheet
from attachdesk.ui.screens.note_editor.quick_keys import QuickKeys
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.snippet_picker import SnippetPicker
from attachdesk.ui.screens.note_editor.spelling import Spelling
from attachdesk.ui.screens.note_editor.toolbar import Toolbar

translate = QCoreApplication.translate


class WritingAids(QObject):
    """``panel`` stands between the page and the session's strip, and is away while it has nothing to ask."""

    def __init__(self, place: Workplace, note: SessionNote, toolbar: Toolbar) -> None:
        super().__init__(note)
        self.forms = Forms(place, note, toolbar)
        self.picker = SnippetPicker(place, note)
        self.keys = QuickKeys(note.page, self.picker)
        self.carry = CarrySheet(place, note)
        self.mental = MentalSheet(place.desk.library.mental_state, note)
        self.jottings = Jottings(place, note)
        self.spelling = Spelling(place, note)
        self._toolbar = toolbar
        self.panel: QWidget = holding(column(self.jottings, self.carry, self.mental, self.forms.strip, gap=0))

    def actions(self) -> Sequence[Action]:
        """Return what can be done with them."""
        group = translate("NoteEditor", "Note")
        carry = translate("NoteEditor", "Carry over from the last note")
        mental = translate("NoteEditor", "Mental state in quick entries")
        replace = translate("NoteEditor", "Replace words")
        rows = [
            ("carry", carry, self.carry.ask, "Ctrl+Shift+V"),
            ("mental", mental, self.mental.ask, "Ctrl+M"),
            ("replace", replace, self._toolbar.open_find, "Ctrl+H"),
            ("spelling", translate("NoteEditor", "Spelling of this word"), self.spelling.suggest, "Ctrl+;"),
            ("spell", translate("NoteEditor", "Check spelling, or no longer"), self.spelling.toggle, ""),
            ("jottings", translate("NoteEditor", "Take over the jottings"), self.jottings.take, ""),
        ]
        return [Action(f"note.{name}", words, do, keys, group=group) for name, words, do, keys in rows]
