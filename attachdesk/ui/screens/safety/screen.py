"""A client's safety plan: the version in force, a new one begun from it, what differs, a page to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from attachdesk.domain.client import Client
from attachdesk.domain.safety import PARTS, SafetyPlan
from attachdesk.services.safety_planning import changes
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.file_dialog import ask_new_file
from attachdesk.ui.kit.header import EditorHeader, StatusLine
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.side_panel import SidePanel
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.unfinished import Unfinished
from attachdesk.ui.kit.words import STRETCH, column, growing, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.safety.plan_form import PlanForm
from attachdesk.ui.screens.safety.plan_words import PlanWords

translate = QCoreApplication.translate
ABOUT = "safety_plan"


@dataclass(frozen=True)
class Plans:
    """What the page shows: the versions, the one in force first."""

    client: Client
    versions: tuple[SafetyPlan, ...]


class SafetyPlanScreen(QObject):
    """The screen ``safety_plan``: its target names a client."""

    name = "safety_plan"

    def __init__(self, around: Workplace) -> None:
        super().__init__()
        self._place = around
        self.title = translate("Safety", "Safety plan")
        self._plans: Plans | None = None
        self._shown, self._is_compared, self.is_writing = 0, False, False
        self.header = EditorHeader()
        self.header.back_asked.connect(around.back)
        words = translate("Safety", "Print safety plan …")
        self.print = Button(words, icon="printer", do=self.save_page)
        self.header.add(self.print)
        self.form, self.words = PlanForm(), PlanWords()
        self.versions = SidePanel(translate("Safety", "Versions"))
        self._foot()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = row(column(self.form, self.words, STRETCH, margins=(32, 24, 32, 32)), STRETCH, gap=0)
        inner.setStretch(0, 100)
        area.setWidget(holding(inner, "window"))
        middle = row(area, self.versions, gap=0)
        middle.setStretch(0, 1)
        whole = column(self.header, middle, self.status, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)
        self.waiting = Unfinished(around, self.form.by_name, self)
        self.waiting.changed.connect(lambda _is: self._show_state())
        self.waiting.came_back.connect(partial(self._write, True))

    def _foot(self) -> None:
        self.status = StatusLine()
        self.said = label("", "small", "muted", wraps=True)
        self.status.fact(self.said)
        self.discard = Button(translate("Safety", "Discard"), "quiet", do=self._discard)
        new = translate("Safety", "New version")
        self.new = Button(new, "primary", shortcut="Ctrl E", do=self.begin)
        sign = translate("Safety", "Sign this version")
        self.sign = Button(sign, "primary", shortcut="Ctrl ⏎", icon="signature", do=self.keep)
        for one in (self.discard, self.new, self.sign):
            self.status.add(one)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the plan in force, or what was begun and not signed."""
        self.waiting.flush()
        self._wanted = target.thing_id
        self._read(target.client_id)

    def leave(self) -> None:
        """What is written and not signed waits in the vault."""
        self.waiting.flush()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group, sign = translate("Safety", "Safety plan"), translate("Safety", "Sign this version")
        return [
            Action("safety.new", translate("Safety", "New version of the safety plan"), self.begin, "Ctrl+E",
                   icon="pencil", group=group, is_enabled=lambda: not self.is_writing),
            Action("safety.sign", sign, self.keep, "Ctrl+Return", icon="signature", group=group,
                   is_enabled=lambda: self.is_writing),
            Action("safety.print", translate("Safety", "Print safety plan"), self.save_page,
                   icon="printer", group=group, is_enabled=self.print.isEnabled),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "Safety",
            "The safety plan you made together, in the client's words. A change is a new version that begins "
            "with the words of the last; signing makes it final, and every version stays. Choose an older "
            "one at the side, or see word by word what it changed. The page to print is for the client.",
        )

    # reading

    _wanted = ""
    """The version to show first, or nothing: the one in force."""

    def _read(self, client_id: str) -> None:
        desk = self._place.desk

        def read() -> Plans:
            versions = tuple(desk.safety_planning.versions(client_id))
            return Plans(desk.caseload.file(client_id).client, versions)

        self._place.lane.ask(read, self._show, self._place.tell, key=self.name, owner=self)

    def _show(self, plans: Plans) -> None:
        ids, self._is_compared = [one.id for one in plans.versions], False
        self._plans, self._shown = plans, ids.index(self._wanted) if self._wanted in ids else 0
        self._wanted = ""
        self.header.say(plans.client.code, self.title)
        self.form.begin_from(next(iter(plans.versions), None), self._place.desk.records.today())
        self._write(not plans.versions)
        self.waiting.begin(plans.client.id, ABOUT)

    def _write(self, is_writing: bool) -> None:
        self.is_writing = is_writing
        self._show_state()
        if is_writing:
            self.form.field(PARTS[0]).setFocus()

    def _show_state(self) -> None:
        versions = self._plans.versions if self._plans else ()
        self.form.setVisible(self.is_writing)
        self.words.setVisible(not self.is_writing)
        self.print.setEnabled(bool(versions) and not self.is_writing)
        self.discard.setVisible(self.is_writing and (bool(versions) or self.waiting.has_words))
        self.new.setVisible(not self.is_writing)
        self.sign.setVisible(self.is_writing)
        self.said.setText(self._state_words(versions))
        self._show_versions(versions)
        if versions and not self.is_writing:
            shown, before = versions[self._shown], versions[self._shown + 1 :]
            if self._is_compared and before:
                self.words.show_changes(changes(before[0], shown))
            else:
                self.words.show_plan(shown)

    def _state_words(self, versions: Sequence[SafetyPlan]) -> str:
        if self.is_writing and self.waiting.has_words:
            return translate("Safety", "Not signed yet. It waits here, after locking too.")
        if not versions:
            return translate("Safety", "No safety plan yet.")
        if self.is_writing:
            return translate("Safety", "Begun with the words of the version in force.")
        one = versions[self._shown]
        said = translate("Safety", "Version %1, made on %2, signed.")
        if self._shown:
            said = translate("Safety", "Version %1, made on %2, signed. A later one is in force.")
        return said.replace("%1", str(one.number)).replace("%2", day_and_year(one.made_on))

    def _show_versions(self, versions: Sequence[SafetyPlan]) -> None:
        self.versions.clear()
        self.versions.setVisible(bool(versions) and not self.is_writing)
        for place, one in enumerate(versions):
            words = translate("Safety", "Version %1, %2").replace("%1", str(one.number))
            words = words.replace("%2", day_and_year(one.made_on))
            pick = partial(self._pick, place)
            button = Button(words, "plain" if place == self._shown else "quiet", do=pick)
            self.versions.add(button, parted=False)
        if self._shown + 1 < len(versions):
            back = translate("Safety", "Show the plan") if self._is_compared else ""
            turn = Button(back or translate("Safety", "What this version changed"), "quiet", icon="history")
            turn.clicked.connect(self._compare)
            self.versions.add(turn)

    def _pick(self, place: int) -> None:
        self._shown, self._is_compared = place, False
        self._show_state()

    def _compare(self) -> None:
        self._is_compared = not self._is_compared
        self._show_state()

    # doing

    def begin(self) -> None:
        """Begin a new version from the words of the one in force."""
        if self._plans is not None and not self.is_writing:
            self._write(True)

    def keep(self) -> None:
        """Sign what is written as the next version."""
        plans = self._plans
        if plans is None or not self.is_writing or not self.sign.isEnabled() or not self.form.check():
            return
        planning, parts = self._place.desk.safety_planning, self.form.parts()
        day = self.form.values()["made_on"]
        self.sign.setEnabled(False)
        work = self.waiting.kept_by(lambda: planning.new_version(plans.client.id, parts, made_on=day))
        self._place.lane.ask(work, lambda _plan: self._kept(plans.client.id), self._refused, owner=self)

    def _kept(self, client_id: str) -> None:
        self.sign.setEnabled(True)
        self._read(client_id)

    def _refused(self, error: Exception) -> None:
        self.sign.setEnabled(True)
        self.waiting.touched()
        self._place.tell(error)

    def _discard(self) -> None:
        again = self.waiting.discard()
        said = translate("Safety", "What was not signed is discarded.")
        if self._plans is not None:
            read = partial(self._read, self._plans.client.id)
            read()

            def back() -> None:
                again()
                read()

            self._place.notices.say(said, undo=back)

    def save_page(self) -> None:
        """Ask where, and write the version that is shown as a page for the client."""
        if self._plans is None or self.is_writing or not self._plans.versions:
            return
        title, name = translate("Safety", "Save the safety plan"), "safety-plan.pdf"
        file = ask_new_file(self._widget, title, name, translate("Safety", "PDF (*.pdf)"))
        if file is not None:
            self.hand_out(self._plans.versions[self._shown].id, file)

    def hand_out(self, plan_id: str, file: Path) -> None:
        """Write the page of one version."""
        planning = self._place.desk.safety_planning
        said = translate("Safety", "The safety plan is saved. It is noted that it went out.")

        def tell(_made: object) -> None:
            self._place.notices.say(said)

        work = partial(planning.hand_out, plan_id, file)
        self._place.lane.ask(work, tell, self._place.tell, owner=self)
