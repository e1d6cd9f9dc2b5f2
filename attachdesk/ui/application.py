"""The application: the door (unlock, create, recover), then the desk's window; locking begins anew.

Before the unlock window is painted only the toolkit is imported; ``open_desk`` and ``new_desk`` import the
rest on the lane.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from attachdesk import __version__, locations
from attachdesk.domain.errors import Told
from attachdesk.library.words import load
from attachdesk.ui.kit.appearance import dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.translation import speak
from attachdesk.ui.shell.door import Door
from attachdesk.ui.shell.new_passphrase import Strength
from attachdesk.ui.shell.unlock import UnlockWindow
from attachdesk.vault.process import replace_process, shield

translate = QCoreApplication.translate
Opens = Callable[..., Any]


class Application:
    """One vault's way through the door to the desk. ``replace`` becomes a new process; injected for tests."""

    def __init__(
        self,
        vault: Path,
        open_desk: Opens,
        new_desk: Opens,
        *,
        settings: QSettings | None = None,
        replace: Callable[[list[str]], object] = replace_process,
    ) -> None:
        self._vault, self._open_desk, self._new_desk, self._replace = vault, open_desk, new_desk, replace
        self.settings = settings or QSettings("AttachDesk", "AttachDesk")
        self.words = load(locations.content())
        self.lane = Lane()
        self.window: Any = None

    # the door

    def start(self, passphrase: str | None = None) -> None:
        """Show the door; with a passphrase go through it at once."""
        if not self._vault.exists():
            self.show_create()
            return
        self.show_unlock()
        if passphrase is not None:
            self.window.field.setText(passphrase)
            self.window.try_it()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        facts = (
            ("shield", translate("Unlock", "Encrypted on this machine; nothing is readable without you.")),
        )
        window = UnlockWindow(
            self.lane,
            self._vault,
            self._open_desk,
            self.tell,
            warm=self._warm,
            facts=facts,
            foot=f"AttachDesk {__version__}",
        )
        window.opened.connect(self.show_desk)
        window.recovery_asked.connect(self.show_recovery)
        window.other_vault_asked.connect(self.choose_vault)
        self._put(window)

    def show_create(self) -> None:
        """Offer to make a vault."""
        from attachdesk.ui.shell.create_vault import CreateVaultWindow

        window = CreateVaultWindow(self.lane, self._vault, self._create, self._judge, self.tell)
        window.created.connect(self.show_desk)
        window.back_asked.connect(self.choose_vault)
        self._put(window)

    def show_recovery(self) -> None:
        """Open with the recovery key."""
        from attachdesk.ui.shell.recovery import RecoveryWindow

        window = RecoveryWindow(self.lane, self._vault, self._recover, self._judge, self.tell)
        window.opened.connect(self.show_desk)
        window.back_asked.connect(self.show_unlock)
        self._put(window)

    def choose_vault(self) -> None:
        """Take another vault's folder; one that is none is told apart when it is opened."""
        words = translate("Unlock", "Choose the folder of a vault")
        chosen = QFileDialog.getExistingDirectory(self.window, words, str(self._vault.parent))
        if chosen:
            self._vault = Path(chosen)
            self.show_unlock()

    def _create(self, folder: Path, passphrase: str) -> tuple[object, str]:
        desk, recovery_key = self._new_desk(folder, passphrase)
        self._vault = folder
        return desk, recovery_key

    def _recover(self, vault: Path, recovery_key: str, passphrase: str) -> object:
        from attachdesk.services.opening import recover

        recover(vault, recovery_key, passphrase)
        return self._open_desk(vault, passphrase)

    def _judge(self, passphrase: str) -> Strength:
        from attachdesk.vault.passphrase import strength

        found = strength(passphrase)
        return Strength(found.score, found.is_long_enough, self.words.say(found.words))

    @staticmethod
    def _warm() -> None:
        """Import what the desk needs while the passphrase is being typed."""
        import attachdesk.bootstrap
        import attachdesk.ui.desk_window  # noqa: F401
        from attachdesk.charts import lettering

        lettering.warm()

    def tell(self, error: Exception) -> str:
        """Return the sentence for an error."""
        if isinstance(error, Told):
            return self.words.of(error)
        from attachdesk.ui.shell.crash import keep

        return self.words.say("window.our_fault", what=type(error).__name__, file=keep(error))

    # the desk

    def show_desk(self, desk: Any) -> None:
        """Show the desk's window in the place of the door."""
        from attachdesk.ui.desk_window import DeskWindow

        made = DeskWindow(desk, self.lane, self.settings, self.words, self._locked)
        self._put(made.window)
        made.come_back()
        self.desk_window = made

    def _locked(self) -> None:
        self._replace([sys.executable, "-m", "attachdesk", "open", str(self._vault)])

    def _put(self, window: Any) -> None:
        before, self.window = self.window, window
        if before is not None:
            window.resize(before.size())
            window.move(before.pos())
        window.show()
        if before is not None:
            if isinstance(before, Door):
                before.blockSignals(True)
            before.close()
            before.deleteLater()


def run(vault: Path | None, *, passphrase: str | None = None, open_desk: Opens, new_desk: Opens) -> int:
    """Open the window on a vault (None: the therapist's own) and return the exit code."""
    shield()
    application = QApplication.instance() or QApplication(["attachdesk"])
    assert isinstance(application, QApplication)
    application.setApplicationName("AttachDesk")
    settings = QSettings("AttachDesk", "AttachDesk")
    dress(
        application,
        str(settings.value("appearance/theme", "system")),
        float(str(settings.value("appearance/text_scale", 100))) / 100,
    )
    speak(application)
    made = Application(vault or locations.default_vault(), open_desk, new_desk, settings=settings)
    application.aboutToQuit.connect(made.lane.finish)
    made.start(passphrase)
    return application.exec()
