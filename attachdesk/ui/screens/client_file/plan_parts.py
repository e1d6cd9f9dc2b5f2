"""The pages of one problem, goal or objective: everything about it, and what can be done with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.charts.attainment import ATTAINMENT, GOAL, figure_words
from attachdesk.charts.picture import Picture
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine, ProblemLine, TreatmentPlan, Worked
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.picture_view import PictureView
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, Part, holding, label, row
from attachdesk.ui.screens.client_file.goal_edits import GoalEdits
from attachdesk.ui.screens.client_file.goal_wording import (
    goal_facts,
    named,
    objective_facts,
    objective_states,
    picture_of,
)
from attachdesk.ui.screens.client_file.happenings import session_title
from attachdesk.ui.screens.client_file.plan_page import PlanPage, titled
from attachdesk.ui.screens.client_file.section import Line, act, shown
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class PartPage(PlanPage):
    """Shows one part of the plan by its id; ``open_part`` leads to another."""

    def __init__(self, edits: GoalEdits, back: Callable[[], None], open_part: Callable[[str], None]) -> None:
        super().__init__(back)
        self._edits, self._open_part = edits, open_part
        self.part_id = ""

    def show_part(self, plan: TreatmentPlan, part_id: str) -> bool:
        """Show a part; False when the plan has none by this id."""
        self.part_id = part_id
        for problem in plan.problems:
            if problem.problem is not None and problem.problem.id == part_id:
                self._problem(problem)
                return True
            for goal in problem.goals:
                if goal.goal.id == part_id:
                    self._goal(goal)
                    return True
                for objective in goal.objectives:
                    if objective.objective.id == part_id:
                        self._objective(goal, objective)
                        return True
        return False

    # a problem

    def _problem(self, line: ProblemLine) -> None:
        one, edits = line.problem, self._edits
        assert one is not None
        since = translate("ClientFile", "since %1").replace("%1", day_and_year(one.since))
        ended = translate("ClientFile", "ended %1")
        until = ended.replace("%1", day_and_year(one.until)) if one.until is not None else ""
        self.say(translate("ClientFile", "Problem"), one.words, joined(since, until))
        acts = [
            Button(translate("ClientFile", "Change"), icon="pencil", do=partial(edits.change_problem, one))
        ]
        if one.until is None:
            acts.append(Button(translate("ClientFile", "End"), do=partial(edits.end_problem, one)))
        lost = translate("ClientFile", "The problem is removed; its goals stay.")
        acts.append(_remove(partial(edits.remove_part, one, lost)))
        add = Button(translate("ClientFile", "New goal"), dense=True, icon="plus",
                     do=partial(edits.new_goal, one.id))  # fmt: skip
        goals = [self._link(goal.goal.id, goal.goal.words, goal_facts(goal)) for goal in line.goals]
        none = translate("ClientFile", "No goal for it yet: what would be different without it?")
        self.put(acts, [titled(translate("ClientFile", "Goals"), *(goals or [_muted(none)]), add=add)])

    # a goal

    def _goal(self, line: GoalLine) -> None:
        one, edits = line.goal, self._edits
        toward = named(one.benefit, edits.place.desk.library) if one.benefit else ""
        since = translate("ClientFile", "since %1").replace("%1", day_and_year(one.since))
        self.say(translate("ClientFile", "Goal"), one.words, joined(since, toward, goal_facts(line)))
        acts = []
        if one.until is None:
            rate = translate("ClientFile", "Rate 0–10")
            acts.append(Button(rate, "primary", do=partial(edits.rate_goal, one)))
        acts.append(
            Button(translate("ClientFile", "Change"), icon="pencil", do=partial(edits.change_goal, one))
        )
        if one.until is None:
            acts.append(Button(translate("ClientFile", "End"), do=partial(edits.end_goal, one)))
        lost = translate("ClientFile", "The goal is removed, with its ratings and objectives.")
        acts.append(_remove(partial(edits.remove_part, one, lost)))
        picture = picture_of(edits.place, one.words, line.ratings, one.since, GOAL, is_small=False)
        add = Button(translate("ClientFile", "New objective"), dense=True, icon="plus",
                     do=partial(edits.new_objective, one))  # fmt: skip
        steps = [
            self._link(each.objective.id, each.objective.words, objective_facts(each))
            for each in line.objectives
        ]
        none = translate("ClientFile", "None yet. An objective is a step that both can see.")
        parts: list[Part] = [
            titled(translate("ClientFile", "How far, says the client"), self._picture(picture)),
            titled(translate("ClientFile", "Objectives"), *(steps or [_muted(none)]), add=add),
        ]
        if one.remark:
            parts.append(titled(translate("ClientFile", "Remark"), label(one.remark, wraps=True)))
        self.put(acts, parts)

    # an objective

    def _objective(self, goal: GoalLine, line: ObjectiveLine) -> None:
        one, edits = line.objective, self._edits
        since = translate("ClientFile", "since %1").replace("%1", day_and_year(one.since))
        of = translate("ClientFile", "for the goal: %1").replace("%1", goal.goal.words)
        self.say(translate("ClientFile", "Objective"), one.words, joined(of, since))
        words = translate("ClientFile", "State")
        state = Segments(objective_states(), words)
        state.put(one.state)
        state.chosen.connect(partial(edits.set_state, one))
        rate = (
            translate("ClientFile", "Rate") if line.levels else translate("ClientFile", "Describe the levels")
        )
        lost = translate("ClientFile", "The objective is removed, with its levels, ratings and ticks.")
        acts = [
            Button(rate, "primary", do=partial(edits.rate_objective, line)),
            Button(translate("ClientFile", "Change"), icon="pencil", do=partial(edits.change_objective, one)),
            Button(translate("ClientFile", "The goal"), do=partial(self._open_part, goal.goal.id)),
            _remove(partial(edits.remove_part, one, lost)),
        ]
        self.put(acts, [
            holding(row(state, STRETCH)), *self._measured(line), self._far(line), self._means(goal, line),
            self._worked(line),
        ])  # fmt: skip

    def _measured(self, line: ObjectiveLine) -> list[Part]:
        said = line.objective.measured_by
        return [titled(translate("ClientFile", "How one will know"), label(said, wraps=True))] if said else []

    def _far(self, line: ObjectiveLine) -> QWidget:
        title = translate("ClientFile", "How far")
        describe = Button(translate("ClientFile", "Describe the levels"), dense=True,
                          do=partial(self._edits.describe_levels, line))  # fmt: skip
        if not line.levels:
            none = translate(
                "ClientFile",
                "Describe -2 (where the client stands), 0 (what you both expect) and +2 (much more) before "
                "the first rating: then a figure means the same in spring as in autumn.",
            )
            return titled(title, _muted(none), add=describe)
        place, one = self._edits.place, line.objective
        picture = picture_of(place, one.words, line.ratings, one.since, ATTAINMENT, is_small=False)
        now = line.ratings[-1].level if line.ratings else None
        told = [
            _level(level, line.levels[level], is_now=level == now)
            for level in sorted(line.levels, reverse=True)
        ]
        return titled(title, self._picture(picture), *told, add=describe)

    def _means(self, goal: GoalLine, line: ObjectiveLine) -> QWidget:
        edits, lost = self._edits, translate("ClientFile", "The intervention is removed, with its ticks.")
        add = Button(translate("ClientFile", "Plan one"), dense=True, icon="plus",
                     do=partial(edits.plan_intervention, goal, line.objective))  # fmt: skip
        told = []
        for one in line.interventions:
            ended = translate("ClientFile", "until %1")
            until = ended.replace("%1", day_and_year(one.until)) if one.until is not None else ""
            buttons = [act(translate("ClientFile", "Remove"), partial(edits.remove_part, one, lost))]
            if one.until is None:
                end = partial(edits.end_intervention, one)
                buttons.insert(0, act(translate("ClientFile", "No longer"), end))
            told.append(shown(Line(one.words, until, buttons, is_past=bool(until))))
        none = translate("ClientFile", "Nothing planned yet: choose from a pick list, or write your own.")
        return titled(translate("ClientFile", "Interventions"), *(told or [_muted(none)]), add=add)

    def _worked(self, line: ObjectiveLine) -> QWidget:
        title = translate("ClientFile", "Sessions that worked on it")
        none = translate("ClientFile", "None yet. In a note, F10 ticks the objectives of the plan.")
        return titled(title, *([self._session(one) for one in line.worked] or [_muted(none)]))

    def _session(self, one: Worked) -> QWidget:
        words = f"{session_title(one.session)}, {day_and_year(one.on)}"
        buttons = []
        if one.note_id:
            client_id = one.session.client_id
            go = partial(self._edits.place.go, Target("note", client_id, one.note_id, "note"))
            buttons.append(act(translate("ClientFile", "Open note"), go))
        return shown(Line(words, ", ".join(one.interventions), buttons))

    # small things

    def _link(self, part_id: str, words: str, facts: str) -> QWidget:
        open_it = act(translate("ClientFile", "Open"), partial(self._open_part, part_id))
        return shown(Line(words, facts, [open_it]))

    def _picture(self, picture: Picture) -> PictureView:
        view = PictureView(picture)
        view.evidence_opened.connect(self._open_session)
        return view

    def _open_session(self, evidence: tuple[str, ...]) -> None:
        self._edits.place.go(Target("note", self._edits.client_id, evidence[0]))


def _muted(words: str) -> QWidget:
    return label(words, "body", "muted", wraps=True)


def _remove(do: Callable[[], object]) -> Button:
    return Button(translate("ClientFile", "Remove"), "danger", do=do)


def _level(level: int, words: str, *, is_now: bool) -> QWidget:
    figure = label(figure_words(level, ATTAINMENT), "strong" if is_now else "body")
    figure.setMinimumWidth(28)
    said = label(words, "strong" if is_now else "body", wraps=True)
    parts: list[Part] = [figure, said]
    if is_now:
        parts.append(label(translate("ClientFile", "last rated"), "caption", "muted"))
    line = row(*parts, gap=8)
    line.setStretch(1, 1)
    return holding(line)
