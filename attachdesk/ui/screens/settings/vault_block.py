"""The vault: where it lies, when it was last backed up, a backup elsewhere, a check with its findings."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from attachdesk.domain.overview import Finding
from attachdesk.domain.record import local
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.file_dialog import ask_folder
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.words import card, cleared, column, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.vault.backups import BackupState

translate = QCoreApplication.translate
AskFolder = Callable[[QWidget, str], Path | None]


class _Stopped(Exception):
    """The therapist stopped a backup."""


class VaultBlock(QWidget):
    """``ask_folder`` asks where a backup goes."""

    progressed = Signal(int, int)

    def __init__(self, place: Workplace, ask: AskFolder = ask_folder) -> None:
        super().__init__()
        self._place, self._ask = place, ask
        self._stop = Event()
        self.folder = label(str(place.desk.keeping.folder), "body", wraps=True)
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.folder.setAccessibleName(translate("Settings", "Folder of the vault"))
        self.backup_line = label("", "body", wraps=True)
        self.back_up_button = Button(
            translate("Settings", "Back up now …"), "primary", icon="hard-drive-download", do=self.back_up
        )
        self.check_button = Button(
            translate("Settings", "Check the vault now"), icon="shield-check", do=self.check
        )
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translate("Settings", "Progress of the backup"))
        self.bar.setTextVisible(False)
        stop = Button(translate("Settings", "Stop"), "quiet", dense=True, do=self._stop.set)
        self._running = holding(row(self.bar, stop))
        self._running.hide()
        self._findings = QVBoxLayout()
        self.setLayout(
            column(
                label(translate("Settings", "It lies in"), "small_strong"), self.folder, 6,
                label(translate("Settings", "Last backup that was reopened and found sound"), "small_strong"),
                self.backup_line, 6, flow(self.back_up_button, self.check_button), self._running,
                self._findings, gap=4,
            )
        )  # fmt: skip
        self.progressed.connect(self._show_progress)

    def read(self) -> None:
        """Say when the last backup was made."""
        self._place.lane.ask(self._place.desk.keeping.backup_state, self._show_backup, owner=self)

    def _show_backup(self, state: BackupState | None) -> None:
        if state is None:
            words = translate("Settings", "None yet. One is made each time you close AttachDesk.")
        else:
            made = local(state.made_at, self._place.desk.records.zone)
            words = f"{day_and_year(made.date())}, {clock_words(made)}"
        self.backup_line.setText(words)

    # a backup elsewhere

    def back_up(self) -> None:
        """Ask where, and make a backup there; it is reopened and checked before it counts."""
        chosen = self._ask(self, translate("Settings", "Where the backup shall lie"))
        if chosen is None:
            return
        now = local(self._place.desk.records.now(), self._place.desk.records.zone)
        target = chosen / f"attachdesk-backup-{now:%Y-%m-%d-%H%M%S}"
        keeping = self._place.desk.keeping
        self._stop.clear()
        self._set_running(True)
        self._place.lane.ask(
            lambda: keeping.backup(target, self._step), self._was_backed_up, self._failed, owner=self
        )

    def _step(self, done: int, all_: int) -> None:
        """Runs on the lane."""
        if self._stop.is_set():
            raise _Stopped
        self.progressed.emit(done, all_)

    def _show_progress(self, done: int, all_: int) -> None:
        self.bar.setMaximum(max(1, all_))
        self.bar.setValue(done)

    def _was_backed_up(self, path: Path) -> None:
        self._set_running(False)
        said = translate("Settings", "The backup is in %1. It was reopened and found sound.")
        self._place.notices.say(said.replace("%1", str(path)))
        self.read()

    def _failed(self, error: Exception) -> None:
        self._set_running(False)
        if isinstance(error, _Stopped):
            self._place.notices.say(translate("Settings", "The backup was stopped; nothing of it is left."))
        else:
            self._place.tell(error)

    def _set_running(self, is_running: bool) -> None:
        self._running.setVisible(is_running)
        self.bar.setValue(0)
        self.back_up_button.setEnabled(not is_running)

    # a check

    def check(self) -> None:
        """Look at pages, chain, references and backups."""
        self.check_button.setEnabled(False)
        cleared(self._findings)
        self._findings.addWidget(label(translate("Settings", "Checking …"), "body", "muted"))
        self._place.lane.ask(
            self._place.desk.keeping.verify, self._show_findings, self._check_failed, owner=self
        )

    def _check_failed(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        cleared(self._findings)
        self._place.tell(error)

    def _show_findings(self, findings: list[Finding]) -> None:
        self.check_button.setEnabled(True)
        cleared(self._findings)
        if not findings:
            sound = translate(
                "Settings", "Sound: every page, every link of the chain and every reference was read. %1"
            )
            now = local(self._place.desk.records.now(), self._place.desk.records.zone)
            self._findings.addWidget(label(sound.replace("%1", clock_words(now)), "body", wraps=True))
            return
        found = translate("Settings", "%n finding(s)", "", len(findings))
        self._findings.addWidget(label(found, "strong"))
        for one in findings:
            self._findings.addWidget(self._finding(one))

    def _finding(self, one: Finding) -> QWidget:
        say, values = self._place.words.say, dict(one.values)
        where, what, advice = (say(key, **values) for key in (one.where, one.what, one.advice))
        frame = card("warning")
        frame.setAccessibleName(f"{where}: {what} {advice}")
        frame.setLayout(
            column(
                label(where, "name", wraps=True), label(what, "body", wraps=True),
                label(advice, "small", "muted", wraps=True), gap=2, margins=(16, 10, 16, 10),
            )
        )  # fmt: skip
        return frame
