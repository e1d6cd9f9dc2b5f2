"""The lane: one thread that owns the database, so that the window never waits for a disk.

What belongs to Qt must also end on the window's thread. So requests, with all that they close over, lie in a
list here and the thread gets their numbers only; and garbage is not collected there (``tidying``).
"""

import threading
from _queue import SimpleQueue  # what ``queue`` has too, with more that the first window would wait for
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Signal
from shiboken6 import isValid

from attachdesk.ui.kit.tidying import Tidying

T = TypeVar("T")
END = 0
"""No request has this number."""


class _Request:
    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        fail: Callable[[Exception], None] | None,
        *,
        key: str | None,
        number: int,
        owner: QObject | None,
    ) -> None:
        self.work, self.then, self.fail = work, then, fail
        self.key, self.number, self.owner = key, number, owner
        self.result: Any = None
        self.error: Exception | None = None
        self.was_run = False


class Lane(QObject):
    """Runs work in the order asked, one at a time, and brings results back to the window's thread.

    ``trouble`` carries an error that no ``fail`` took.
    """

    trouble = Signal(Exception)
    idle = Signal()
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[int] = SimpleQueue()
        self._waiting: dict[int, _Request] = {}
        self._newest: dict[str, int] = {}
        self._asked = 0
        self._open = 0
        self._done.connect(self._deliver)  # emitted on the lane's thread alone, so Qt queues it
        self._thread = threading.Thread(target=self._run, name="lane")
        self._tidying = Tidying(self)
        self._tidying.begin()
        self._thread.start()

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
        *,
        key: str | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run ``work`` on the lane, then ``then(result)`` or ``fail(error)`` here.

        A newer request with the same ``key`` drops the older: its work if not begun, its result anyway.
        Use keys for reading only. When ``owner`` has been deleted, nobody is told.
        """
        if not self._thread.is_alive():
            return
        self._asked += 1
        self._open += 1
        if key is not None:
            self._newest[key] = self._asked
        self._waiting[self._asked] = _Request(work, then, fail, key=key, number=self._asked, owner=owner)
        self._queue.put(self._asked)

    @property
    def is_idle(self) -> bool:
        """Say whether every result has been delivered."""
        return self._open == 0

    def settled(self, timeout_ms: int = 10_000) -> bool:
        """Let events run until every result has been delivered; False when that takes too long."""
        deadline = QDeadlineTimer(timeout_ms)
        while not self.is_idle and not deadline.hasExpired():
            QCoreApplication.processEvents(QtCore.QEventLoop.ProcessEventsFlag.AllEvents, 20)
            threading.Event().wait(0.001)
        return self.is_idle

    def finish(self) -> None:
        """Do what was asked, deliver it, and end the thread; a second call does nothing."""
        if not self._thread.is_alive():
            return
        self._queue.put(END)
        self._thread.join()
        self._tidying.end()
        QCoreApplication.sendPostedEvents(self)

    def _run(self) -> None:
        while (number := self._queue.get()) != END:
            self._do(number)
            self._done.emit(number)

    def _do(self, number: int) -> None:
        """Do one request's work; when this returns, the thread holds nothing of it any more."""
        request = self._waiting[number]
        if self._is_current(request):
            request.was_run = True
            try:
                request.result = request.work()
            except Exception as error:  # told to whoever asked
                request.error = error

    def _is_current(self, request: _Request) -> bool:
        return request.key is None or self._newest.get(request.key) == request.number

    def _deliver(self, number: int) -> None:
        request = self._waiting.pop(number)
        self._open -= 1
        is_wanted = request.owner is None or isValid(request.owner)
        try:
            if request.was_run and is_wanted and self._is_current(request):
                self._tell(request)
        finally:  # a fault in who was told goes to the hook of ``crash``, and the lane goes on
            if self._open == 0:
                self.idle.emit()

    def _tell(self, request: _Request) -> None:
        if request.error is None:
            if request.then is not None:
                request.then(request.result)
        elif request.fail is not None:
            request.fail(request.error)
        else:
            self.trouble.emit(request.error)
