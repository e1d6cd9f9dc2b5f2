"""Later words on a signed note: those that were added, below the page, and a small sheet to add one."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Addendum
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import local
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.difference import Difference
from attachdesk.ui.kit.fields import LongField, TextField
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.unfinished import Unfinished
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.draft_history import DraftHistory
from attachdesk.ui.screens.note_editor.error_sheets import ErrorSheet, SealedSheet
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.sign_sheet import Fields

translate = QCoreApplication.translate
LEAST, HIGHEST = 56, 150


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
        self.setMinimumHeight(px(LEAST))
        self.setMaximumHeight(px(HIGHEST))

    def show_all(self, addenda: tuple[Addendum, ...]) -> None:
        """Show them in the order made."""
        cleared(self._lines)
        for one in addenda:
            at = local(one.made_at, one.zone)
            said = translate("NoteEditor", "Addendum, {date}: {reason}")
            if one.addendum_kind == "amendment":
                said = translate("NoteEditor", "Amendment asked for by the client, {date}: {reason}")
            head = said.format(date=f"{day_and_year(at.date())}, {clock_words(at)}", reason=one.reason)
            parts: list[QWidget] = [label(head, "small_strong", wraps=True)]
            if one.request:
                asked = translate("NoteEditor", "Asked for: “{words}”").format(words=one.request)
                parts.append(label(asked, "small", wraps=True))
            if one.passage:
                stands = translate("NoteEditor", "The note says: “{words}”").format(words=one.passage)
                parts.append(label(stands, "small", "muted", wraps=True))
            parts.append(self._words(one))
            self._lines.addLayout(column(*parts, gap=2))
        self._lines.addStretch(1)
        self.setVisible(bool(addenda))

    def _words(self, one: Addendum) -> QWidget:
        """Return the later words; those of an amended passage show what differs from it."""
        if one.addendum_kind != "amendment" or not one.passage:
            return label(one.text, "body", wraps=True)
        shown = Difference(translate("NoteEditor", "Amended words"))
        shown.show_difference(one.passage, one.text)
        shown.setFixedHeight(px(56))
        return shown


class AddendumSheet(QFrame):
    """A sheet at the foot of a signed note. Escape puts it away, what was written in it stays."""

    opened, closed = Signal(), Signal()

    def __init__(self, keep: Callable[[str, str, str | None, str], object]) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        ground(self, "raised")
        self._keep = keep
        self.reason = TextField(translate("NoteEditor", "Reason, e.g. remembered later"))
        self.reason.setAccessibleName(translate("NoteEditor", "Reason"))
        kinds = [
            ("addendum", translate("NoteEditor", "My own later word")),
            ("amendment", translate("NoteEditor", "Asked for by the client")),
        ]
        self.kind = Segments(kinds, translate("NoteEditor", "Whose later word"), height=28)
        self.kind.put("addendum")
        self.kind.chosen.connect(lambda _kind: self._show_kind())
        self.request = LongField(
            translate("NoteEditor", "What the client asks for, in the client's words"), least=1, most=3
        )
        self.request.setAccessibleName(translate("NoteEditor", "The client's request"))
        self.about = label("", "small", "muted", wraps=True)
        self.passage = ""
        self.text = LongField(
            translate("NoteEditor", "The later word; the note itself stays"), least=3, most=6
        )
        self.confirm = Button(translate("NoteEditor", "Keep"), "primary", shortcut="Ctrl ⏎", do=self.keep)
        later = Button(translate("NoteEditor", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        self.title = label("", "heading")
        buttons = row(self.confirm, later, STRETCH)
        head = row(self.title, self.kind, STRETCH, gap=16)
        fields = column(self.about, self.request, self.reason, self.text, gap=8)
        self.fields = Fields(holding(fields, "raised"))
        self.setLayout(column(head, self.fields, buttons, gap=8, margins=(24, 12, 24, 12)))
        self._show_kind()
        self.hide()

    def _show_kind(self) -> None:
        is_amendment = self.kind.value() == "amendment"
        title, text = translate("NoteEditor", "Addendum"), translate("NoteEditor", "Text of the addendum")
        if is_amendment:
            title = translate("NoteEditor", "Amendment")
            text = translate("NoteEditor", "Text of the amendment")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.text.setAccessibleName(text)
        self.request.setVisible(is_amendment)
        about = translate("NoteEditor", "About the selected words: “{words}”").format(words=self.passage)
        self.about.setText(about)
        self.about.setVisible(bool(self.passage))

    def ask(self, passage: str = "") -> None:
        """Show the sheet, with what was begun for the note; ``passage`` are the selected words."""
        self.passage = passage or self.passage
        self._show_kind()
        self.opened.emit()
        self.show()
        self.fields.fit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.show_focus()

    def clear(self) -> None:
        """Forget what was written: it has been kept, or belongs to another note."""
        self.reason.put("")
        self.text.put("")
        self.request.put("")
        self.passage = ""
        self.kind.put("addendum")
        self._show_kind()

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
            request = self.request.value() if self.kind.value() == "amendment" else None
            self._keep(self.text.value(), self.reason.value(), request, self.passage)


class LaterWords(QObject):
    """Lets a signed note be added to: ``shown`` lists what was added, ``sheet`` asks for more.

    What is typed and not kept yet waits in the vault, as a draft does, and stands open when it comes back.
    """

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__(note)
        self._place, self._note = place, note
        self._has_said_final = False
        self.shown, self.sheet = Addenda(), AddendumSheet(note.add_addendum)
        self.history, self.error = DraftHistory(place, note), ErrorSheet(place, note)
        self.sealed = SealedSheet(place, note)
        self.sheets = (self.sheet, self.history, self.error, self.sealed)
        self.foot = holding(column(*self.sheets, gap=0))
        for one in (self.history, self.error, self.sealed):
            one.opened.connect(self.sheet.opened.emit)
            one.closed.connect(self.sheet.closed.emit)
        error, sealed = translate("NoteEditor", "Wrong file …"), translate("NoteEditor", "Sealed note …")
        self.add_button = Button(
            translate("NoteEditor", "Add addendum"), "primary", shortcut="Ctrl E", do=self.add
        )
        self.error_button = Button(error, "quiet", do=self.error.open)
        self.error_button.setAccessibleName(translate("NoteEditor", "Entered in error: wrong file"))
        self.sealed_button = Button(sealed, "quiet", do=self.sealed.open)
        self.sealed_button.setAccessibleName(translate("NoteEditor", "Open a note entered in error"))
        sheet = self.sheet
        fields = {"reason": sheet.reason, "text": sheet.text, "request": sheet.request, "kind": sheet.kind}
        self.waiting = Unfinished(place, fields, self)
        self.waiting.came_back.connect(self.add)
        self.sheet.closed.connect(note.page.setFocus)
        note.page.kept_out.connect(self._say_final)
        note.added.connect(self._added)
        note.kept.connect(self.waiting.flush)
        note.added.connect(self.sheet.answered)
        note.told.connect(self.sheet.answered)

    def begin(self, opened: OpenNote) -> None:
        """Show the addenda of a note that was opened."""
        self._has_said_final = False
        self.sheet.answered()
        for sheet in self.sheets:
            sheet.hide()
        self.add_button.setVisible(self._note.is_signed)
        self.error_button.setVisible(self._note.is_signed)
        self.sealed_button.setVisible(opened.has_sealed)
        self.shown.show_all(opened.addenda)
        self.waiting.flush()
        self.sheet.clear()
        self.waiting.begin(opened.client.id, f"addendum.{opened.note.id}" if self._note.is_signed else "")

    @property
    def is_asking(self) -> bool:
        """Whether one of the sheets stands open."""
        return not all(one.isHidden() for one in self.sheets)

    def add(self) -> None:
        """Open the sheet on a signed note; a draft can still be written on, and it says so."""
        if self._note.is_signed:
            page = self._note.page
            self.sheet.ask(page.selection().of(page.tracking.text))
        elif self._note.note is not None:
            self._place.tell(RuleBroken("note.addendum_to_draft"))

    def act(self) -> bool:
        """Do what the open sheet is for: the window hears Ctrl+Enter before the sheet does.

        The sheet that has the focus comes first; a draft is rather signed than done something else with.
        """
        open_ones = [one for one in self.sheets if one.isVisible()]
        here = self.foot.window().focusWidget()
        held = [one for one in open_ones if here is not None and one.isAncestorOf(here)]
        for one in (held or (open_ones if self._note.is_signed else []))[:1]:
            one.confirm.click()
            return True
        return False

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
