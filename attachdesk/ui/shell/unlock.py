"""The first window: one field. Before it is painted only PySide6 is imported; the rest follows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QPaintEvent

from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import STRETCH, Part, holding, label, row, rule
from attachdesk.ui.shell.door import Door, PassphraseField, Tell, with_icon

OpenVault = Callable[[Path, str], object]


class UnlockWindow(Door):
    """Asks for the passphrase of one vault; ``opened`` carries what ``open_vault`` returned.

    ``open_vault`` and ``warm`` run on the lane; ``warm`` (heavy imports) is asked for after the first paint.
    ``facts`` are (icon, words) that need no open vault.
    """

    opened = Signal(object)
    recovery_asked = Signal()
    other_vault_asked = Signal()
    painted = Signal()

    def __init__(
        self,
        lane: Lane,
        vault: Path,
        open_vault: OpenVault,
        tell: Tell,
        *,
        warm: Callable[[], object] | None = None,
        facts: tuple[tuple[str, str], ...] = (),
        foot: str = "",
    ) -> None:
        super().__init__(QCoreApplication.translate("Unlock", "Unlock your case notes"))
        self._lane, self._vault = lane, vault
        self._open_vault, self._tell, self._warm = open_vault, tell, warm
        self._was_painted = False
        self.field = PassphraseField(QCoreApplication.translate("Unlock", "Passphrase"))
        self.unlock = Button(
            QCoreApplication.translate("Unlock", "Unlock"), "primary", shortcut="⏎", do=self.try_it, height=48
        )
        self.caps = holding(
            with_icon("arrow-big-up", label(_caps_words(), "small", "warning"), "warning", 16)
        )
        self.error = label("", "small", "danger", wraps=True)
        recovery_words = QCoreApplication.translate("Unlock", "Use the recovery key")
        self.recovery = Button(recovery_words, "quiet", do=self.recovery_asked.emit, flush=True)
        other_words = QCoreApplication.translate("Unlock", "Another vault")
        self.other = Button(other_words, "quiet", do=self.other_vault_asked.emit, flush=True)
        self.fill(self._parts(facts))
        self.foot.setText(foot)
        self.caps.hide()
        self.error.hide()
        self.field.caps_changed.connect(self.caps.setVisible)
        self.field.returnPressed.connect(self.try_it)
        self.field.textEdited.connect(lambda _text: self.error.hide())
        self.field.setFocus()

    def _parts(self, facts: tuple[tuple[str, str], ...]) -> list[Part]:
        where = QCoreApplication.translate("Unlock", "{name} in {folder}").format(
            name=isolated(self._vault.name), folder=isolated(self._vault.parent.name)
        )
        title = label(QCoreApplication.translate("Unlock", "Passphrase"), "small_strong")
        title.setBuddy(self.field)
        lines: list[Part] = []
        for icon, words in (*facts, ("hard-drive", _nothing_sent())):
            lines += [with_icon(icon, label(words, "small", wraps=True)), 12]
        return [
            label(where, "body", "muted"), 28, title, 7, self.field, 8,
            self.caps, self.error, 16, self.unlock, 16,
            row(self.recovery, STRETCH, self.other), 24, rule(), 17, *lines,
        ]  # fmt: skip

    def try_it(self) -> None:
        """Try the passphrase on the lane; the window stays alive meanwhile."""
        passphrase = self.field.text()
        if not passphrase or not self.unlock.isEnabled():
            return
        self._busy(True)
        self._lane.ask(
            lambda: self._open_vault(self._vault, passphrase), self._was_opened, self.refuse, owner=self
        )

    def _was_opened(self, desk: object) -> None:
        self.field.clear()
        self.opened.emit(desk)

    def refuse(self, error: Exception) -> None:
        """Say why the vault did not open, and take another passphrase."""
        self._busy(False)
        self.error.setText(self._tell(error))
        self.error.show()
        self.field.selectAll()
        self.field.setFocus()

    def _busy(self, is_busy: bool) -> None:
        self.unlock.setEnabled(not is_busy)
        self.field.setReadOnly(is_busy)
        self.unlock.say(
            QCoreApplication.translate("Unlock", "Unlocking …")
            if is_busy
            else QCoreApplication.translate("Unlock", "Unlock")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; after the first time let the lane import what is heavy."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_paint)

    def _after_paint(self) -> None:
        self.painted.emit()
        from attachdesk.ui.kit.focus_ring import ring_the_focus

        ring_the_focus()
        if self._warm is not None:
            self._lane.ask(self._warm, None, lambda _error: None)


def _caps_words() -> str:
    return QCoreApplication.translate("Unlock", "Caps Lock is on")


def _nothing_sent() -> str:
    return QCoreApplication.translate(
        "Unlock",
        "Nothing is ever sent anywhere. No one, we included, can open the vault without the passphrase "
        "or the recovery key.",
    )
