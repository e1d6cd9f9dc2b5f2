"""Has Qt make its names for Python a few at a time while the passphrase is typed, not at the first screen."""

from time import perf_counter

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

SLICE_S = 0.003


class NamesAhead(QObject):
    """Begins at once and ends by itself.

    Qt makes the Python type of a class when it is first asked for, and the first time that an event filter
    meets an object of Qt's own it makes them all: 70 ms in the middle of the first screen. Here the window
    has its turn between two slices. It stays on the window's thread, since two must not make one type.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_done = False
        self._names = ((module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        until = perf_counter() + SLICE_S
        for module, name in self._names:
            getattr(module, name, None)
            if perf_counter() > until:
                return
        self._timer.stop()
        self.is_done = True
