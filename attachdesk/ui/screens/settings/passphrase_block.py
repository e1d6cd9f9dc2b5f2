"""Changing the passphrase: the old one, the new one twice; nothing of them stays on the screen."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.errors import Told, WrongKey
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.form import Form, TextField
from attachdesk.ui.kit.words import STRETCH, column, row
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate


class PassphraseBlock(QWidget):
    """A button that opens the form."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.open_button = Button(
            translate("Settings", "Change the passphrase"), icon="key-round", do=self._open
        )
        self.form = Form(width=420)
        old = TextField(secret=True)
        self.form.add("old", translate("Settings", "Passphrase so far"), old)
        hint = translate(
            "Settings",
            "Fifteen characters or more; several plain words are good. Backups made before keep the old one.",
        )
        self.form.add("new", translate("Settings", "New passphrase"), TextField(secret=True), hint)
        self.form.add("again", translate("Settings", "New passphrase, again"), TextField(secret=True))
        self.change_button = Button(translate("Settings", "Change it"), do=self.change)
        self.form.put_below(
            flow(self.change_button, Button(translate("Settings", "Leave it"), "quiet", do=self._close))
        )
        self.form.field("again").returnPressed.connect(self.change)
        self.form.hide()
        self.setLayout(column(row(self.open_button, STRETCH), self.form, gap=8))

    def _open(self) -> None:
        self.form.show()
        self.open_button.hide()
        self.form.field("old").setFocus()

    def _close(self) -> None:
        self.forget()
        self.open_button.setFocus()

    def forget(self) -> None:
        """Take everything typed off the screen."""
        self.form.put(old="", new="", again="")
        self.form.clear_errors()
        self.form.hide()
        self.open_button.show()

    def change(self) -> None:
        """Change it, if the new one was written twice alike."""
        self.form.clear_errors()
        fields = {name: self.form.field(name).text() for name in ("old", "new", "again")}
        if fields["new"] != fields["again"]:
            self.form.say("again", translate("Settings", "The two are not the same."))
            self.form.focus_first_error()
            return
        keeping = self._place.desk.keeping
        self.change_button.setEnabled(False)
        self._place.lane.ask(
            lambda: keeping.change_passphrase(fields["old"], fields["new"]), lambda _none: self._changed(),
            self._refused, owner=self,
        )  # fmt: skip

    def _changed(self) -> None:
        self.change_button.setEnabled(True)
        self.forget()
        self._place.notices.say(translate("Settings", "From now on the new passphrase opens the vault."))

    def _refused(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        if isinstance(error, Told):
            self.form.say("old" if isinstance(error, WrongKey) else "new", self._place.words.of(error))
            self.form.focus_first_error()
        else:
            self._place.tell(error)
