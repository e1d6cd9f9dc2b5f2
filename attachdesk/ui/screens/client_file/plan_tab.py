"""The tab Plan: the treatment plan, the formulation, ruptures, what comes due, focus and phases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from attachdesk.domain.overview import ClientFile
from attachdesk.domain.plan import BenefitInFocus, Due, Phase, Rupture
from attachdesk.domain.session import Session, day_of
from attachdesk.services.desk import Desk
from attachdesk.services.plan_reading import TreatmentPlan
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.plan_acts import plan_actions
from attachdesk.ui.screens.client_file.plan_cards import CardPlace, cards
from attachdesk.ui.screens.client_file.plan_columns import PlanColumns
from attachdesk.ui.screens.client_file.plan_edits import PlanEdits
from attachdesk.ui.screens.client_file.plan_formulation_card import FormulationCard
from attachdesk.ui.screens.client_file.plan_outline import Outline
from attachdesk.ui.screens.client_file.plan_page import PlanPage
from attachdesk.ui.screens.client_file.plan_parts import PartPage
from attachdesk.ui.screens.client_file.plan_versions_page import VersionsPage
from attachdesk.ui.screens.client_file.read_tab import ReadTab
from attachdesk.ui.screens.client_file.section import Line, Section, act
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Planned:
    """What the tab shows."""

    file: ClientFile
    phases: tuple[Phase, ...]
    sessions: tuple[Session, ...]
    today: date
    plan: TreatmentPlan
    formulations: frozenset[str] = frozenset()
    """The ids of the formulation's versions."""


def read_tab(desk: Desk, client_id: str) -> Planned:
    """Read what the tab shows; runs on the lane."""
    with desk.records.work() as work:
        phases = tuple(work.find(Phase, client_id=client_id, order_by="since"))
    sessions = tuple(line.session for line in desk.diary.sessions(client_id) if line.session)
    file, plan = desk.caseload.file(client_id), desk.planning.plan(client_id)
    formulations = frozenset(one.id for one in desk.formulating.versions(client_id))
    return Planned(file, phases, sessions, desk.records.today(), plan, formulations)


class PlanTab(ReadTab[Planned]):
    """What the work is aimed at, how far it got, and what stands in its way.

    The outline and its cards stand on the first page; a part of the plan, its versions and the formulation
    each have a page of their own in the same place, which Escape leaves.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "file.plan", read_tab)
        self.planned: Planned | None = None
        self._wanted = ""
        self._widget = self.stack = QStackedWidget()
        self.edits = PlanEdits(place, self._widget)
        self.outline = Outline(self.edits, self.open_part, self.open_versions)
        self.part = PartPage(self.edits, self.close_page, self.open_part)
        self.versions = VersionsPage(self.close_page)
        self.cards = cards(CardPlace(place, self.open_page, self.close_page))
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
        beside = [*(one.widget() for one in self.cards), self.dues, self.focus, self.phases]
        self.overview = PlanColumns([self.outline, self.ruptures], beside)
        for page in (self.overview, self.part, self.versions):
            self.stack.addWidget(page)

    def show_client(self, client_id: str) -> None:
        """Read and show it; what is changed there is changed for this client."""
        if client_id != self.client_id:
            self.stack.setCurrentWidget(self.overview)
        self.edits.client_id = client_id
        self.edits.history.begin(client_id)
        for card in self.cards:
            card.show_client(client_id)
        super().show_client(client_id)

    def leave(self) -> None:
        """Keep what an open sheet and the cards have unsaved."""
        super().leave()
        for card in self.cards:
            card.leave()

    def actions(self) -> Sequence[Action]:
        """Return what can be done with a plan."""
        return plan_actions(self)

    @property
    def is_shown(self) -> bool:
        """Whether somebody sees it."""
        return self._widget.isVisible() and self.planned is not None

    # pages

    def open_page(self, page: QWidget) -> None:
        """Show a page in the place of the overview, with the keyboard on it."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if isinstance(page, PlanPage):
            page.arrow.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.acts_changed()

    def close_page(self) -> None:
        """Go back to the outline, to the row one came from."""
        self.stack.setCurrentWidget(self.overview)
        self.outline.focus_part(self.part.part_id)
        self._place.acts_changed()

    def open_part(self, part_id: str) -> None:
        """Show everything about a problem, a goal or an objective."""
        if self.planned is not None and self.part.show_part(self.planned.plan, part_id):
            self.open_page(self.part)

    def open_versions(self) -> None:
        """Show the agreed versions."""
        if self.planned is not None:
            self.versions.show_versions(self.planned.plan)
            self.open_page(self.versions)

    def open_formulation(self) -> None:
        """Show the formulation."""
        for card in self.cards:
            if isinstance(card, FormulationCard):
                card.open()

    def choose_thing(self, thing_id: str) -> None:
        """Open a part, an agreed version or a version of the formulation when the plan is shown next."""
        self._wanted = thing_id

    def _open_wanted(self, planned: Planned) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted in planned.formulations:
            for card in self.cards:
                if isinstance(card, FormulationCard):
                    card.open_version(wanted)
        elif wanted in {one.id for one in planned.plan.versions}:
            self.open_versions()
            self.versions.show_version(wanted)
        elif wanted:
            means = {by.id: one.objective.id for one in planned.plan.objectives for by in one.interventions}
            self.open_part(means.get(wanted, wanted))

    # showing

    def _show(self, planned: Planned) -> None:
        self.planned = planned
        self.edits.sessions, self.edits.plan = planned.sessions, planned.plan
        file, today = planned.file, planned.today
        self.outline.show_plan(planned.plan)
        self._show_page(planned.plan)
        self.focus.show_lines([self._focus(one) for one in _running_first(file.focus, today)])
        self.phases.show_lines([self._phase(one) for one in planned.phases])
        waiting = sorted((one for one in file.dues if one.done_at is None), key=lambda one: one.due_on)
        self.dues.show_lines([self._due(one) for one in waiting])
        ordered = sorted(file.ruptures, key=lambda one: (one.outcome != "open", -one.made_at.timestamp()))
        self.ruptures.show_lines([self._rupture(one) for one in ordered])
        self.ruptures.setEnabled(any(one.is_held for one in planned.sessions) or bool(ordered))
        self._open_wanted(planned)

    def _show_page(self, plan: TreatmentPlan) -> None:
        """Show anew what stands in the place of the overview; a part that is gone leads back."""
        front = self.stack.currentWidget()
        if front is self.part and not self.part.show_part(plan, self.part.part_id):
            self.close_page()
        elif front is self.versions:
            self.versions.show_versions(plan)

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


def _running_first(things: Sequence[BenefitInFocus], today: date) -> list[BenefitInFocus]:
    def order(one: BenefitInFocus) -> tuple[bool, int]:
        return one.until is not None and one.until <= today, -one.since.toordinal()

    return sorted(things, key=order)


def _section(title: str, empty: str, add: str, do: object) -> Section:
    return Section(title, empty, Button(add, dense=True, icon="plus", do=do))  # type: ignore[arg-type]
