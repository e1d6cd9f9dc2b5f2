"""The screen Settings: practice, appearance and lock, vault, below each other; nothing waits for a Save."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from attachdesk.domain.events import BackupVerified, Event
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, Part, column, ground, holding, label, row, rule
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.settings.look_block import LookBlock
from attachdesk.ui.screens.settings.passphrase_block import PassphraseBlock
from attachdesk.ui.screens.settings.practice_block import PracticeBlock
from attachdesk.ui.screens.settings.preferences import Preferences
from attachdesk.ui.screens.settings.private_block import PrivateBlock
from attachdesk.ui.screens.settings.vault_block import VaultBlock

translate = QCoreApplication.translate


class SettingsScreen(QObject):
    """The screen ``settings``. ``preferences`` keeps what belongs to the machine."""

    name = "settings"

    def __init__(self, place: Workplace, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Settings", "Settings")
        self.practice = PracticeBlock(place)
        self.look = LookBlock(preferences or Preferences())
        self.vault = VaultBlock(place)
        self.passphrase, self.private = PassphraseBlock(place), PrivateBlock(place)
        words = translate("Settings", "What was done: the audit trail …")
        self.trail = Button(words, icon="history", do=lambda: place.go(Target("audit")))
        self._widget = self._laid_out()
        place.bridge.happened.connect(self._happened)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        machine = translate("Settings", "Kept on this machine; nothing of a client is.")
        parts: list[Part] = [
            label(self.title, "title"),
            *_section(
                translate("Settings", "Practice"), translate("Settings", "Kept in the vault."), self.practice
            ),
            *_section(translate("Settings", "Appearance and lock"), machine, self.look),
            *_section(
                translate("Settings", "Vault"),
                translate("Settings", "Encrypted. AttachDesk sends nothing anywhere."),
                self.vault, 8, flow(self.trail), 8, self.passphrase,
            ),
            *_section(
                translate("Settings", "Private notes"),
                translate("Settings", "In an encrypted file of their own, with a recovery line of its own."),
                self.private,
            ),
            STRETCH,
        ]  # fmt: skip
        self._inside = holding(column(*parts, gap=12))
        line = row(self._inside, STRETCH, gap=0, margins=(32, 22, 32, 32))
        line.setStretch(0, 100)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ground(holding(line), "window"))
        return ground(holding(column(scroll, gap=0)), "window")

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show what is in force."""
        self.practice.read()
        self.vault.read()
        self.private.read()
        self.look.show_kept()

    def leave(self) -> None:
        """Keep the field one is in, and forget what was typed of a passphrase."""
        self.practice.keep()
        self.passphrase.forget()
        self.private.forget()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = translate("Settings", "Vault")
        return [
            Action(
                "vault.trail", translate("Settings", "The audit trail"), self.trail.click, icon="history",
                group=group,
            ),
            Action(
                "vault.back_up", translate("Settings", "Back up to a place of your choice"),
                self.vault.back_up, icon="hard-drive-download", group=group,
            ),
            Action(
                "vault.check", translate("Settings", "Check the vault now"), self.vault.check,
                icon="shield-check", group=group,
            ),
            Action(
                "private.passphrase", translate("Settings", "Change the passphrase of the private notes"),
                self.private.change_passphrase, icon="key-round", group=group,
                is_enabled=self.private.is_there,
            ),
            Action(
                "private.line", translate("Settings", "Show the recovery line of the private notes"),
                self.private.show_line, icon="file-text", group=group, is_enabled=self.private.is_there,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what can be set."""
        return translate(
            "Settings",
            "The practice is printed on reports. Theme, size of text and lock belong to this "
            "machine. A backup counts only when it was reopened and found sound; keep one away from "
            "this machine.",
        )

    def _happened(self, event: Event) -> None:
        if isinstance(event, BackupVerified):
            self.vault.read()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(px(640))


def _section(title: str, line: str, *inside: Part) -> list[Part]:
    return [6, rule(), 2, label(title, "heading"), label(line, "small", "muted", wraps=True), 4, *inside]
