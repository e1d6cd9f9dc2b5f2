"""What was jotted in the session, offered as the beginning of its note."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from attachdesk.domain.passage import Span
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.words import STRETCH, ground, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate


class Jottings(QFrame):
    """One line below the page while there are jottings that are not in the draft yet."""

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__()
        self._place, self._note = place, note
        self._words = ""
        self.setProperty("edge", "top")
        ground(self, "surface")
        self.setAccessibleName(translate("NoteEditor", "Jottings of this session"))
        self._said = label("", "small")
        self.button = Button(translate("NoteEditor", "Take over"), "quiet", dense=True, do=self.take)
        self.setLayout(row(self._said, self.button, STRETCH, gap=8, margins=(24, 4, 24, 4)))
        note.opened.connect(self.read)
        self.hide()

    def read(self) -> None:
        """See what was jotted in the session of the open note."""
        opened = self._note.note
        self.hide()
        if opened is None or opened.session is None or self._note.is_signed:
            return
        session_id, pad, library = opened.session.id, self._place.desk.jot_pad, self._place.desk.library
        names = {code: one.name for code, one in library.patterns.items()}
        self._place.lane.ask(
            lambda: (pad.as_text(session_id, names), len(pad.of_session(session_id))),
            self._show, self._place.tell, key="note.jottings", owner=self,
        )  # fmt: skip

    def _show(self, found: tuple[str, int]) -> None:
        self._words, count = found
        is_new = bool(self._words) and self._words not in self._note.page.tracking.text
        self._said.setText(translate("NoteEditor", "%n jotting(s) of this session", "", count))
        self.setVisible(is_new and not self._note.is_signed)

    def take(self) -> None:
        """Put the lines where the cursor is, on lines of their own; they stay on the pad until signing."""
        page = self._note.page
        if self.isHidden() or page.isReadOnly():
            return
        point, text = page.point(), page.tracking.text
        if not page.tracking.is_open(point, point):
            point = page.tracking.nearest_open(point)
        before = "" if point == 0 or text[point - 1] == "\n" else "\n"
        behind = "" if point == len(text) or text[point] == "\n" else "\n"
        page.exchange([(Span(point, point), before + self._words + behind)])
        self.hide()
        page.setFocus()
