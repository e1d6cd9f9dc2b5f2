"""A child process for one journey: opens a vault with a note on the screen, then presses Lock."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from attachdesk import bootstrap
from attachdesk.ui import application
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shell.main_window import MainWindow


def main(vault: str, passphrase: str, session_id: str) -> int:
    """Run until the process is replaced."""
    app = QApplication(["attachdesk"])

    def look() -> None:
        window = next((one for one in app.topLevelWidgets() if isinstance(one, MainWindow)), None)
        if window is None:
            return
        if window.here is None or window.here.screen != "note":
            window.go(Target("note", "", session_id))
            return
        note = window.screens["note"]
        if note.page.tracking.text:  # type: ignore[attr-defined]
            timer.stop()
            print("shown", flush=True)
            QTest.mouseClick(window.sidebar.lock, Qt.MouseButton.LeftButton)

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    return application.run(
        Path(vault), passphrase=passphrase, open_desk=bootstrap.open_desk, new_desk=bootstrap.new_desk
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
