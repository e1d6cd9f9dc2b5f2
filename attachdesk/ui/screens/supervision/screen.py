"""The screen Supervision: meetings and what they add up to, the chosen one beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from attachdesk.domain.around import SupervisionTopic
from attachdesk.domain.client import Client
from attachdesk.domain.events import ClientChanged, Event
from attachdesk.services.supervising import Meeting, years
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.record_table import Column, RecordTable
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.sheet import Sheet
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.supervision import forms
from attachdesk.ui.screens.supervision.detail import Acts, Detail

translate = QCoreApplication.translate
Found = tuple[list[Meeting], list[Client]]
ROOM_FOR_TWO, LEAST_FOR_ALL = 1000, 640
"""Px at a text scale of 1: for the meeting beside the list, and for every column of the list."""
SECOND_COLUMNS = (2, 4)


class SupervisionScreen(QObject):
    """The screen ``supervision``; a thing of its target is the meeting to choose."""

    name = "supervision"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Supervision", "Supervision")
        self._clients: list[Client] = []
        self._wanted = ""
        self.sheet: Sheet | None = None
        self.hours = label("", "body", "muted", wraps=True)
        self.table = RecordTable(_columns(), self.title)
        acts = Acts(self.bring, self.change, self.remove, self.change_topic, self._open_file)
        self.detail = Detail(acts)
        self._widget = self._laid_out()
        self.table.chosen.connect(self.detail.show_meeting)
        self.table.opened.connect(lambda _row: self.change())
        place.bridge.happened.connect(self._happened)
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        words = translate("Supervision", "Record a meeting")
        self.button = Button(words, "primary", shortcut="N", icon="plus", do=self.record)
        head = row(column(label(self.title, "title"), self.hours, gap=0), self.button, gap=16)
        head.setStretch(0, 1)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(24)
        self._two.setContentsMargins(0, 0, 0, 0)
        self._two.addWidget(self.table, 3)
        self._two.addWidget(self.detail, 2)
        self._pages = QStackedWidget()
        self._pages.addWidget(holding(self._two))
        self._pages.addWidget(self._nothing_yet())
        whole = column(head, self._pages, gap=12, margins=(32, 22, 20, 16))
        whole.setStretch(1, 1)
        widget = ground(holding(whole), "window")
        widget.setMinimumWidth(1)
        widget.installEventFilter(self)
        return widget

    def _nothing_yet(self) -> QWidget:
        words = translate("Supervision", "Record a meeting")
        button = Button(words, "primary", shortcut="N", icon="plus", tall=True, do=self.record)
        return EmptyState(
            translate("Supervision", "No supervision on record"),
            translate(
                "Supervision",
                "Each meeting keeps its minutes, and they add up to the hours that a professional body asks "
                "for. Clients are brought to it with a question and what you took away.",
            ),
            [button],
            steps_title=translate("Supervision", "What else serves"),
            steps=[
                (
                    translate("Supervision", "The report for supervision"),
                    translate("Supervision", "In a client's Reports. Codes and counts, no name."),
                ),
                (
                    translate("Supervision", "Consent"),
                    translate("Supervision", "Note in the client's Details that it was agreed to."),
                ),
            ],
            drawing=False,
        )

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Read and show all meetings."""
        self._wanted = target.thing_id
        self._read()
        self.table.setFocus()

    def leave(self) -> None:
        """Save what an open sheet says."""
        if self.sheet is not None:
            self.sheet.waiting.flush()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = self.title

        def is_chosen() -> bool:
            return self.table.chosen_row() is not None

        rows: list[tuple[str, str, Callable[[], None], str, str]] = [
            ("bring", translate("Supervision", "Bring a client to the meeting"), self.bring, "B", "users"),
            ("change", translate("Supervision", "Change the meeting"), self.change, "Ctrl+E", "pencil"),
            ("remove", translate("Supervision", "Remove the meeting"), self.remove, "", "trash-2"),
        ]
        new = translate("Supervision", "Record a meeting")
        return [
            Action("supervision.new", new, self.record, "N", icon="plus", group=group),
            *(
                Action(f"supervision.{id_}", said, do, keys, is_enabled=is_chosen, icon=icon, group=group)
                for id_, said, do, keys, icon in rows
            ),
        ]

    def explain(self) -> str:
        """Say what is here."""
        return translate(
            "Supervision",
            "Your supervision meetings, newest first, and what their minutes add up to in each year. N "
            "records one, B brings a client to it. Topics stand in the client's timeline; no report for "
            "clients or referrers reads them.",
        )

    # showing

    def _read(self) -> None:
        desk = self._place.desk

        def read() -> Found:
            return desk.supervising.meetings(), [line.client for line in desk.caseload.lines()]

        self._place.lane.ask(read, self._show, self._place.tell, key="supervision", owner=self)

    def _happened(self, event: Event) -> None:
        if self._widget.isVisible() and isinstance(event, ClientChanged):
            self._read()

    def _show(self, found: Found) -> None:
        meetings, self._clients = found
        before = self.table.chosen_row()
        wanted = self._wanted or (before.supervision.id if before is not None else "")
        self._pages.setCurrentIndex(0 if meetings else 1)
        self.button.setVisible(bool(meetings))
        self.hours.setText("\n".join(forms.year_words(one) for one in years(meetings)[:3]))
        self.table.show_rows(meetings)
        for one in meetings:
            if one.supervision.id == wanted:
                self.table.choose(one)
        self.detail.show_meeting(self.table.chosen_row())

    # doing

    def record(self) -> None:
        """Ask for a meeting."""
        title = translate("Supervision", "A supervision meeting")
        service = self._place.desk.supervising

        def write(values: dict[str, Any]) -> object:
            made = service.record(values.pop("held_on"), **values)
            self._wanted = made.id
            return made

        form = forms.meeting(self._place.desk.records.today())
        self._ask(title, form, write, ("held_on", "minutes", "setting"))

    def change(self) -> None:
        """Ask for other facts of the chosen meeting."""
        if (chosen := self.table.chosen_row()) is None:
            return
        one = chosen.supervision
        form = forms.meeting(one.held_on)
        form.put(**{name: getattr(one, name) for name in form.values()})
        service = self._place.desk.supervising
        title = translate("Supervision", "A supervision meeting")
        needs = ("held_on", "minutes", "setting")
        self._ask(title, form, lambda values: service.change(one.id, **values), needs)

    def remove(self) -> None:
        """Take the chosen meeting out, with a way back."""
        if (chosen := self.table.chosen_row()) is None:
            return
        service, lane = self._place.desk.supervising, self._place.lane

        def say(gone: Meeting) -> None:
            back = partial(lane.ask, partial(service.put_back, gone), None, self._place.tell)
            self._place.notices.say(translate("Supervision", "The meeting is removed."), undo=back)

        lane.ask(partial(service.remove, chosen.supervision.id), say, self._place.tell, owner=self)

    def bring(self) -> None:
        """Ask which client was brought to the chosen meeting."""
        if (chosen := self.table.chosen_row()) is None:
            return
        if not self._clients:
            self._place.notices.say(translate("Supervision", "There is no client yet."))
            return
        service, meeting_id = self._place.desk.supervising, chosen.supervision.id
        title, form = translate("Supervision", "A client in supervision"), forms.topic(self._clients)
        self._ask(title, form, lambda values: service.bring(meeting_id, **values))

    def change_topic(self, topic: SupervisionTopic) -> None:
        """Ask for the topic's words anew."""
        form = forms.topic(())
        form.put(question=topic.question, outcome=topic.outcome)
        service = self._place.desk.supervising
        title = translate("Supervision", "A client in supervision")
        self._ask(title, form, lambda values: service.change_topic(topic.id, **values))

    def _open_file(self, client_id: str) -> None:
        self._place.go(Target("client_file", client_id))

    def _ask(
        self, title: str, form: Form, write: Callable[[dict[str, Any]], object], needs: Sequence[str] = ()
    ) -> None:
        self.sheet = Sheet(self._place, self._widget, title, form, write, needs=needs)
        self.sheet.destroyed.connect(self._gone)
        self.sheet.open()

    def _gone(self) -> None:
        self.sheet = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the chosen meeting below the list where there is no room beside."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            is_wide = self._widget.width() >= px(ROOM_FOR_TWO)
            is_least = self._widget.width() < px(LEAST_FOR_ALL)
            for place in SECOND_COLUMNS:
                self.table.hide_column(place, is_least)
            ways = QBoxLayout.Direction
            self._two.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        return False


def _columns() -> list[Column[Meeting]]:
    named = forms.settings()

    def codes(one: Meeting) -> str:
        return ", ".join(dict.fromkeys(code for code, _ in one.topics))

    def day(one: Meeting) -> str:
        return day_and_year(one.supervision.held_on)

    return [
        Column(translate("Supervision", "Day"), day, "text", 150),
        Column(translate("Supervision", "With whom"), lambda one: one.supervision.supervisor, "text", 0),
        Column(translate("Supervision", "Setting"), lambda one: named[one.supervision.setting], "muted", 104),
        Column(translate("Supervision", "Minutes"), lambda one: one.supervision.minutes, "number", 88),
        Column(translate("Supervision", "Clients"), codes, "muted", 0),
    ]
