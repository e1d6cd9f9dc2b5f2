"""A client's file: the code large, what stands in one line, and a tab for each side of the work."""

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from attachdesk.domain.events import Event
from attachdesk.domain.overview import ClientFile
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.first_stop import first_in
from attachdesk.ui.kit.header import FileHeader
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column, growing, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.tab import Chooses, Tab, TakesKeys

translate = QCoreApplication.translate
HOME = "attachdesk.ui.screens.client_file"
FACTORIES = {
    "timeline": ("timeline_tab", "TimelineTab"),
    "notes": ("notes_tab", "NotesTab"),
    "plan": ("plan_tab", "PlanTab"),
    "measures": ("measures_tab", "MeasuresTab"),
    "trends": ("trends_tab", "TrendsTab"),
    "reports": ("reports_tab", "ReportsTab"),
    "details": ("details_tab", "DetailsTab"),
}
"""Where each tab is made, by its name; it is loaded when first opened."""


def tabs() -> list[tuple[str, str]]:
    """Return the tabs there are, by name, with their words."""
    named = [
        ("timeline", translate("ClientFile", "Timeline")),
        ("notes", translate("ClientFile", "Notes")),
        ("plan", translate("ClientFile", "Plan")),
        ("measures", translate("ClientFile", "Measures")),
        ("trends", translate("ClientFile", "Trends")),
        ("reports", translate("ClientFile", "Reports")),
        ("details", translate("ClientFile", "Details")),
    ]
    return [
        (name, words) for name, words in named if importlib.util.find_spec(f"{HOME}.{FACTORIES[name][0]}")
    ]


