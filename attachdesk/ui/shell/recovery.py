"""Back in with the recovery key from paper, and a new passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal

from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import LongField
from attachdesk.ui.kit.focus_ring import ring_the_focus
from attachdesk.ui.kit.words import STRETCH, label, row
from attachdesk.ui.shell.door import Door, Tell
from attachdesk.ui.shell.new_passphrase import Judge, NewPassphrase

LENGTH = 56
"""Characters of a recovery key, without what parts them."""
Recover = Callable[[Path, str, str], object]
"""Opens a vault with its recovery key and gives it a new passphrase."""


class RecoveryWindow(Door):
    """Asks for the key and a new passphrase; ``opened`` carries what ``recover`` returned."""

    opened = Signal(object)
    back_asked = Signal()

    def __init__(self, lane: Lane, vault: Path, recover: Recover, judge: Judge, tell: Tell) -> None:
        super().__init__(QCoreApplication.translate("Recovery", "Open with the recovery key"), 480)
        ring_the_focus()
        self._lane, self._vault, self._recover, self._tell = lane, vault, recover, tell
        words = QCoreApplication.translate("Recovery", "Recovery key")
        self.key = LongField(least=2, most=3)
        self.key.setAccessibleName(words)
        self.key.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.count = label("", "small", "muted")
        self.count.hide()
        self.passphrase = NewPassphrase(lane, judge)
        self.error = label("", "small", "danger", wraps=True)
        self.error.hide()
        self.open = Button(
            QCoreApplication.translate("Recovery", "Open and set the passphrase"), "primary",
            do=self.try_it, height=48,
        )  # fmt: skip
        self.back = Button(
            QCoreApplication.translate("Recovery", "Back to the passphrase"), "quiet",
            do=self.back_asked.emit, flush=True,
        )  # fmt: skip
        line = QCoreApplication.translate(
            "Recovery",
            "56 characters from your paper, without the numbers of the groups. Spaces, hyphens and small "
            "letters do not matter.",
        )
        self.fill([
            label(line, "body", "muted", wraps=True), 20, label(words, "small_strong"), 6, self.key, 4,
            self.count, self.error, 16, self.passphrase, 20, self.open, 12, row(self.back, STRETCH),
        ])  # fmt: skip
        self.key.setFocus()
        self.key.edited.connect(self._typed)
        self.passphrase.again.returnPressed.connect(self.try_it)

    def _typed(self) -> None:
        self.error.hide()
        n = len("".join(self.key.value().replace("-", "").split()))
        words = QCoreApplication.translate("Recovery", "{n} of {all} characters")
        self.count.setText(words.format(n=n, all=LENGTH))
        self.count.setVisible(n > 0)

    def try_it(self) -> None:
        """Try key and passphrase on the lane; else say beside the field what is missing."""
        key = "".join(self.key.value().split())
        if not key:
            self._say(QCoreApplication.translate("Recovery", "The key from your paper is missing."))
        elif not self.passphrase.is_good:
            self.passphrase.complain()
        elif self.open.isEnabled():
            self.open.setEnabled(False)
            vault, passphrase = self._vault, self.passphrase.value()
            self._lane.ask(
                lambda: self._recover(vault, key, passphrase), self._was_opened, self._has_failed, owner=self
            )

    def _was_opened(self, desk: object) -> None:
        self.key.put("")
        self.passphrase.forget()
        self.opened.emit(desk)

    def _has_failed(self, error: Exception) -> None:
        self.open.setEnabled(True)
        self._say(self._tell(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()
        self.key.setFocus()
