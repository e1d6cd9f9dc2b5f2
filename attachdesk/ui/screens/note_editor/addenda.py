"""Later words on a signed note: those that were added, below the page, and a small sheet to add one."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Addendum
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import local
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import LongField, TextField
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.unfinished import Unfinished
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
HIGHEST = 150


class Addenda(QScrollArea):
    """The addenda of a note, each with its date and reason; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("NoteEditor", "Addenda"))
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._lines.setContentsMargins(24, 8, 24, 8)
        self.setWidget(holding(self._lines, "surface"))
        appearance().changed.connect(self._fit)
        self._fit()
        self.hide()

    def _fit(self) -> None:
        self.setFixedHeight(px(HIGHEST))

    def show_all(self, addenda: tuple[Addendum, ...]) -> None:
        """Show them in the order made."""
        cleared(self._lines)
        for one in addenda:
            at = local(one.made_at, one.zone)
            head = translate("NoteEditor", "Addendum, {date}: {reason}").format(
                date=f"{day_and_year(at.date())}, {clock_words(at)}", reason=one.reason
            )
            parts = label(head, "small_strong", wraps=True), label(one.text, "body", wraps=True)
            self._lines.addLayout(column(*parts, gap=2))
        self._lines.addStretch(1)
        self.setVisible(bool(addenda))


class AddendumSheet(QFrame):
    """A sheet at the foot of a signed note. Escape puts it away, what was written in it stays."""

    opened, closed = Signal(), Signal()

    def __init__(self, keep: Callable[[str, str], object]) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("NoteEditor", "Addendum"))
        self._keep = keep
        self.reason = TextField(translate("NoteEditor", "Reason, e.g. remembered later"))
        self.reason.setAccessibleName(translate("NoteEditor", "Reason"))
        self.text = LongField(
            translate("NoteEditor", "The later word; the note itself stays"), least=3, most=6
        )
        self.text.setAccessibleName(translate("NoteEditor", "Text of the addendum"))
        self.confirm = Button(translate("NoteEditor", "Keep"), "primary", shortcut="Ctrl ⏎", do=self.keep)
        later = Button(translate("NoteEditor", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        title = label(translate("NoteEditor", "Addendum"), "heading")
        buttons = row(self.confirm, later, STRETCH)
        self.setLayout(column(title, self.reason, self.text, buttons, gap=8, margins=(24, 12, 24, 12)))
        self.hide()

    def ask(self) -> None:
        """Show the sheet, with what was begun for the note."""
        self.opened.emit()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was written: it has been kept, or belongs to another note."""
        self.reason.put("")
        self.text.put("")

    def put_off(self) -> None:
        """Put the sheet away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Escape puts off."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def answered(self, *_error: object) -> None:
        """What was asked for was done or refused: it can be asked for again."""
        self.confirm.setEnabled(True)

    def keep(self) -> None:
        """Ask to keep what was written."""
        if self.confirm.isEnabled():  # once: the second stroke of a double click keeps nothing twice
            self.confirm.setEnabled(False)
            self._keep(self.text.value(), self.reason.value())


class LaterWords(QObject):
    """Lets a signed note be added to: ``shown`` lists what was added, ``sheet`` asks for more.

    What is typed and not kept yet waits in the vault, as a draft does, and stands open when it comes back.
    """

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__(note)
        self._place, self._note = place, note
        self._has_said_final = False
        self.shown, self.sheet = Addenda(), AddendumSheet(note.add_addendum)
        fields = {"reason": self.sheet.reason, "text": self.sheet.text}
        self.waiting = Unfinished(place, fields, self)
        self.waiting.came_back.connect(self.add)
        self.sheet.closed.connect(note.page.setFocus)
        note.page.kept_out.connect(self._say_final)
        note.added.connect(self._added)
        note.added.connect(self.sheet.answered)
        note.told.connect(self.sheet.answered)

    def begin(self, opened: OpenNote) -> None:
        """Show the addenda of a note that was opened."""
        self._has_said_final = False
        self.sheet.answered()
        self.sheet.hide()
        self.shown.show_all(opened.addenda)
        self.waiting.flush()
        self.sheet.clear()
        self.waiting.begin(opened.client.id, f"addendum.{opened.note.id}" if self._note.is_signed else "")

    def add(self) -> None:
        """Open the sheet on a signed note; a draft can still be written on, and it says so."""
        if self._note.is_signed:
            self.sheet.ask()
        elif self._note.note is not None:
            self._place.tell(RuleBroken("note.addendum_to_draft"))

    def keep(self) -> None:
        """Keep the later word that is being written: the window hears Ctrl+Enter before the sheet does."""
        if self.sheet.isVisible():
            self.sheet.keep()

    def _added(self) -> None:
        if self._note.note is not None:
            self.waiting.let_go()
            self.sheet.clear()
            self.sheet.put_off()
            self.shown.show_all(self._note.note.addenda)

    def _say_final(self) -> None:
        """Say once for each note why no letter comes; in coding mode the toolbar says why."""
        if self._note.is_signed and not self._has_said_final:
            self._has_said_final = True
            words = translate("NoteEditor", "This note is signed and final. Ctrl E adds a later word.")
            self._place.notices.say(words)
