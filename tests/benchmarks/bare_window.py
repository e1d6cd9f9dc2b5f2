"""A bare main window of the toolkit: prints the moment at which it was painted, and ends."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Bare(QMainWindow):
    """A window with one label."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then tell when."""
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    """Print the moment and end at once."""
    sys.stdout.write(f"{time.time()}\n")
    sys.stdout.flush()
    os._exit(0)


application = QApplication(["bare"])
window = Bare()
window.setCentralWidget(QLabel("Unlock your case notes"))
window.resize(1280, 800)
window.show()
application.exec()
