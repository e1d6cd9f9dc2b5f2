"""While a lane runs, garbage is collected on the window's thread alone.

Python collects on whichever thread happens to allocate. A timer or widget in a dead circle would then be
destroyed on the lane, and Qt, which cannot stop a timer from another thread, would later run into nothing.
"""

import gc

from PySide6.QtCore import QObject, QTimerEvent

PAUSE_MS = 1000
"""How long garbage may lie."""


class Tidying(QObject):
    """Takes Python's collecting over from ``begin`` to ``end``; of several the last one gives it back."""

    _running = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = 0

    def begin(self) -> None:
        """Collect here from now on, and nowhere else."""
        Tidying._running += 1
        gc.disable()
        self._timer = self.startTimer(PAUSE_MS)

    def end(self) -> None:
        """Give the collecting back."""
        self.killTimer(self._timer)
        Tidying._running -= 1
        if Tidying._running == 0:
            gc.enable()

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Collect as far as Python itself would have by now."""
        tidy()


def tidy() -> None:
    """Collect the oldest generation that is due, if one is."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
