"""What the client file asks of each of its tabs; a tab is made when first opened, from one ``Workplace``."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action


@runtime_checkable
class Tab(Protocol):
    """One tab under the header of a client's file."""

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        ...

    def show_client(self, client_id: str) -> None:
        """Read and show this client; called each time the tab comes to the front or the file changed."""
        ...

    def leave(self) -> None:
        """Another tab or screen comes to the front: flush what is unsaved."""
        ...

    def actions(self) -> Sequence[Action]:
        """Return what can be done here, for the palette and the shortcuts."""
        ...


@runtime_checkable
class Chooses(Protocol):
    """A tab that can put its cursor on one thing."""

    def choose_thing(self, thing_id: str) -> None:
        """Choose a thing when it is shown next."""
        ...


@runtime_checkable
class TakesKeys(Protocol):
    """A tab that knows better than the order of Tab what one wants to begin with."""

    def take_keys(self) -> None:
        """Take the keyboard."""
        ...
