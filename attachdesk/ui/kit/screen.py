"""What the shell asks of a screen; screens know the kit and services, never each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action


@dataclass(frozen=True)
class Target:
    """Where to go: a screen by its name, and what to open there (ids only, never client text)."""

    screen: str
    client_id: str = ""
    thing_id: str = ""
    part: str = ""
    """A tab or section of the screen, e.g. ``trends`` in the client file."""
    at: int = -1
    """Where in a note the cursor goes, in code points; -1: where it was."""
    act: str = ""
    """What to begin in a client's file once its tab is shown, by the id of the tab's own act."""


Go = Callable[[Target], None]
"""How a screen goes elsewhere: given to it when it is made."""


@runtime_checkable
class Screen(Protocol):
    """One place in the window. It is made when first entered and kept."""

    name: str
    title: str

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        ...

    def enter(self, target: Target) -> None:
        """Show what the target names; called each time the screen comes to the front."""
        ...

    def leave(self) -> None:
        """Another screen comes to the front, or the window closes: flush what is unsaved."""
        ...

    def actions(self) -> Sequence[Action]:
        """Return what can be done here, for the palette and the shortcuts."""
        ...

    def explain(self) -> str:
        """Return what F1 says about this screen, a few plain sentences."""
        ...
