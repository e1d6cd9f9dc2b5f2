"""Two sheets before private notes: the passphrase again; and the first time, what apart does not mean."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from attachdesk.domain.disclosure import Disclosure
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import ChoiceField, TextField
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, Part, card, cleared, column, ground, holding, label, row
from attachdesk.ui.screens.note_editor.sign_sheet import Sentences

translate = QCoreApplication.translate
WIDEST = 760
ASKED = (1, 12)
"""The groups of the second line that are to be typed back, counted from 0."""


class PassphraseSheet(QFrame):
    """Asks for the passphrase of the private notes, or for their recovery line and a new one."""

    given = Signal(str)
    recovered = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("PrivateNotes", "Open private notes"))
        words = translate("PrivateNotes", "Passphrase of the private notes")
        self.field = _secret(words)
        self.line = _secret(translate("PrivateNotes", "Second recovery line"))
        self.line.hide()
        self.error = label("", "small", "danger", wraps=True)
        self.error.hide()
        self.confirm = Button(translate("PrivateNotes", "Open"), "primary", shortcut="⏎", do=self._do)
        self.later = Button(translate("PrivateNotes", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        self.lost = Button(translate("PrivateNotes", "Passphrase forgotten"), "quiet", do=self._ask_line)
        told = translate(
            "PrivateNotes",
            "They lie in a file of their own. Each opening, and each failed try, is kept in the audit trail.",
        )
        _lay_out(
            self, label(translate("PrivateNotes", "Open private notes"), "heading"),
            label(told, "small", "muted", wraps=True), self.line, self.field, self.error,
            row(self.confirm, self.later, self.lost, STRETCH), STRETCH,
        )  # fmt: skip
        self.hide()

    def ask(self) -> None:
        """Show the sheet."""
        self._clear()
        self.line.hide()
        self.lost.show()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why it did not open."""
        self.confirm.setEnabled(True)
        self.error.setText(words)
        self.error.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """Put the sheet away without going back."""
        self._clear()
        self.hide()

    def put_off(self) -> None:
        """Go back to the record."""
        self.done()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Escape does not."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def _ask_line(self) -> None:
        self.line.show()
        self.lost.hide()
        self.field.setPlaceholderText(translate("PrivateNotes", "New passphrase for the private notes"))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self) -> None:
        if not self.confirm.isEnabled() or not self.field.text():
            return
        self.confirm.setEnabled(False)
        if self.line.isHidden():
            self.given.emit(self.field.text())
        else:
            self.recovered.emit(self.line.text(), self.field.text())

    def _clear(self) -> None:
        self.confirm.setEnabled(True)
        self.error.hide()
        for field in (self.field, self.line):
            field.clear()
        self.field.setPlaceholderText(self.field.accessibleName())


