"""From domain events, told on whichever thread, to one signal on the window's thread."""

from PySide6.QtCore import QObject, Qt, Signal

from attachdesk.domain.events import Event
from attachdesk.services.event_bus import EventBus


class EventBridge(QObject):
    """Emits ``happened(event)`` on the thread of the window, after the event is in the vault."""

    happened = Signal(object)
    _crossed = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crossed.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self._stop = bus.listen(self._cross)

    def _cross(self, event: Event) -> None:
        self._crossed.emit(event)

    def end(self) -> None:
        """Stop listening."""
        self._stop()
