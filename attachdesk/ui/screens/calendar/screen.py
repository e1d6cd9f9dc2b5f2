"""The week of a practice: sessions as blocks by time, breaks across days; booking and series from here."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QWidget

from attachdesk.domain.client import Client
from attachdesk.domain.events import Event, NoteSaved
from attachdesk.domain.overview import SessionLine
from attachdesk.services.appointments import Week
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.day_or_week import day_or_week
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.calendar.days_head import DaysHead
from attachdesk.ui.screens.calendar.edits import WeekEdits
from attachdesk.ui.screens.calendar.standing_sheet import StandingSheet, week_words
from attachdesk.ui.screens.calendar.week_grid import WeekGrid

translate = QCoreApplication.translate
BOOKABLE = frozenset({"current", "on_hold"})


class CalendarScreen(QObject):
    """The screen ``calendar``; a part of its target is a day of the week to show (``2026-11-24``)."""

    name = "calendar"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Calendar", "Week")
        self.week: Week | None = None
        self._since = date.min
        self.grid = WeekGrid()
        self._widget = QWidget()
        self.edits = WeekEdits(place, self._widget)
        self.head = DaysHead(self.grid, self.edits.drop_break)
        self.heading = label("", "title", wraps=True)
        self._lay_out()
        self.grid.opened.connect(self._open)
        self.grid.booking_asked.connect(self.book)
        self.grid.came_into_view.connect(self._show_place)
        place.bridge.happened.connect(self._happened)
        self.setParent(self._widget)

    def _lay_out(self) -> None:
        before = IconButton("chevron-left", translate("Calendar", "The week before"), lambda: self._step(-1))
        after = IconButton("chevron-right", translate("Calendar", "The week after"), lambda: self._step(1))
        today = Button(translate("Calendar", "This week"), "quiet", do=lambda: self._show(self._today()))
        switch = day_or_week("calendar", self._place.go)
        away = Button(translate("Calendar", "Break"), icon="calendar-x-2", do=self.take_break)
        series = Button(translate("Calendar", "Recurring"), icon="history", do=self.show_standing)
        book = Button(translate("Calendar", "Book"), "primary", shortcut="N", icon="plus", do=self.book)
        first = row(self.heading, switch, gap=16)
        first.setStretch(0, 1)
        acts = flow(before, after, today, away, series, book)
        top = column(first, acts, gap=8, margins=(32, 22, 32, 8))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(ground(holding(column(self.grid, STRETCH, gap=0)), "window"))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        days = row(self.head, bar, gap=0)
        days.setStretch(0, 1)
        whole = column(top, days, self._scroll, gap=0, margins=(0, 0, 0, 0))
        whole.setStretch(2, 1)
        self._widget.setLayout(whole)
        self._widget.setMinimumWidth(1)
        ground(self._widget, "window")

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the week of the day asked for, else the one that was shown, at first this one."""
        try:
            day = date.fromisoformat(target.part)
        except ValueError:
            day = self._since if self._since != date.min else self._today()
        self._show(day)
        if self.grid.chosen() is None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save what an open sheet says."""
        if self.edits.sheet is not None:
            self.edits.sheet.waiting.flush()

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the week."""
        group = translate("Calendar", "Week")
        return [
            Action(
                "calendar.book", translate("Calendar", "Book a session at the chosen time"), self.book, "N",
                icon="plus", group=group,
            ),
            Action(
                "calendar.open", translate("Calendar", "Open the session one is at"), self.open_chosen,
                "Return", icon="corner-down-left", group=group,
            ),
            Action(
                "calendar.before", translate("Calendar", "The week before"), lambda: self._step(-1), "PgUp",
                group=group,
            ),
            Action(
                "calendar.after", translate("Calendar", "The week after"), lambda: self._step(1), "PgDown",
                group=group,
            ),
            Action(
                "calendar.break", translate("Calendar", "Take a break"), self.take_break,
                icon="calendar-x-2", group=group,
            ),
            Action(
                "calendar.series", translate("Calendar", "Recurring appointments and breaks"),
                self.show_standing, icon="history", group=group,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one sees here."""
        return translate(
            "Calendar",
            "Seven days of your practice. Arrow keys go between sessions and Enter opens one; Ctrl with an "
            "arrow chooses a time, and N books at it, once or recurring. A firm edge is booked, a filled "
            "block took place, a dashed one did not. Breaks lie across their days; trends show them too.",
        )

    # reading

    def _show(self, day: date) -> None:
        first = QLocale().firstDayOfWeek().value - 1
        self._since = day - timedelta(days=(day.weekday() - first) % 7)
        last = self._since + timedelta(days=6)
        days = [QDate(one.year, one.month, one.day) for one in (self._since, last)]
        self.heading.setText(week_words(*days))
        self._read()

    def _read(self) -> None:
        desk, since = self._place.desk, self._since

        def read() -> tuple[Week, list[Client]]:
            clients = [line.client for line in desk.caseload.lines()]
            return desk.appointments.week(since), [one for one in clients if one.state in BOOKABLE]

        self._place.lane.ask(read, self._show_week, self._place.tell, key="calendar", owner=self)

    def _show_week(self, found: tuple[Week, list[Client]]) -> None:
        self.week, self.edits.clients = found
        records = self._place.desk.records
        now = records.now().astimezone(ZoneInfo(records.zone)).replace(tzinfo=None)
        self.grid.show_week(self.week, now, records.zone)
        self.head.show_week(self.week, now.date())

    def _happened(self, event: Event) -> None:
        if self._widget.isVisible() and not isinstance(event, NoteSaved):
            self._read()

    def _show_place(self, box: QRect) -> None:
        self._scroll.ensureVisible(box.center().x(), box.center().y(), 0, box.height())
        self.head.place_bars()

    # doing

    def _step(self, weeks: int) -> None:
        self._show(self._since + timedelta(weeks=weeks))

    def book(self) -> None:
        """Book at the chosen time, else at the next full hour of this week."""
        if not self.edits.clients:
            self._place.notices.say(translate("Calendar", "Take on a client first, with Ctrl N."))
            return
        self.edits.book(self._chosen_time())

    def _chosen_time(self) -> datetime:
        block = self.grid.chosen()
        if block is not None:
            return block.end.replace(tzinfo=None)
        if self.grid.slot is not None and 0 <= (self.grid.slot.date() - self._since).days < 7:
            return self.grid.slot
        day = max(self._since, min(self._today(), self._since + timedelta(days=6)))
        return datetime(day.year, day.month, day.day, 9)

    def open_chosen(self) -> None:
        """Press the button that the keyboard is at, else open the session it is or was at."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and self._widget.isAncestorOf(focus):
            focus.click()
        elif (block := self.grid.chosen()) is not None:
            self._open(block.line)

    def _open(self, line: SessionLine) -> None:
        session = line.session
        if session is None:
            return
        screen = "note" if session.is_held else "session_form"
        self._place.go(Target(screen, line.client_id, session.id))

    def take_break(self) -> None:
        """Ask for a break, from the chosen day on."""
        self.edits.take_break(self._chosen_time().date())

    def show_standing(self) -> None:
        """Show the recurring appointments and the breaks of the week."""
        if self.week is not None:
            edits = self.edits
            StandingSheet(self._widget, self.week, edits.change, edits.end, edits.drop_break).open()

    def _today(self) -> date:
        return self._place.desk.records.today()
