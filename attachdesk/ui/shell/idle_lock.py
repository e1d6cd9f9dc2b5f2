"""Notices that nobody is there: counted on the wall clock, so that a suspended machine counts too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

WARNING_S = 60
_SIGNS_OF_LIFE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
})  # fmt: skip


class IdleLock(QObject):
    """``warned(seconds)`` in the last minute, ``resumed`` when somebody came back, ``due`` once at the end.

    ``now`` gives seconds of the wall clock; a clock that moved back counts from there. Signs of life are
    seen from ``watch`` on, which is called at once unless ``watches`` is False.
    """

    warned = Signal(int)
    resumed = Signal()
    due = Signal()

    def __init__(
        self, application: QApplication, now: Callable[[], float], after_s: int = 300, *, watches: bool = True
    ) -> None:
        super().__init__(application)
        self._application, self._now, self.after_s = application, now, after_s
        self._last = now()
        self._is_warning = False
        self._is_over = False
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        if watches:
            self.watch()

    def watch(self) -> None:
        """See every event of the application from now on."""
        if not self._is_over:
            self._application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any key, click or movement is a sign of life; after a suspension the clock is looked at first."""
        if isinstance(event, QInputEvent) and event.type() in _SIGNS_OF_LIFE and not self._is_over:
            if self._now() - self._last >= self.after_s:
                self.look()
            else:
                self._last = self._now()
                if self._is_warning:
                    self._is_warning = False
                    self.resumed.emit()
        return False

    def look(self) -> None:
        """Compare with the wall clock."""
        if self._is_over:
            return
        idle = self._now() - self._last
        if idle < 0:
            self._last = self._now()
        elif idle >= self.after_s:
            self._is_over = True
            self._timer.stop()
            self.due.emit()
        elif idle >= self.after_s - WARNING_S:
            self._is_warning = True
            self.warned.emit(round(self.after_s - idle))

    def end(self) -> None:
        """Stop looking."""
        self._is_over = True
        self._timer.stop()
