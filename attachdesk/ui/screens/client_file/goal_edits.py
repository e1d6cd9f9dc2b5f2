"""What one does with problems, goals and objectives: through the plan's service, each step with its undo."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.plan import Goal
from attachdesk.domain.treatment import Objective, PlannedIntervention, Problem
from attachdesk.services.plan_edit import Edit
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine, TreatmentPlan
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import goal_forms, plan_forms
from attachdesk.ui.screens.client_file.file_edits import FileEdits
from attachdesk.ui.screens.client_file.plan_history import PlanHistory
from attachdesk.ui.screens.client_file.sheet import Needs

translate = QCoreApplication.translate
Said = dict[str, Any]


class GoalEdits(FileEdits):
    """Changes of the treatment plan; ``plan`` is the one on screen."""

    def __init__(self, place: Workplace, home: QWidget) -> None:
        super().__init__(place, home)
        self.plan: TreatmentPlan | None = None
        self.history = PlanHistory(place, home)

    def today(self) -> date:
        """Return the day on the wall."""
        return self.place.desk.records.today()

    def _sheet(
        self, title: str, form: Form, verb: Callable[[Said], Edit], about: str, needs: Needs = ()
    ) -> None:
        told = self.history.told
        self.ask(title, form, lambda values: told.emit(verb(values)), about, needs=needs)

    def _at_once(self, verb: Callable[[], Edit], words: str = "") -> None:
        def done(edit: Edit) -> None:
            self.history.told.emit(edit)
            if words:
                self.place.notices.say(words, undo=self.history.back)

        self.place.lane.ask(verb, done, self.place.tell, owner=self.home)

    # problems

    def new_problem(self) -> None:
        """Ask for a problem."""
        planning, client_id = self.place.desk.planning, self.client_id
        self._sheet(
            translate("ClientFile", "New problem"), goal_forms.problem(self.today()),
            lambda said: planning.add_problem(client_id, **said), "Problem", ("words", "since"),
        )  # fmt: skip

    def change_problem(self, one: Problem) -> None:
        """Ask for other words of a problem."""
        form = goal_forms.problem(self.today())
        form.put(words=one.words, since=one.since)
        self._change(translate("ClientFile", "Problem"), form, one)

    def end_problem(self, one: Problem) -> None:
        """Ask since when it is none."""
        planning, title = self.place.desk.planning, translate("ClientFile", "End this problem")
        form = goal_forms.problem_end(self.today())
        self._sheet(title, form, lambda said: planning.end(one, **said), f"end.{one.id}", ("until",))

    # goals

    def new_goal(self, problem_id: str | None = None) -> None:
        """Ask for a goal, perhaps for a problem."""
        planning, client_id = self.place.desk.planning, self.client_id
        form = goal_forms.goal(self.today(), self.place.desk.library, self._problems(), problem_id)

        def verb(said: Said) -> Edit:
            said = {"problem_id": None, **said}
            return planning.add_goal(client_id, **{**said, "benefit": said["benefit"] or ""})

        self._sheet(translate("ClientFile", "New goal"), form, verb, "Goal", ("words", "since"))

    def change_goal(self, one: Goal) -> None:
        """Ask for other words, another problem or benefit of a goal."""
        form = goal_forms.goal(self.today(), self.place.desk.library, self._problems(), one.problem_id)
        form.put(words=one.words, since=one.since, benefit=one.benefit or None)
        self._change(translate("ClientFile", "Goal"), form, one)

    def rate_goal(self, goal: Goal) -> None:
        """Ask for the client's own rating of a goal."""
        form, title = plan_forms.goal_rating(self.today()), translate("ClientFile", "How far?")
        planning, needs = self.place.desk.planning, ("value", "rated_on")
        self._sheet(
            title, form, lambda said: planning.rate_goal(goal.id, said["value"], said["rated_on"]),
            f"GoalRating.{goal.id}", needs,
        )  # fmt: skip

    def end_goal(self, goal: Goal) -> None:
        """Ask what became of a goal."""
        form, title = plan_forms.goal_end(self.today()), translate("ClientFile", "End this goal")
        planning = self.place.desk.planning
        self._sheet(title, form, lambda said: planning.end(goal, **said), f"end.{goal.id}", ("until",))

    # objectives

    def new_objective(self, goal: Goal) -> None:
        """Ask for an objective of a goal."""
        planning, client_id = self.place.desk.planning, self.client_id
        self._sheet(
            translate("ClientFile", "New objective"), goal_forms.objective(self.today()),
            lambda said: planning.add_objective(client_id, goal.id, **said),
            f"Objective.{goal.id}", ("words", "since"),
        )  # fmt: skip

    def change_objective(self, one: Objective) -> None:
        """Ask for other words of an objective."""
        form = goal_forms.objective(self.today())
        form.put(words=one.words, measured_by=one.measured_by, since=one.since)
        self._change(translate("ClientFile", "Objective"), form, one)

    def set_state(self, one: Objective, state: str) -> None:
        """Say today that an objective is open, reached or dropped."""
        planning, today = self.place.desk.planning, self.today()
        self._at_once(lambda: planning.set_objective_state(one.id, state, max(today, one.since)))

    def describe_levels(self, line: ObjectiveLine) -> None:
        """Ask what the levels look like."""
        planning = self.place.desk.planning

        def verb(said: Said) -> Edit:
            words = {level: said[f"level{level}"] for level in range(-2, 3)}
            return planning.describe_levels(line.objective.id, words)

        self._sheet(
            translate("ClientFile", "What the levels look like"), goal_forms.level_words(line.levels), verb,
            f"levels.{line.objective.id}", ("level-2", "level0", "level2"),
        )  # fmt: skip

    def rate_objective(self, line: ObjectiveLine) -> None:
        """Ask which level has been reached; where none is described, ask for that first."""
        if not line.levels:
            self.describe_levels(line)
            return
        planning, one = self.place.desk.planning, line.objective
        self._sheet(
            translate("ClientFile", "How far?"), goal_forms.attainment(self.today(), line.levels),
            lambda said: planning.rate_attainment(one.id, **said), f"attained.{one.id}", ("level", "on"),
        )  # fmt: skip

    def plan_intervention(self, line: GoalLine, one: Objective) -> None:
        """Ask what is meant to be done for an objective."""
        planning = self.place.desk.planning
        form = goal_forms.intervention(self.place.desk.library, line.goal.benefit)
        self._sheet(
            translate("ClientFile", "Plan an intervention"), form,
            lambda said: planning.plan_intervention(one.id, said["words"], said["option"] or ""),
            f"means.{one.id}", ("words",),
        )  # fmt: skip

    def end_intervention(self, one: PlannedIntervention) -> None:
        """No longer plan it, from today on."""
        planning, today = self.place.desk.planning, self.today()
        self._at_once(
            lambda: planning.end_intervention(one.id, today), translate("ClientFile", "No longer planned.")
        )

    # all of them

    def remove_part(self, one: Problem | Goal | Objective | PlannedIntervention, lost: str) -> None:
        """Take a part of the plan away; ``lost`` says with what."""
        planning = self.place.desk.planning
        self._at_once(lambda: planning.remove(one), lost)

    def agree(self) -> None:
        """Ask with whom the plan is agreed and when it is looked at again; keep it as a signed version."""
        planning, client_id = self.place.desk.planning, self.client_id
        self.ask(
            translate("ClientFile", "Agree on this plan"), goal_forms.agreement(self.today()),
            lambda said: planning.agree(client_id, **said), "agree", needs=("agreed_on",),
            keep=translate("ClientFile", "Sign this version"),
        )  # fmt: skip

    def _change(self, title: str, form: Form, one: Problem | Goal | Objective) -> None:
        planning = self.place.desk.planning

        def verb(said: Said) -> Edit:
            if "benefit" in said:
                said = {**said, "benefit": said["benefit"] or ""}
            return planning.change(one, **said)

        self._sheet(title, form, verb, one.id, ("words", "since"))

    def _problems(self) -> list[Problem]:
        lines = self.plan.problems if self.plan is not None else ()
        return [line.problem for line in lines if line.problem is not None and line.problem.until is None]