class FirstSheet(QFrame):
    """Before the first private note: the country, what may have to be disclosed, the second line, typed back.

    ``agreed`` carries the country, the passphrase, and whether it is one of their own.
    """

    agreed = Signal(str, str, bool)
    closed = Signal()

    def __init__(self, disclosures: Iterable[Disclosure]) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("PrivateNotes", "Before the first private note"))
        self._all = tuple(disclosures)
        self.key = ""
        none = translate("PrivateNotes", "Choose a country")
        self.country = ChoiceField([(one.id, one.name) for one in self._all], none=none)
        self.country.setAccessibleName(translate("PrivateNotes", "Country of the practice"))
        self.country.edited.connect(self._say)
        self._told = QVBoxLayout()
        self.shown = label("", "heading", wraps=True)
        self.shown.setAccessibleName(translate("PrivateNotes", "Second recovery line"))
        self.back = tuple(TextField(_group(place)) for place in ASKED)
        for place, field in zip(ASKED, self.back, strict=True):
            field.setAccessibleName(_group(place))
        same = translate("PrivateNotes", "Same passphrase as the vault")
        own = translate("PrivateNotes", "A second passphrase")
        self.which = Segments([(False, same), (True, own)], translate("PrivateNotes", "Passphrase"))
        self.which.put(False)
        self.which.chosen.connect(lambda _own: self._show_again())
        self.field = _secret(translate("PrivateNotes", "Passphrase, typed again"))
        self.again = _secret(translate("PrivateNotes", "The second passphrase once more"))
        self.error = label("", "small", "danger", wraps=True)
        self.confirm = Button(translate("PrivateNotes", "Begin private notes"), "primary", do=self._do)
        self.later = Button(translate("PrivateNotes", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        self.sentences = Sentences(holding(self._body(), "raised"))
        _lay_out(
            self, label(translate("PrivateNotes", "Before the first private note"), "heading"),
            self.sentences, self.error, row(self.confirm, self.later, STRETCH), STRETCH,
        )  # fmt: skip
        self.hide()

    def _body(self) -> QVBoxLayout:
        """Return the sheet's middle, which scrolls where the window is low."""
        lines = translate(
            "PrivateNotes",
            "Their key does not follow from the first recovery key. Write this second line on the same "
            "paper; it is the only way in when the passphrase is lost.",
        )
        paper = card("soft")
        paper.setLayout(column(self.shown, margins=(12, 8, 12, 8)))
        asked = translate("PrivateNotes", "To be sure, type these two groups from your paper.")
        return column(
            self.country, self._told, 8, label(lines, "body", wraps=True), paper,
            label(asked, "small", "muted", wraps=True), row(*self.back, STRETCH), 8,
            row(self.which, STRETCH), self.field, self.again, gap=8,
        )  # fmt: skip

    def ask(self, country: str, key: str) -> None:
        """Show the sheet for a practice in this country, with a new second line."""
        self.key = key
        groups = key.split("-")
        self.shown.setText("\n".join(" ".join(groups[at : at + 7]) for at in range(0, len(groups), 7)))
        found = next((one.id for one in self._all if one.is_of(country)), None)
        self.country.setCurrentIndex(0)
        self.country.put(found)
        for field in (*self.back, self.field, self.again):
            field.clear()
        self.which.put(False)
        self.error.hide()
        self._show_again()
        self._say()
        self.show()
        self.sentences.fit()
        self.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say beside the button what is missing."""
        self.confirm.setEnabled(True)
        self.error.setText(words)
        self.error.show()

    def done(self) -> None:
        """Put the sheet away and forget what was on it."""
        self.key = ""
        for field in (*self.back, self.field, self.again):
            field.clear()
        self.shown.setText("")
        self.confirm.setEnabled(True)
        self.hide()

    def put_off(self) -> None:
        """Go back to the record; nothing was made."""
        self.done()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def _show_again(self) -> None:
        self.again.setVisible(bool(self.which.value()))

    def _say(self) -> None:
        """Say what may have to be disclosed in the chosen country, and what holds everywhere."""
        cleared(self._told)
        chosen = [one for one in self._all if one.id == self.country.value()]
        apart = translate(
            "PrivateNotes",
            "Private notes are kept apart: no report, export or search of the record shows them. Apart is "
            "not immune. 'Private' says where they lie, not that nobody can ever demand them.",
        )
        ask = translate(
            "PrivateNotes", "This is no legal advice. Ask your professional body what holds where you work."
        )
        words = [apart, *(line for one in chosen for line in one.words), ask]
        for line in words:
            self._told.addWidget(label(line, "body", wraps=True))
        self.sentences.fit()

    def _do(self) -> None:
        wanted = [_plain(self.key.split("-")[place]) for place in ASKED]
        typed = [_plain(field.text()) for field in self.back]
        chosen = next((one for one in self._all if one.id == self.country.value()), None)
        is_own = bool(self.which.value())
        if chosen is None:
            self.refuse(translate("PrivateNotes", "Choose the country first."))
        elif typed != wanted:
            self.refuse(translate("PrivateNotes", "These are not the groups on the screen."))
        elif is_own and self.field.text() != self.again.text():
            self.refuse(translate("PrivateNotes", "The two passphrases are not the same."))
        elif self.confirm.isEnabled():
            self.confirm.setEnabled(False)
            self.agreed.emit(chosen.name, self.field.text(), is_own)


def _lay_out(sheet: QFrame, *parts: Part) -> None:
    """Put the parts of a sheet below each other, no wider than one can read."""
    inside = holding(column(*parts, gap=8, margins=(24, 16, 24, 16)), "raised")
    inside.setMaximumWidth(px(WIDEST))
    line = row(inside, STRETCH, gap=0)
    line.setStretch(0, 1000)
    sheet.setLayout(line)


def _secret(words: str) -> TextField:
    field = TextField(words, secret=True)
    field.setAccessibleName(words)
    return field


def _group(place: int) -> str:
    return translate("PrivateNotes", "Group {number}").format(number=place + 1)


def _plain(typed: str) -> str:
    """Crockford's alphabet reads O as 0, I and L as 1, and knows no case."""
    return typed.upper().translate(str.maketrans("OIL", "011", " -"))
