"""Prints the ms from the derived key to the painted first screen, and the MB resident five seconds later."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from attachdesk import __main__ as program
from attachdesk import bootstrap
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.appearance import dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.names_ahead import NamesAhead
from attachdesk.ui.kit.translation import speak
from attachdesk.ui.screens.today.screen import TodayScreen

STATUS = Path("/proc/self/status")
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
"""As the program's own loop waits; turning round would take the lane its time."""


def resident_mb() -> float:
    """Return the resident memory; 0 where the system does not tell."""
    if not STATUS.exists():
        return 0.0
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main(vault: Path, passphrase: str) -> None:
    """Open the vault as the window does, after what it does while the passphrase is typed, and watch."""
    application = QApplication(["attachdesk"])
    dress(application, "light", 1.0)
    speak(application)
    shown: list[bool] = []
    show = TodayScreen._show

    def showing(screen: TodayScreen, *read: Any) -> None:
        show(screen, *read)
        shown.append(True)

    TodayScreen._show = showing  # type: ignore[method-assign, assignment]
    lane, words, ahead = Lane(), load(content()), NamesAhead(application)
    lane.ask(program._warm)
    while not (lane.is_idle and ahead.is_done):
        application.processEvents()
    desks: list[Any] = []
    with TemporaryDirectory() as place:
        settings = QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat)
        begun = time.perf_counter()
        lane.ask(lambda: bootstrap.open_desk(vault, passphrase), desks.append)
        while not desks:
            application.processEvents(WAIT)
        window = DeskWindow(desks[0], lane, settings, words, lambda: None)
        window.window.resize(1440, 900)
        window.window.show()
        window.come_back()
        while not shown:
            application.processEvents(WAIT)
        window.window.repaint()
        sys.stdout.write(f"{(time.perf_counter() - begun) * 1000}\n")
        until = time.monotonic() + 5
        while time.monotonic() < until:
            application.processEvents()
            time.sleep(0.02)
        sys.stdout.write(f"{resident_mb()}\n")
        window.put_away()
        lane.settled()
        lane.ask(desks[0].close)
        lane.finish()


main(Path(sys.argv[1]), sys.argv[2])
