"""What makes writing quick, put together: the form, and below it what a note is given with a few keys."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.words import column, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.forms import Forms
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.toolbar import Toolbar


class WritingAids(QObject):
    """``panel`` stands between the page and the session's strip, and is away while it has nothing to ask."""

    def __init__(self, place: Workplace, note: SessionNote, toolbar: Toolbar) -> None:
        super().__init__(note)
        self.forms = Forms(place, note, toolbar)
        self.panel: QWidget = holding(column(self.forms.strip, gap=0))

    def actions(self) -> Sequence[Action]:
        """Return what can be done with them."""
        return ()
