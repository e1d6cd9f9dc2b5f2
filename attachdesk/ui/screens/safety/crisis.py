"""One calm sheet for a crisis: numbers, where the client may be, whom to call, the plan; then the record."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.client import Reach
from attachdesk.domain.session import day_of
from attachdesk.services.crisis import CrisisSheet
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.elided import Elided
from attachdesk.ui.kit.header import EditorHeader, StatusLine
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, card, cleared, column, growing, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.safety.plan_words import PlanWords

translate = QCoreApplication.translate


class CrisisScreen(QObject):
    """The screen ``crisis``: its target names a client."""

    name = "crisis"

    def __init__(self, around: Workplace) -> None:
        super().__init__()
        self._place = around
        self.title = translate("Crisis", "In a crisis")
        self._client_id = ""
        self.header = EditorHeader()
        self.header.back_asked.connect(around.back)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for one in (self._left, self._right):
            one.setSpacing(16)
        sides = [holding(column(one, STRETCH)) for one in (self._left, self._right)]
        both = row(*sides, gap=32, margins=(32, 24, 32, 32))
        for at, side in enumerate(sides):
            side.setMinimumWidth(px(200))
            both.setStretch(at, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holding(both, "window"))
        self.status = StatusLine()
        self.words = Elided("small", "muted", least=96)
        self.words.setText(translate("Crisis", "A call becomes a contact with its own note."))
        self.status.fact(self.words)
        self.plan = Button(translate("Crisis", "Safety plan"), icon="life-buoy", do=self.go_to_plan)
        record = translate("Crisis", "Record a crisis call")
        self.record = Button(record, "primary", shortcut="Ctrl ⏎", icon="phone", do=self.record_call)
        self.status.add(self.plan)
        self.status.add(self.record)
        whole = column(self.header, area, self.status, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show what is on file for a client."""
        self._client_id = target.client_id
        crisis = self._place.desk.crisis
        self._place.lane.ask(
            lambda: crisis.sheet(target.client_id), self._show, self._place.tell, key=self.name, owner=self
        )
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group, record = translate("Crisis", "In a crisis"), translate("Crisis", "Record a crisis call")
        return [
            Action("crisis.record", record, self.record_call, "Ctrl+Return", icon="phone", group=group),
            Action(
                "crisis.plan", translate("Crisis", "Open the safety plan"), self.go_to_plan,
                icon="life-buoy", group=group,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one finds here."""
        return translate(
            "Crisis",
            "What is on file for the moment when a client is in danger: numbers and whether a voicemail is "
            "safe, where they were last, whom to call, the plan you made together. F2 opens it for the "
            "client in front. Alt+Left goes back to what you were writing; nothing of it is lost.",
        )

    def record_call(self) -> None:
        """Begin a contact that is a crisis call."""
        self._place.go(Target("session_form", self._client_id, part="contact_crisis"))

    def go_to_plan(self) -> None:
        """Open the safety plan."""
        self._place.go(Target("safety_plan", self._client_id))

    # showing

    def _show(self, sheet: CrisisSheet) -> None:
        self.header.say(sheet.client.code, self.title, sheet.client.name or "")
        for side in (self._left, self._right):
            cleared(side)
        none = translate("Crisis", "None on file.")
        reach, call = translate("Crisis", "The client"), translate("Crisis", "In an emergency")
        self._left.addWidget(_block(reach, [_reach(one) for one in sheet.reaches], none))
        self._left.addWidget(_block(call, [_reach(one) for one in sheet.emergency], none))
        self._left.addWidget(_block(translate("Crisis", "Where the client may be"), _places(sheet),
                                    translate("Crisis", "No place on file.")))  # fmt: skip
        others = [label(sheet.professionals, "body", wraps=True)] if sheet.professionals else []
        self._left.addWidget(_block(translate("Crisis", "Other professionals"), others, none))
        self._right.addWidget(_plan(sheet))


def _block(title: str, lines: Sequence[QWidget], empty: str) -> QWidget:
    block = card()
    inside = lines or [label(empty, "body", "muted", wraps=True)]
    block.setLayout(column(*inside, gap=12, margins=(20, 16, 20, 16)))
    return holding(column(label(title, "heading", wraps=True), block, gap=8))


def _reach(one: Reach) -> QWidget:
    safe = {
        "yes": translate("Crisis", "voicemail is safe"),
        "no": translate("Crisis", "no voicemail"),
        "not_asked": translate("Crisis", "voicemail: not asked"),
    }[one.safe_voicemail]
    said = [one.whose, safe if one.medium == "phone" else "", one.remark]
    second = " · ".join(part for part in said if part)
    parts = [label(one.value, "heading" if one.medium == "phone" else "strong", wraps=True)]
    if second:
        ink = "warning" if one.safe_voicemail == "no" else "muted"
        parts.append(label(second, "small", ink, wraps=True))
    return holding(column(*parts, gap=2))


def _places(sheet: CrisisSheet) -> list[QWidget]:
    if sheet.place is None:
        return []
    session, there = sheet.place
    on = translate("Crisis", "in the session of %1").replace("%1", day_and_year(day_of(session)))
    lines = [
        (there.online_place, on),
        (there.emergency_there, translate("Crisis", "to call where the client is")),
        (there.fallback, translate("Crisis", "when the line breaks")),
    ]
    return [
        holding(column(label(said, "strong", wraps=True), label(second, "small", "muted", wraps=True), gap=2))
        for said, second in lines
        if said
    ]


def _plan(sheet: CrisisSheet) -> QWidget:
    title = translate("Crisis", "Safety plan")
    if sheet.plan is None:
        return _block(title, [], translate("Crisis", "No safety plan yet."))
    words = PlanWords()
    words.show_plan(sheet.plan)
    said = translate("Crisis", "Version %1, made on %2").replace("%1", str(sheet.plan.number))
    when = label(said.replace("%2", day_and_year(sheet.plan.made_on)), "small", "muted", wraps=True)
    return _block(title, [when, words], "")
