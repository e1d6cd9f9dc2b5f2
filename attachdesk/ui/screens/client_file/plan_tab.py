"""The tab Plan: goals, benefits in focus, phases, ruptures, and what comes due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.overview import ClientFile
from attachdesk.domain.plan import BenefitInFocus, Due, Goal, Phase, Rupture
from attachdesk.domain.session import Session, day_of
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.time_words import day_and_year, short_day
from attachdesk.ui.kit.words import column
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.plan_edits import PlanEdits
from attachdesk.ui.screens.client_file.read_tab import ReadTab
from attachdesk.ui.screens.client_file.section import Line, Section, act, two_columns
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate
T = TypeVar("T", Goal, BenefitInFocus)


@dataclass(frozen=True)
class Planned:
    """What the tab shows."""

    file: ClientFile
    phases: tuple[Phase, ...]
    sessions: tuple[Session, ...]
    today: date


def read_plan(desk: Desk, client_id: str) -> Planned:
    """Read the plan; runs on the lane."""
    with desk.records.work() as work:
        phases = tuple(work.find(Phase, client_id=client_id, order_by="since"))
    sessions = tuple(line.session for line in desk.diary.sessions(client_id) if line.session)
    return Planned(desk.caseload.file(client_id), phases, sessions, desk.records.today())


class PlanTab(ReadTab[Planned]):
    """What the work is aimed at, and what stands in its way."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "file.plan", read_plan)
        self.planned: Planned | None = None
        self._widget = QWidget()
        self.edits = PlanEdits(place, self._widget)
        self.goals = _section(
            translate("ClientFile", "Goals"),
            translate("ClientFile", "No goal yet."),
            translate("ClientFile", "New goal"),
            self.edits.new_goal,
        )
        self.ruptures = _section(
            translate("ClientFile", "Ruptures"),
            translate("ClientFile", "No rupture on record."),
            translate("ClientFile", "New rupture"),
            self.edits.new_rupture,
        )
        self.focus = _section(
            translate("ClientFile", "Benefits in focus"),
            translate("ClientFile", "Nothing in focus yet."),
            translate("ClientFile", "Put in focus"),
            self.edits.new_focus,
        )
        self.dues = _section(
            translate("ClientFile", "Coming due"),
            translate("ClientFile", "Nothing comes due."),
            translate("ClientFile", "Remind me"),
            self.edits.new_due,
        )
        self.phases = _section(
            translate("ClientFile", "Phases"), translate("ClientFile", "No phase named."),
            translate("ClientFile", "New phase"), self.edits.new_phase,
        )  # fmt: skip
        area = two_columns([self.goals, self.ruptures], [self.focus, self.dues, self.phases])
        self._widget.setLayout(column(area, gap=0))

    def show_client(self, client_id: str) -> None:
        """Read and show it; what is changed there is changed for this client."""
        self.edits.client_id = client_id
        super().show_client(client_id)

    def actions(self) -> Sequence[Action]:
        """Return what can be added to a plan."""
        group = translate("ClientFile", "Plan")
        rows = [
            ("goal", translate("ClientFile", "New goal"), self.edits.new_goal),
            ("focus", translate("ClientFile", "Put a benefit in focus"), self.edits.new_focus),
            ("due", translate("ClientFile", "Remind me of something"), self.edits.new_due),
            ("rupture", translate("ClientFile", "New rupture"), self.edits.new_rupture),
            ("phase", translate("ClientFile", "New phase"), self.edits.new_phase),
        ]
        return [
            Action(f"plan.{name}", words, do, icon="target", group=group, is_enabled=self._is_shown)
            for name, words, do in rows
        ]

    def _is_shown(self) -> bool:
        return self._widget.isVisible() and self.planned is not None

    # showing

    def _show(self, planned: Planned) -> None:
        self.planned = planned
        self.edits.sessions = planned.sessions
        file, today = planned.file, planned.today
        self.goals.show_lines([self._goal(one) for one in _running_first(file.goals, today)])
        self.focus.show_lines([self._focus(one) for one in _running_first(file.focus, today)])
        self.phases.show_lines([self._phase(one) for one in planned.phases])
        waiting = sorted((one for one in file.dues if one.done_at is None), key=lambda one: one.due_on)
        self.dues.show_lines([self._due(one) for one in waiting])
        ordered = sorted(file.ruptures, key=lambda one: (one.outcome != "open", -one.made_at.timestamp()))
        self.ruptures.show_lines([self._rupture(one) for one in ordered])
        self.ruptures.setEnabled(any(one.is_held for one in planned.sessions) or bool(ordered))

    def _goal(self, one: Goal) -> Line:
        assert self.planned is not None
        ratings = [rating for rating in self.planned.file.goal_ratings if rating.goal_id == one.id]
        ratings.sort(key=lambda rating: rating.rated_on)
        course = ", ".join(f"{rating.value} ({short_day(rating.rated_on)})" for rating in ratings[-5:])
        rated = translate("ClientFile", "rated %1").replace("%1", course) if course else ""
        second = joined(stretch(one.since, one.until), rated, one.remark)
        buttons = [] if one.until else [
            act(translate("ClientFile", "Rate 0–10"), partial(self.edits.rate_goal, one)),
            act(translate("ClientFile", "End"), partial(self.edits.end_goal, one)),
        ]  # fmt: skip
        return Line(one.words, second, buttons, is_past=one.until is not None)

    def _focus(self, one: BenefitInFocus) -> Line:
        name = self._place.desk.library.benefits[one.benefit].name
        buttons = [act(translate("ClientFile", "Change"), partial(self.edits.change_focus, one))]
        if one.until is None:
            buttons.append(act(translate("ClientFile", "End today"), partial(self.edits.end_focus, one)))
        words = name[:1].upper() + name[1:]
        second = joined(stretch(one.since, one.until), one.why)
        return Line(words, second, buttons, code=one.benefit, is_past=one.until is not None)

    def _phase(self, one: Phase) -> Line:
        assert self.planned is not None
        change = act(translate("ClientFile", "Change"), partial(self.edits.change_phase, one))
        return Line(one.name, stretch(one.since, one.until), [change], is_past=one.until is not None)

    def _due(self, one: Due) -> Line:
        assert self.planned is not None
        is_late = one.due_on < self.planned.today
        late = translate("ClientFile", "overdue") if is_late else ""
        second = joined(day_and_year(one.due_on), late, one.words)
        is_safety = one.about == "safety_follow_up"
        buttons = [
            act(translate("ClientFile", "Done"), partial(self.edits.due_done, one)),
            act(translate("ClientFile", "Change"), partial(self.edits.change_due, one)),
            act(translate("ClientFile", "Remove"), partial(self.edits.remove_due, one)),
        ]
        ink = "warning" if is_late or is_safety else "muted"
        return Line(dict(wording.due_kinds())[one.about], second, buttons, ink=ink)

    def _rupture(self, one: Rupture) -> Line:
        assert self.planned is not None
        days = {session.id: day_of(session) for session in self.planned.sessions}
        moved = dict(wording.movements())[one.movement]
        state = dict(wording.outcomes())[one.outcome]
        begun = day_and_year(days[one.session_id]) if one.session_id in days else ""
        closed = day_and_year(one.closed_on) if one.closed_on else ""
        when = " – ".join(part for part in (begun, closed) if part)
        second = joined(when, one.remark or one.my_part, one.what_helped)
        buttons = []
        if one.outcome == "open":
            buttons.append(act(translate("ClientFile", "Close it"), partial(self.edits.close_rupture, one)))
        buttons.append(act(translate("ClientFile", "Change"), partial(self.edits.change_rupture, one)))
        sign = "repair" if one.outcome in {"repaired", "partly"} else "rupture"
        return Line(f"{moved}: {state}", second, buttons, code=sign, is_past=one.outcome != "open")


def stretch(since: date, until: date | None) -> str:
    """Return ``since Tue 24 Nov 2026`` or from when to when."""
    if until is None:
        return translate("ClientFile", "since %1").replace("%1", day_and_year(since))
    return f"{day_and_year(since)} – {day_and_year(until)}"


def _running_first(things: Sequence[T], today: date) -> list[T]:
    def order(one: T) -> tuple[bool, int]:
        return one.until is not None and one.until <= today, -one.since.toordinal()

    return sorted(things, key=order)


def _section(title: str, empty: str, add: str, do: object) -> Section:
    return Section(title, empty, Button(add, dense=True, icon="plus", do=do))  # type: ignore[arg-type]
