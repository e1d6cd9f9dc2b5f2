"""The application: the door (unlock, create, recover), then the desk's window; locking begins anew.

Before the unlock window is painted only the toolkit is imported; ``warm`` imports the rest on the lane.
"""

import gc
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from attachdesk import __version__, locations
from attachdesk.ui.kit.appearance import appearance, before_application, dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.shell.door import Door
from attachdesk.ui.shell.unlock import UnlockWindow

if TYPE_CHECKING:
    from attachdesk.domain.words import Words
    from attachdesk.ui.shell.new_passphrase import Strength

translate = QCoreApplication.translate
Opens = Callable[..., Any]
WATCH_AFTER_MS = 200
"""The first window is painted by then, and waits for nothing of this."""


class Application:
    """One vault's way through the door to the desk. ``replace`` becomes a new process; injected for tests."""

    def __init__(
        self,
        vault: Path,
        open_desk: Opens,
        new_desk: Opens,
        *,
        warm: Callable[[], object] | None = None,
        settings: QSettings | None = None,
        replace: Callable[[list[str]], object] | None = None,
    ) -> None:
        self._vault, self._open_desk, self._new_desk, self._replace = vault, open_desk, new_desk, replace
        self._warm = warm
        self.settings = settings or QSettings("AttachDesk", "AttachDesk")
        self.lane = Lane()
        self.window: Any = None

    @cached_property
    def words(self) -> "Words":
        """The sentences of the rooms without a window; read when the first is needed."""
        from attachdesk.library.words import load

        return load(locations.content())

    # the door

    def start(self, passphrase: str | None = None) -> None:
        """Show the door; with a passphrase go through it at once."""
        if not self._vault.exists():
            settle()
            self.show_create()
            return
        self.show_unlock()
        if passphrase is None:
            self.window.painted.connect(settle)
        else:
            settle()
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
        from PySide6.QtWidgets import QFileDialog

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

    def _judge(self, passphrase: str) -> "Strength":
        from attachdesk.ui.shell.new_passphrase import Strength
        from attachdesk.vault.passphrase import strength

        found = strength(passphrase)
        return Strength(found.score, found.is_long_enough, self.words.say(found.words))

    def tell(self, error: Exception) -> str:
        """Return the sentence for an error."""
        from attachdesk.domain.errors import Told

        if isinstance(error, Told):
            return self.words.of(error)
        from attachdesk.ui.shell.crash import keep

        return self.words.say("window.our_fault", what=type(error).__name__, file=keep(error))

    def watch(self) -> None:
        """Say of a fault that nobody caught what happened, wherever one is; it must not be silent."""
        from attachdesk.ui.shell.crash import watch

        watch(self._fault)

    def _fault(self, error: Exception) -> None:
        words, notices = self.tell(error), getattr(self.window, "notices", None)
        if notices is not None:
            notices.trouble(words)
        elif isinstance(self.window, UnlockWindow):
            self.window.refuse(error)

    # the desk

    def show_desk(self, desk: Any) -> None:
        """Show the desk's window in the place of the door."""
        from attachdesk.ui.desk_window import DeskWindow

        try:
            made = DeskWindow(desk, self.lane, self.settings, self.words, self._locked)
            self._put(made.window)
            made.come_back()
        except Exception as fault:
            self.lane.ask(desk.close)
            self.show_unlock()
            self.window.refuse(fault)
            return
        self.desk_window = made

    def _locked(self) -> None:
        from attachdesk.vault.process import replace_process

        (self._replace or replace_process)([sys.executable, "-m", "attachdesk", "open", str(self._vault)])

    def _put(self, window: Any) -> None:
        before, self.window = self.window, window
        if before is None:
            # the first window stands where the desk's window stood, and hands its place on
            kept = self.settings.value("window/geometry")
            if isinstance(kept, QByteArray):
                window.restoreGeometry(kept)
        elif not before.isMaximized():
            window.resize(before.size())
            window.move(before.pos())
        appearance().put_on_sheet(door_only=isinstance(window, UnlockWindow))
        window.show()
        if before is not None:
            if isinstance(before, Door):
                before.blockSignals(True)
            before.close()
            before.deleteLater()


def settle() -> None:
    """Do what can wait for the first window's paint, and not for a passphrase: shield the process first."""
    from attachdesk.ui.kit.names_ahead import NamesAhead
    from attachdesk.ui.kit.translation import speak
    from attachdesk.vault.process import shield

    gc.freeze()  # what the program itself is made of need not be looked through again
    shield()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application)
    appearance().put_on_sheet()
    appearance().follow_system()
    NamesAhead(application)


def run(
    vault: Path | None,
    *,
    passphrase: str | None = None,
    open_desk: Opens,
    new_desk: Opens,
    warm: Callable[[], object] | None = None,
) -> int:
    """Open the window on a vault (None: the therapist's own) and return the exit code."""
    before_application()
    application = QApplication.instance() or QApplication(["attachdesk"])
    assert isinstance(application, QApplication)
    application.setApplicationName("AttachDesk")
    settings = QSettings("AttachDesk", "AttachDesk")
    dress(
        application,
        str(settings.value("appearance/theme", "system")),
        float(str(settings.value("appearance/text_scale", 100))) / 100,
        sheet_waits=True,
    )
    vault = vault or locations.default_vault()
    made = Application(vault, open_desk, new_desk, warm=warm, settings=settings)
    application.aboutToQuit.connect(made.lane.finish)
    QTimer.singleShot(WATCH_AFTER_MS, made.watch)
    made.start(passphrase)
    return application.exec()
