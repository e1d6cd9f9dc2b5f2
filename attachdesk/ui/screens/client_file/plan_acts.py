"""What can be done in the tab Plan, for the palette and the shortcuts."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from attachdesk.ui.kit.action import Action
from attachdesk.ui.screens.client_file.plan_edits import PlanEdits

translate = QCoreApplication.translate


class Planning(Protocol):
    """What the acts are done to."""

    edits: PlanEdits

    @property
    def is_shown(self) -> bool: ...
    def open_versions(self) -> None: ...
    def open_formulation(self) -> None: ...


def plan_actions(tab: Planning) -> Sequence[Action]:
    """Return the acts of the tab."""
    group, edits, history = translate("ClientFile", "Plan"), tab.edits, tab.edits.history

    def can_go_back() -> bool:
        return tab.is_shown and bool(history.done)

    def can_go_forth() -> bool:
        return tab.is_shown and bool(history.undone)

    def shown() -> bool:
        return tab.is_shown

    rows: list[tuple[str, str, Callable[[], None], str, Callable[[], bool]]] = [
        ("problem", translate("ClientFile", "New problem"), edits.new_problem, "", shown),
        ("goal", translate("ClientFile", "New goal"), edits.new_goal, "", shown),
        ("agree", translate("ClientFile", "Agree on this plan"), edits.agree, "", shown),
        ("versions", translate("ClientFile", "Versions of the plan"), tab.open_versions, "", shown),
        ("formulation", translate("ClientFile", "Formulation"), tab.open_formulation, "", shown),
        ("undo", translate("ClientFile", "Undo in the plan"), history.back, "Ctrl+Z", can_go_back),
        ("redo", translate("ClientFile", "Redo in the plan"), history.forth, "Ctrl+Shift+Z", can_go_forth),
        ("focus", translate("ClientFile", "Put a benefit in focus"), edits.new_focus, "", shown),
        ("due", translate("ClientFile", "Remind me of something"), edits.new_due, "", shown),
        ("rupture", translate("ClientFile", "New rupture"), edits.new_rupture, "", shown),
        ("phase", translate("ClientFile", "New phase"), edits.new_phase, "", shown),
    ]
    return [
        Action(f"plan.{name}", words, do, keys, icon="target", group=group, is_enabled=is_enabled)
        for name, words, do, keys, is_enabled in rows
    ]
