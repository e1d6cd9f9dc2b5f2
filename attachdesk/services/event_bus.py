"""Events travel upwards here: whoever listens is told what happened, after it is in the vault."""

from collections.abc import Callable

from attachdesk.domain.events import Event

Listener = Callable[[Event], None]


class EventBus:
    """Tells each listener of each event, in the order in which they began to listen."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every event from now on; the returned call ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, event: Event) -> None:
        """Tell everybody."""
        for listener in tuple(self._listeners):
            listener(event)
