"""The private notes in Settings: another passphrase for them, and their recovery line shown again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.errors import Told
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.form import Form, TextField
from attachdesk.ui.kit.words import STRETCH, card, column, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.settings.passphrase_block import Of, PassphraseBlock

translate = QCoreApplication.translate


class LineBlock(QWidget):
    """Asks for the passphrase, then shows the second recovery line until one is done with it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        words = translate("Settings", "Show their recovery line …")
        self.open_button = Button(words, icon="file-text", do=self._open)
        self.form = Form(width=420)
        hint = translate(
            "Settings", "See that nobody looks on. That it was shown is kept in the audit trail."
        )
        asked = translate("Settings", "Passphrase of the private notes")
        self.form.add("passphrase", asked, TextField(secret=True), hint)
        self.show_button = Button(translate("Settings", "Show it"), do=self.show_line)
        leave = Button(translate("Settings", "Leave it"), "quiet", do=self._close)
        self.form.put_below(flow(self.show_button, leave))
        self.form.field("passphrase").returnPressed.connect(self.show_line)
        self.line = label("", "heading", wraps=True)
        self.line.setAccessibleName(translate("Settings", "Second recovery line"))
        paper = card("soft")
        paper.setLayout(column(self.line, margins=(12, 8, 12, 8)))
        told = translate(
            "Settings",
            "This second line opens the private notes when their passphrase is lost. Compare it with your "
            "paper or write it there, beside the recovery key of the vault.",
        )
        self.done_button = Button(translate("Settings", "Take it off the screen"), do=self._close)
        self.shown = holding(
            column(label(told, "body", wraps=True), paper, row(self.done_button, STRETCH), gap=8)
        )
        self.setLayout(column(row(self.open_button, STRETCH), self.form, self.shown, gap=8))
        self.forget()

    def forget(self) -> None:
        """Take everything off the screen."""
        self.form.put(passphrase="")
        self.form.clear_errors()
        self.line.setText("")
        self.form.hide()
        self.shown.hide()
        self.open_button.show()

    def _open(self) -> None:
        self.form.show()
        self.open_button.hide()
        self.form.field("passphrase").setFocus()

    def _close(self) -> None:
        self.forget()
        self.open_button.setFocus()

    def show_line(self) -> None:
        """Show the line to who knows the passphrase."""
        self.form.clear_errors()
        passphrase, private = self.form.field("passphrase").text(), self._place.desk.private_notes
        self.show_button.setEnabled(False)
        self._place.lane.ask(lambda: private.line(passphrase), self._show, self._refused, owner=self)

    def _show(self, line: str) -> None:
        self.show_button.setEnabled(True)
        if self.form.isHidden():
            return  # one went elsewhere meanwhile
        self.form.put(passphrase="")
        self.form.hide()
        groups = line.split("-")
        self.line.setText("\n".join(" ".join(groups[at : at + 7]) for at in range(0, len(groups), 7)))
        self.shown.show()
        self.done_button.setFocus()

    def _refused(self, error: Exception) -> None:
        self.show_button.setEnabled(True)
        if isinstance(error, Told):
            self.form.say("passphrase", self._place.words.of(error))
            self.form.focus_first_error()
        else:
            self._place.tell(error)


class PrivateBlock(QWidget):
    """Says that there are none yet, or lets one care for the file's own passphrase and line."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        none = translate("Settings", "There are none yet. They begin in a note, under Private.")
        self.none = label(none, "body", "muted", wraps=True)
        hint = translate(
            "Settings",
            "Fifteen characters or five words; it may be the vault's own. The recovery line stays the same.",
        )
        of = Of(
            translate("Settings", "Change their passphrase …"),
            hint,
            translate("Settings", "From now on the new passphrase opens the private notes."),
            place.desk.private_notes.change_passphrase,
        )
        self.passphrase, self.line = PassphraseBlock(place, of), LineBlock(place)
        self.setLayout(column(self.none, self.passphrase, self.line, gap=8))
        self._show(False)

    def read(self) -> None:
        """See whether there is a private file."""
        private = self._place.desk.private_notes
        self._place.lane.ask(lambda: private.is_there, self._show, self._place.tell, owner=self)

    def _show(self, is_there: bool) -> None:
        self.none.setVisible(not is_there)
        self.passphrase.setVisible(is_there)
        self.line.setVisible(is_there)

    def is_there(self) -> bool:
        """Return whether there is anything to care for."""
        return self.none.isHidden()

    def change_passphrase(self) -> None:
        """Ask for the old passphrase and the new one."""
        self.passphrase.open_button.click()

    def show_line(self) -> None:
        """Ask for the passphrase before the line is shown."""
        self.line.open_button.click()

    def forget(self) -> None:
        """Take everything typed or shown off the screen."""
        self.passphrase.forget()
        self.line.forget()
