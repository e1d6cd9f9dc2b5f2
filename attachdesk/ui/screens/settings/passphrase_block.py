"""Changing a passphrase: the old one, the new one twice; nothing of them stays on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.errors import Told, WrongKey
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.form import Form, TextField
from attachdesk.ui.kit.words import STRETCH, column, row
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Of:
    """Whose passphrase it is: the words on the button, under the new one, and when it was changed."""

    asked: str
    hint: str
    changed: str
    change: Callable[[str, str], None]
    """Takes the old one and the new one; runs on the lane."""


def of_the_vault(place: Workplace) -> Of:
    """Return what the vault's own passphrase needs."""
    hint = translate(
        "Settings",
        "Fifteen characters or more; several plain words are good. Backups made before keep the old one.",
    )
    return Of(
        translate("Settings", "Change the passphrase"),
        hint,
        translate("Settings", "From now on the new passphrase opens the vault."),
        place.desk.keeping.change_passphrase,
    )


class PassphraseBlock(QWidget):
    """A button that opens the form."""

    def __init__(self, place: Workplace, of: Of | None = None) -> None:
        super().__init__()
        self._place, self._of = place, of or of_the_vault(place)
        self.open_button = Button(self._of.asked, icon="key-round", do=self._open)
        self.form = Form(width=420)
        old = TextField(secret=True)
        self.form.add("old", translate("Settings", "Passphrase so far"), old)
        new = TextField(secret=True)
        self.form.add("new", translate("Settings", "New passphrase"), new, self._of.hint)
        self.form.add("again", translate("Settings", "New passphrase, again"), TextField(secret=True))
        self.change_button = Button(translate("Settings", "Change it"), do=self.change)
        self.form.put_below(
            flow(self.change_button, Button(translate("Settings", "Leave it"), "quiet", do=self._close))
        )
        self.form.field("again").returnPressed.connect(self.change)
        self.form.hide()
        # beside a stretch: below each other its height would be asked for at a width it never has
        beside = row(self.form, STRETCH, gap=0)
        beside.setStretch(0, 100)
        self.setLayout(column(row(self.open_button, STRETCH), beside, gap=8))

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
        change = self._of.change
        self.change_button.setEnabled(False)
        self._place.lane.ask(
            lambda: change(fields["old"], fields["new"]), lambda _none: self._changed(),
            self._refused, owner=self,
        )  # fmt: skip

    def _changed(self) -> None:
        self.change_button.setEnabled(True)
        self.forget()
        self._place.notices.say(self._of.changed)

    def _refused(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        if isinstance(error, Told):
            self.form.say("old" if isinstance(error, WrongKey) else "new", self._place.words.of(error))
            self.form.focus_first_error()
        else:
            self._place.tell(error)
