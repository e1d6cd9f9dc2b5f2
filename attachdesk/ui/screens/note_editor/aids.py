"""What makes writing quick, put together: the form, and below it what a note is given with a few keys."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.words import column, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.carry_sheet import CarrySheet
from attachdesk.ui.screens.note_editor.forms import Forms
from attachdesk.ui.screens.note_editor.quick_keys import QuickKeys
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.snippet_picker import SnippetPicker
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
        self.panel: QWidget = holding(column(self.carry, self.forms.strip, gap=0))

    def actions(self) -> Sequence[Action]:
        """Return what can be done with them."""
        group = translate("NoteEditor", "Note")
        rows = [
            (
                "carry",
                translate("NoteEditor", "Carry over from the last note"),
                self.carry.ask,
                "Ctrl+Shift+V",
            ),
        ]
        return [Action(f"note.{name}", words, do, keys, group=group) for name, words, do, keys in rows]