class ClientFileScreen(QObject):
    """The screen ``client_file``: its target names a client; the part names a tab."""

    name = "client_file"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("ClientFile", "Client file")
        self._client_id = self._wanted = ""
        self._names = tabs()
        self.made: dict[str, Tab] = {}
        self.header = FileHeader(self._names, translate("ClientFile", "Parts of the file"))
        self.stack = QStackedWidget()
        self.contact = Button(
            translate("ClientFile", "Contact"), icon="phone", do=partial(self._meeting, "contact")
        )
        self.session = Button(
            translate("ClientFile", "Session"), "primary", icon="calendar", shortcut="Ctrl ⇧ N",
            do=self._new_session,
        )  # fmt: skip
        crisis = translate("ClientFile", "In a crisis: numbers, place, safety plan (F2)")
        self.crisis = IconButton("life-buoy", crisis, self._go_to_crisis, size=20)
        self.header.add(self.crisis, self.contact, self.session)
        whole = column(self.header, self.stack, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)  # both go together
        self.header.tabs.picked.connect(self._picked)
        place.bridge.happened.connect(self._happened)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self._reread)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show a client's file at the tab asked for, else at the one that was open."""
        before = self._client_id, self.header.tabs.value()
        if target.client_id != self._client_id:
            self.leave()
            self._client_id = target.client_id
            self.header.say("", "")
            if not target.part:
                self.header.tabs.put("timeline")
        known = target.part in dict(self._names)
        if known and target.part != self.header.tabs.value():
            self.header.tabs.put(target.part)
        if target.thing_id:
            self._wanted = target.thing_id
        self._show_tab()
        if before != (self._client_id, self.header.tabs.value()):
            self._take_keys()
        self._let_go_of_hidden()
        self._read_header()
        if target.act:
            self._place.becomes(replace(target, act=""))  # one comes back to the tab, not to what was begun
            begin = partial(self._begin, target.client_id, target.act)
            self._place.lane.ask(lambda: None, lambda _read: begin(), owner=self)

    def leave(self) -> None:
        """Another screen comes: let the open tab keep what is unsaved."""
        if (tab := self.made.get(self.header.tabs.value())) is not None:
            tab.leave()

    def actions(self) -> Sequence[Action]:
        """Return what can be done in the file and in its open tab."""
        group = translate("ClientFile", "Client file")
        session, contact = (
            translate("ClientFile", "Record or book a session"),
            translate("ClientFile", "Record a contact between sessions"),
        )
        made = [
            Action(
                "file.session",
                session,
                self._new_session,
                "Ctrl+Shift+N",
                icon="calendar",
                group=group,
            ),
            Action("file.contact", contact, partial(self._meeting, "contact"), icon="phone", group=group),
        ]
        for number, (name, words) in enumerate(self._names, start=1):
            go = partial(self._to_tab, name)
            said = translate("ClientFile", "Tab %1").replace("%1", words)
            made.append(Action(f"file.tab.{name}", said, go, f"Ctrl+Alt+{number}", group=group))
        tab = self.made.get(self.header.tabs.value())
        return [*(tab.actions() if tab is not None else ()), *made]

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "ClientFile",
            "Everything about one client. The timeline shows what happened, newest first; Enter opens it. "
            "Plan holds goals, benefits in focus, ruptures and what comes due; Details hold who comes, "
            "the people in their life, consents and how to reach them. Every change is kept at once.",
        )

    def _begin(self, client_id: str, act: str) -> None:
        """Begin what was asked for, now that the tab has been read: the lane keeps the order."""
        tab = self.made.get(self.header.tabs.value())
        if tab is None or client_id != self._client_id or not self._widget.isVisible():
            return
        for one in tab.actions():
            if one.id == act and one.is_enabled():
                one.do()

    # showing

    def _picked(self, _name: str) -> None:
        for name, tab in self.made.items():
            if name != self.header.tabs.value():
                tab.leave()
        if self._client_id:
            self._show_tab()
            # after locking one comes back to this tab
            self._place.becomes(Target(self.name, self._client_id, part=self.header.tabs.value()))

    def _to_tab(self, name: str) -> None:
        """Show a tab and put the keyboard into it, as a shortcut asks for what is in it."""
        self.header.tabs.put(name)
        self._take_keys()

    def _take_keys(self) -> None:
        """Give the keyboard to what the open tab is about: arrows move what is seen chosen there."""
        tab = self.made.get(self.header.tabs.value())
        if isinstance(tab, TakesKeys):
            tab.take_keys()
        elif (first := first_in(self.stack.currentWidget())) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _let_go_of_hidden(self) -> None:
        """Take the keyboard out of a tab that is no longer open: Qt gives it back to where it was."""
        kept, first = self._widget.focusWidget(), first_in(self.stack.currentWidget())
        if kept is not None and first is not None and not kept.isVisibleTo(self._widget):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_tab(self) -> None:
        name = self.header.tabs.value()
        if name not in self.made:
            module, kind = FACTORIES[name]
            make: Callable[[Workplace], Tab] = getattr(importlib.import_module(f"{HOME}.{module}"), kind)
            self.made[name] = make(self._place)
            self.stack.addWidget(self.made[name].widget())
        self.stack.setCurrentWidget(self.made[name].widget())
        tab, wanted = self.made[name], self._wanted
        if wanted and isinstance(tab, Chooses):
            self._wanted = ""
            tab.choose_thing(wanted)
        tab.show_client(self._client_id)
        self._place.acts_changed()

    def _read_header(self) -> None:
        desk, client_id = self._place.desk, self._client_id

        def read() -> tuple[ClientFile, int]:
            lines = desk.diary.sessions(client_id)
            held = sum(1 for line in lines if line.session is not None and line.session.is_held)
            return desk.caseload.file(client_id), held

        self._place.lane.ask(read, self._show_header, self._place.tell, key="file.header", owner=self)

    def _show_header(self, found: tuple[ClientFile, int]) -> None:
        client, held = found[0].client, found[1]
        since = translate("ClientFile", "since %1").replace("%1", day_and_year(client.started_on))
        attended = translate("ClientFile", "sessions attended: %1").replace("%1", str(held))
        how_often = dict(wording.frequencies())[client.frequency]
        kind = wording.client_kinds()[client.client_kind]
        state = "" if client.state == "current" else wording.client_states()[client.state]
        hold = translate("ClientFile", "legal hold") if client.legal_hold else ""
        facts = wording.joined(f"{how_often}, {kind}", since, attended, state, hold)
        self.header.say(client.code, facts)

    def _happened(self, event: Event) -> None:
        if self._widget.isVisible() and event.client_id in {None, self._client_id}:
            self._refresh.start(30)

    def _reread(self) -> None:
        self._read_header()
        if (tab := self.made.get(self.header.tabs.value())) is not None:
            tab.show_client(self._client_id)

    def _go_to_crisis(self) -> None:
        self._place.go(Target("crisis", self._client_id))

    def _new_session(self) -> None:
        self._meeting("")

    def _meeting(self, part: str) -> None:
        self._place.go(Target("session_form", self._client_id, part=part))
