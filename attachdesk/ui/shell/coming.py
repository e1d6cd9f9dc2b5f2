"""Screens for work that AttachDesk cannot do yet: they say so, and what one can do meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.screen import Go, Target
from attachdesk.ui.kit.words import STRETCH, column, growing, holding, label, row


@dataclass(frozen=True)
class Coming:
    """What an empty screen says: its title, what is missing, what to do meanwhile and where."""

    name: str
    title: str
    missing: str
    meanwhile: str
    button: str
    target: Target


class ComingScreen:
    """A screen that is honest about being empty."""

    def __init__(self, coming: Coming, go: Go) -> None:
        self.name, self.title = coming.name, coming.title
        self._coming = coming
        button = Button(coming.button, tall=True, do=lambda: go(coming.target))
        state = growing(EmptyState(coming.missing, coming.meanwhile, [button], drawing=False))
        self._widget = holding(
            column(column(row(label(coming.title, "title"), STRETCH), margins=(32, 24, 32, 0)), state, gap=0)
        )

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Nothing changes here."""

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return nothing: there is nothing to do here yet."""
        return ()

    def explain(self) -> str:
        """Return what is missing and what to do meanwhile."""
        return f"{self._coming.missing}. {self._coming.meanwhile}"


def coming(name: str, go: Go) -> ComingScreen:
    """Return the empty screen of ``caseload``, ``supervision`` or ``codebook``. KeyError: no such screen."""
    return ComingScreen(_all()[name], go)


def _all() -> dict[str, Coming]:
    to_clients = QCoreApplication.translate("Coming", "Go to Clients")
    return {
        "caseload": Coming(
            "caseload",
            QCoreApplication.translate("Coming", "Caseload"),
            QCoreApplication.translate("Coming", "The caseload as a whole is not here yet"),
            QCoreApplication.translate(
                "Coming", "Each client's own trends are. Open a client and press Ctrl T."
            ),
            to_clients,
            Target("clients"),
        ),
        "supervision": Coming(
            "supervision",
            QCoreApplication.translate("Coming", "Supervision"),
            QCoreApplication.translate("Coming", "Bundles for a supervisor are not here yet"),
            QCoreApplication.translate(
                "Coming",
                "Nothing leaves the vault from this screen. To prepare a supervision by hand, search your "
                "notes for the passages that you want to talk about.",
            ),
            QCoreApplication.translate("Coming", "Go to Search"),
            Target("search"),
        ),
        "codebook": Coming(
            "codebook",
            QCoreApplication.translate("Coming", "Codebook"),
            QCoreApplication.translate("Coming", "Codes of your own are not here yet"),
            QCoreApplication.translate(
                "Coming",
                "The four patterns and eight benefits are ready in every note: select a passage, then "
                "Ctrl 1 to 4 or Ctrl Shift 1 to 8.",
            ),
            to_clients,
            Target("clients"),
        ),
    }
