"""The first screen: sessions of the day with the brief before the next, and beside them what is owed."""

from collections.abc import Sequence
from functools import partial

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from attachdesk.domain.events import Event, NoteSaved
from attachdesk.domain.observation import Code
from attachdesk.domain.overview import SessionLine, Today
from attachdesk.domain.session import RiskEntry
from attachdesk.services.briefing import Brief
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.day_or_week import day_or_week
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import long_day
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.today import debts
from attachdesk.ui.screens.today.first_steps import first_steps, nothing_today
from attachdesk.ui.screens.today.first_stop import first_stop
from attachdesk.ui.screens.today.reading import DayAhead, Reading, day_of
from attachdesk.ui.screens.today.session_rows import Acts, SessionRows, next_of
from attachdesk.ui.screens.today.wording import day_line, wait_words

translate = QCoreApplication.translate
ROOM_FOR_TWO = 840
"""Px at a text scale of 1; narrower, the debts stand below the sessions."""
SIDE = 376
TICK_MS = 20_000


class TodayScreen(QObject):
    """The screen ``today``; the brief of the next client is read after the day is painted."""

    name = "today"

    def __init__(self, place: Workplace, ahead: DayAhead | None = None) -> None:
        super().__init__()
        self._place = place
        self._ahead = ahead
        self.title = translate("Today", "Today")
        self._briefing = place.desk.briefing
        self.day: Today | None = None
        self._numbers: dict[str, int] = {}
        self._next: SessionLine | None = None
        self._given: QWidget | None = None
        acts = Acts(self._open_file, self._write, self._record, self._start)
        self.sessions = SessionRows(place.desk.library, acts)
        self.heading, self.line = label("", "title", wraps=True), label("", "body", "muted")
        self.wait = label("", "small", "muted")
        self._debts = QVBoxLayout()
        self._debts.setSpacing(28)
        self._widget = self._laid_out()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._time_passed)
        place.bridge.happened.connect(self._happened)
        appearance().changed.connect(self._show_again)
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        self.new_client = Button(
            translate("Today", "New client"), shortcut="Ctrl N", icon="user-plus",
            do=lambda: self._place.go(Target("new_client")),
        )  # fmt: skip
        switch = day_or_week("today", self._place.go)
        head = row(column(self.heading, self.line, gap=0), switch, self.new_client, gap=16)
        head.setAlignment(switch, Qt.AlignmentFlag.AlignVCenter)
        head.setStretch(0, 1)
        head.setAlignment(self.new_client, Qt.AlignmentFlag.AlignVCenter)
        self.sessions_title = label(translate("Today", "Sessions"), "heading")
        self._free_day = nothing_today(lambda: self._place.go(Target("clients")))
        self._free_day.hide()  # said only once the day has been read
        left = column(
            row(self.sessions_title, STRETCH, self.wait), self.sessions, self._free_day, STRETCH, gap=8
        )
        self._side = holding(column(self._debts, STRETCH, gap=0))
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(32)
        self._two.addLayout(left, 1)
        self._two.addWidget(self._side)
        page = ground(holding(column(head, self._two, STRETCH, gap=18, margins=(32, 22, 32, 24))), "window")
        scroll = QtWidgets.QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        widget = ground(QWidget(), "window")
        widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        widget.setAccessibleName(self.title)
        self._stack = QStackedLayout(widget)
        self._stack.addWidget(scroll)
        widget.installEventFilter(self)
        return widget

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the date at once and the day when it has been read."""
        self.heading.setText(long_day(self._place.desk.records.today()))
        self._tick.start()
        self._widget.setFocus()
        self._read()

    def leave(self) -> None:
        """Nothing is unsaved here."""
        self._tick.stop()

    def actions(self) -> Sequence[Action]:
        """Return what can be done on this day."""
        group = translate("Today", "Today")
        return [
            Action(
                "today.start", translate("Today", "Do what is next"), self.do_next, "Return",
                is_enabled=self._has_primary, icon="corner-down-left", group=group,
            ),
            Action(
                "today.file", translate("Today", "Open the file of the next client"), self._open_next,
                is_enabled=lambda: self._next is not None, icon="folder-open", group=group,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one sees here."""
        return translate(
            "Today",
            "The sessions of the day; the next one carries what you may want to know before it, as it was "
            "recorded, nothing concluded. Enter starts it. Beside it stand follow-ups on safety, notes not "
            "yet written or signed, open ruptures and what comes due in two weeks, each oldest first.",
        )

    # reading

    def _read(self) -> None:
        read = self._ahead.take if self._ahead else partial(day_of, self._place.desk)
        self._place.lane.ask(read, self._show, self._place.tell, key="today", owner=self)

    def _happened(self, event: Event) -> None:
        if self._widget.isVisible() and not isinstance(event, NoteSaved):
            self._read()

    def _show(self, found: Reading) -> None:
        self.day, has_clients = found
        if not has_clients and self._stack.count() == 1:
            self._stack.addWidget(first_steps(lambda: self._place.go(Target("new_client"))))
        self._stack.setCurrentIndex(0 if has_clients else 1)
        if has_clients:
            self._show_again()
            self._ask_brief()

    def _show_again(self) -> None:
        if self.day is None:
            return
        self._fit()
        old = (self._widget, self.sessions.primary, self.sessions.waiting, self._given)
        takes_keys = any(one is not None and one.hasFocus() for one in old)
        self.heading.setText(long_day(self.day.day))
        now = self._place.desk.records.now()
        self._next = self.sessions.show_day(self.day.sessions, now, self._numbers)
        self.sessions.setVisible(bool(self.day.sessions))
        self._free_day.setVisible(not self.day.sessions)
        self._show_debts(self.day)
        self._show_time()
        self._given = (first_stop(self.sessions, self._debts) or self.new_client) if takes_keys else None
        if self._given is not None:
            self._given.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_debts(self, day: Today) -> None:
        cleared(self._debts)
        go = self._place.go
        zone = self._place.desk.records.zone
        blocks = (
            debts.safety(day, zone, self._follow_up_done, go),
            debts.notes_owed([*day.unrecorded, *day.owed], day.day, go),
            debts.coming_due(day, go),
        )
        for block in blocks:
            if block is not None:
                self._debts.addWidget(block)
        if not any(blocks):
            self._debts.addWidget(label(translate("Today", "Nothing is owed."), "body", "muted"))

    def _show_time(self) -> None:
        if self.day is None:
            return
        records = self._place.desk.records
        now = records.now()
        self.line.setText(day_line(self.day.sessions, now, records.zone))
        session = self._next.session if self._next else None
        self.wait.setText(wait_words(session, now) if session else "")

    def _time_passed(self) -> None:
        if self.day is None or self.day.day != self._place.desk.records.today():
            self._read()
        elif next_of(self.day.sessions, self._place.desk.records.now()) is not self._next:
            self._show(((self.day), True))
        else:
            self._show_time()

    def _ask_brief(self) -> None:
        if self.day is None:
            return
        ids = [line.client_id for line in self.day.sessions]
        coming, briefing, coding = self._next, self._briefing, self._place.desk.coding

        def read() -> tuple[dict[str, int], Brief | None, list[Code]]:
            brief = briefing.brief(coming.client_id) if coming is not None else None
            return briefing.next_numbers(ids), brief, coding.own_codes()

        self._place.lane.ask(read, self._show_brief, self._place.tell, key="today.brief", owner=self)

    def _show_brief(self, found: tuple[dict[str, int], Brief | None, list[Code]]) -> None:
        numbers, brief, own = found
        if self.day is None:
            return
        if numbers != self._numbers:
            self._numbers = numbers
            self._show_again()
        if brief is not None and self._next is not None and self._next.client_id == brief.client_id:
            self.sessions.show_brief(brief, self.day.day, {code.id: code for code in own})

    # doing

    def do_next(self) -> None:
        """Press what has the focus, else the one filled button."""
        focus = QtWidgets.QApplication.focusWidget()
        if isinstance(focus, QtWidgets.QAbstractButton) and self._widget.isAncestorOf(focus):
            focus.click()
        elif self.sessions.primary is not None:
            self.sessions.primary.click()

    def _has_primary(self) -> bool:
        return self.sessions.primary is not None or isinstance(
            QtWidgets.QApplication.focusWidget(), QtWidgets.QAbstractButton
        )

    def _open_next(self) -> None:
        if self._next is not None:
            self._open_file(self._next)

    def _open_file(self, line: SessionLine) -> None:
        self._place.go(Target("client_file", line.client_id))

    def _write(self, line: SessionLine) -> None:
        if line.session is not None:
            self._place.go(Target("note", line.client_id, line.session.id))

    def _record(self, line: SessionLine) -> None:
        if line.session is not None:
            self._place.go(Target("session_form", line.client_id, line.session.id, "record"))

    def _start(self, line: SessionLine) -> None:
        """Open the note; the session is attended from now on, also where it begins before its hour."""
        session, diary = line.session, self._place.desk.diary
        if session is None:
            return
        if line.note_status == "signed":
            self._write(line)  # sealed as it stands
            return
        self._place.lane.ask(
            lambda: diary.begin(session.id),
            lambda _session: self._write(line),
            self._place.tell,
            owner=self,
        )

    def _follow_up_done(self, entry: RiskEntry) -> None:
        said = translate("Today", "The follow-up is on record.")
        self._place.lane.ask(
            lambda: self._place.desk.diary.follow_up_done(entry.id),
            lambda _entry: self._say(said), self._place.tell, owner=self,
        )  # fmt: skip

    def _say(self, words: str) -> None:
        self._place.notices.say(words)

    # the width

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the debts below the sessions where there is no room beside."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        is_wide = self._widget.width() >= px(ROOM_FOR_TWO)
        ways = QBoxLayout.Direction
        self._two.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        most = min(px(SIDE), round(0.38 * self._widget.width()))
        self._side.setMinimumWidth(most if is_wide else 0)
        self._side.setMaximumWidth(most if is_wide else 16_777_215)
