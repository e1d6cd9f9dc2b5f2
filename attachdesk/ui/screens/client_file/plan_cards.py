"""Cards beside the plan: each in a file of its own, made when the tab is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.workplace import Workplace

HOME = "attachdesk.ui.screens.client_file"
CARDS: tuple[tuple[str, str], ...] = (
    ("plan_formulation_card", "FormulationCard"),
    ("plan_safety_card", "SafetyCard"),
)
"""Module and class of each card, in the order of the tab."""


@dataclass(frozen=True)
class CardPlace:
    """What a card is given; ``open_page`` shows a widget in the tab's place until ``close_page``."""

    place: Workplace
    open_page: Callable[[QWidget], None]
    close_page: Callable[[], None]


class PlanCard(Protocol):
    """One card of the tab Plan."""

    def widget(self) -> QWidget:
        """Return the one widget of the card."""
        ...

    def show_client(self, client_id: str) -> None:
        """Read and show this client; called whenever the tab is read anew."""
        ...

    def leave(self) -> None:
        """Another tab or screen comes: keep what is unsaved."""
        ...


def cards(given: CardPlace) -> list[PlanCard]:
    """Return the cards, made."""
    return [getattr(import_module(f"{HOME}.{module}"), kind)(given) for module, kind in CARDS]
