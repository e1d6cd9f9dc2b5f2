"""Caseload: not there yet, said plainly, with what serves in the meantime."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import column, ground, holding, label
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate
Steps = Sequence[tuple[str, str]]


class _Coming(QObject):
    """A screen of one empty state."""

    def __init__(self, title: str, state: EmptyState) -> None:
        super().__init__()
        self.title = title
        head = holding(column(label(title, "title"), margins=(32, 22, 32, 0)))
        page = column(head, state, gap=0)
        page.setStretch(1, 1)
        self._widget = ground(holding(page), "window")
        self.setParent(self._widget)

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Nothing is read."""

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """There is nothing to do here yet."""
        return ()


class CaseloadScreen(_Coming):
    """The screen ``caseload``."""

    name = "caseload"

    def __init__(self, place: Workplace) -> None:
        button = Button(
            translate("Later", "Clients"), "primary", icon="users", tall=True,
            do=lambda: place.go(Target("clients")),
        )  # fmt: skip
        state = EmptyState(
            translate("Later", "The caseload is not built yet"),
            translate(
                "Later",
                "It will show all clients side by side: how the work is spread, whose plan has not "
                "been looked at for long, where patterns and benefits move and where nothing was "
                "rated. No ranking of people.",
            ),
            [button],
            steps_title=translate("Later", "What serves today"),
            steps=[
                (
                    translate("Later", "The list of clients"),
                    translate("Later", "Last and next session, notes owed, and what needs attention."),
                ),
                (
                    translate("Later", "Today"),
                    translate("Later", "Open ruptures, reviews and consents that come due, oldest first."),
                ),
            ],
            drawing=False,
        )
        super().__init__(translate("Later", "Caseload"), state)

    def explain(self) -> str:
        """Say what will be here."""
        return translate(
            "Later",
            "All clients side by side will stand here. Until then the list of clients and Today serve.",
        )
