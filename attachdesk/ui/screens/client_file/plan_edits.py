"""What one does with a plan: each asks with a sheet, or changes at once."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.plan import BenefitInFocus, Due, Phase, Rupture
from attachdesk.domain.session import Session
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import plan_forms
from attachdesk.ui.screens.client_file.goal_edits import GoalEdits

translate = QCoreApplication.translate


class PlanEdits(GoalEdits):
    """Changes of the plan; ``sessions`` are those a rupture may belong to."""

    def __init__(self, place: Workplace, home: QWidget) -> None:
        super().__init__(place, home)
        self.sessions: Sequence[Session] = ()

    def new_focus(self) -> None:
        """Ask for a benefit to put in focus."""
        form = plan_forms.focus(self.place.desk.library, self.today())
        title = translate("ClientFile", "Put a benefit in focus")
        self.add(BenefitInFocus, title, form, needs=("benefit", "since"))

    def change_focus(self, focus: BenefitInFocus) -> None:
        """Change since when, until when and why a benefit is in focus."""
        form = plan_forms.focus(self.place.desk.library, self.today())
        title = translate("ClientFile", "Benefit in focus")
        self.change(focus, title, form, needs=("benefit", "since"))

    def end_focus(self, focus: BenefitInFocus) -> None:
        """Let a benefit be in focus until today."""
        self.put(focus, until=max(self.today(), focus.since))

    def new_phase(self) -> None:
        """Ask for a phase."""
        form, title = plan_forms.phase(self.today()), translate("ClientFile", "New phase")
        self.add(Phase, title, form, needs=("name", "since"))

    def change_phase(self, phase: Phase) -> None:
        """Change a phase."""
        form, title = plan_forms.phase(self.today()), translate("ClientFile", "Phase")
        self.change(phase, title, form, needs=("name", "since"))

    def new_due(self) -> None:
        """Ask what comes due."""
        form, title = plan_forms.due(self.today()), translate("ClientFile", "Remind me")
        self.add(Due, title, form, needs=("about", "due_on"))

    def change_due(self, due: Due) -> None:
        """Change what comes due."""
        form, title = plan_forms.due(self.today()), translate("ClientFile", "Remind me")
        self.change(due, title, form, needs=("about", "due_on"))

    def due_done(self, due: Due) -> None:
        """Keep that it was done now."""
        self.put(due, done_at=self.place.desk.records.now())

    def remove_due(self, due: Due) -> None:
        """Take a reminder away."""
        self.remove(due, translate("ClientFile", "The reminder is removed."))

    def new_rupture(self) -> None:
        """Ask for a rupture."""
        form, title = plan_forms.rupture(self.sessions), translate("ClientFile", "New rupture")
        self.add(Rupture, title, form, needs=("session_id", "movement"))

    def change_rupture(self, rupture: Rupture) -> None:
        """Change a rupture."""
        form, title = plan_forms.rupture(self.sessions), translate("ClientFile", "Rupture")
        self.change(rupture, title, form, needs=("session_id", "movement"))

    def close_rupture(self, rupture: Rupture) -> None:
        """Ask what became of a rupture."""
        form = plan_forms.rupture_end(self.sessions, self.today())
        caseload, title = self.place.desk.caseload, translate("ClientFile", "Close this rupture")
        needs = ("outcome", "closed_on")
        self.ask(
            title, form, lambda values: caseload.change_in_file(rupture, **values), f"close.{rupture.id}",
            needs=needs,
        )  # fmt: skip
