"""The desk's window: which screens there are, what they are given, and what runs beside them."""

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from attachdesk.domain.errors import Told
from attachdesk.domain.events import BackupVerified
from attachdesk.domain.overview import Finding
from attachdesk.domain.words import Words
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.event_bridge import EventBridge
from attachdesk.ui.kit.screen import Screen, Target
from attachdesk.ui.kit.time_words import clock_words, short_day
from attachdesk.ui.kit.window_words import WindowWords
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.settings.preferences import Preferences
from attachdesk.ui.screens.today.reading import DayAhead
from attachdesk.ui.shell import crash
from attachdesk.ui.shell.brief_sheet import open_brief
from attachdesk.ui.shell.client_in_front import client_in_front
from attachdesk.ui.shell.clients_found import clients_like
from attachdesk.ui.shell.idle_lock import IdleLock
from attachdesk.ui.shell.jot_pad import JotPadSheet
from attachdesk.ui.shell.locking import Locking
from attachdesk.ui.shell.main_window import MainWindow
from attachdesk.ui.shell.matching import Entry
from attachdesk.ui.shell.sidebar_counts import SidebarCounts

translate = QCoreApplication.translate
SCREENS = {
    "today": "attachdesk.ui.screens.today.screen:TodayScreen",
    "calendar": "attachdesk.ui.screens.calendar.screen:CalendarScreen",
    "clients": "attachdesk.ui.screens.clients.screen:Clients",
    "new_client": "attachdesk.ui.screens.new_client.screen:NewClient",
    "client_file": "attachdesk.ui.screens.client_file.screen:ClientFileScreen",
    "session_form": "attachdesk.ui.screens.session_form.screen:SessionForm",
    "note": "attachdesk.ui.screens.note_editor.screen:NoteEditor",
    "search": "attachdesk.ui.screens.search.screen:SearchScreen",
    "caseload": "attachdesk.ui.screens.later.screens:CaseloadScreen",
    "supervision": "attachdesk.ui.screens.supervision.screen:SupervisionScreen",
    "codebook": "attachdesk.ui.screens.codebook.screen:CodebookScreen",
    "own_words": "attachdesk.ui.screens.own_words.screen:OwnWordsScreen",
    "safety_plan": "attachdesk.ui.screens.safety.screen:SafetyPlanScreen",
    "crisis": "attachdesk.ui.screens.safety.crisis:CrisisScreen",
    "audit": "attachdesk.ui.screens.settings.audit_page:AuditPage",
    "settings": "attachdesk.ui.screens.settings.screen:SettingsScreen",
}
"""A screen is one line here and one module there."""
BACKUP_EVERY_MS = 30 * 60 * 1000
INDEX_AFTER_MS = 1500
WATCH_AFTER_MS = 1000
"""The first screen is painted by then; until then every event of it would pass the idle lock's eyes."""
HOME = Target("today")


class DeskWindow(QObject):
    """Holds ``window``; ``locked`` is called when the vault is closed and the process may go."""

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        settings: QSettings,
        words: Words,
        locked: Callable[[], object],
        *,
        remembers: bool = True,
    ) -> None:
        super().__init__()
        self._ahead = DayAhead(desk, lane)  # the lane reads while the widgets are made
        self._remembers, self._is_back = remembers, False
        self._pad: JotPadSheet | None = None
        words = WindowWords(words)
        self.desk, self._lane, self._settings, self._words = desk, lane, settings, words
        locking = Locking(lane, desk.close, locked)
        makers: dict[str, Callable[[], Screen]] = {
            name: partial(self._make, where) for name, where in SCREENS.items()
        }
        self.window = MainWindow(lane, settings, makers, locking=locking, search=self._clients_like)
        self.window.add_actions(self._acts())
        self.bridge = EventBridge(desk.events, self)
        self.place = Workplace(
            desk, lane, self.bridge, self.window.notices, words, self.window.go, self.window.back,
            self.window.rebind, self.window.become,
        )  # fmt: skip
        self.counts = SidebarCounts(self.place, self.window.sidebar)
        self.window.entered.connect(lambda _name: self.counts.read())
        self._is_closed = False
        self.window.closing.connect(self._close)
        self.window.entered.connect(lambda _name: self._keep_place())
        lane.trouble.connect(self._trouble)
        self.bridge.happened.connect(self._happened)
        self._look_after()
        if desk.is_demo:
            self.window.setWindowTitle(translate("MainWindow", "AttachDesk: a practice of invented clients"))

    def _make(self, where: str) -> Screen:
        module, _, name = where.partition(":")
        made: Screen = getattr(import_module(module), name)(self.place, **self._extras(name))
        return made

    def _extras(self, name: str) -> dict[str, Any]:
        """Return what one screen is given beside its place: the preferences of this machine, the day."""
        if name == "TodayScreen":
            return {"ahead": self._ahead}
        if name == "SettingsScreen":
            return {"preferences": Preferences(self._settings, self._lock_after)}
        return {}

    def _lock_after(self, minutes: int) -> None:
        self.idle.after_s = 60 * minutes

    # coming and going

    def come_back(self) -> None:
        """Show the first screen at once, then the place where the therapist was."""
        self.window.go(HOME)
        self._lane.ask(self.desk.note_writing.place, self._go_back_to, owner=self)
        self._lane.ask(self.desk.appointments.book_ahead, owner=self)
        self._show_backup()
        self._tell_of_opening()

    def _tell_of_opening(self) -> None:
        """Say what was mended on opening; after a crash check the vault, behind the first screen."""
        vault, warn = self.desk.keeping.vault, self.window.notices.warn
        for key in vault.notices:
            warn(self._words.say(key))
        if vault.was_interrupted:
            self._lane.ask(self.desk.keeping.verify, self._tell_findings, owner=self)

    def _tell_findings(self, findings: list[Finding]) -> None:
        for one in findings[:1]:
            values = dict(one.values)
            told = (self._words.say(key, **values) for key in (one.where, one.what, one.advice))
            self.window.notices.trouble(" ".join(told))

    def _go_back_to(self, kept: str | None) -> None:
        # only from now on may the place be kept: the first screen must not overwrite it
        self._is_back = self._remembers
        target = _target_of(kept)
        if target is not None and self.window.here == HOME:
            self.window.go(target)

    def _keep_place(self) -> None:
        here = self.window.here
        if here is not None and self._is_back:
            kept = json.dumps({**vars(here), "at": -1, "act": ""})  # the note knows its own cursor
            self._lane.ask(lambda: self.desk.note_writing.put_place(kept), owner=self)

    def _go_to_trends(self) -> None:
        here = self.window.here
        if here is not None and here.client_id:
            self.window.go(Target("client_file", here.client_id, part="trends"))

    def _client_in_front(self) -> str:
        screen, focus = self.window.current, QApplication.focusWidget()
        return client_in_front(self.window.here, screen.widget(), focus) if screen is not None else ""

    def _brief(self) -> None:
        if client_id := self._client_in_front():
            open_brief(self.window, self.place, client_id)
        else:
            said = translate("Actions", "The brief: open a client first, or choose a session of today.")
            self.window.notices.say(said)

    def _go_to_crisis(self) -> None:
        if client_id := self._client_in_front():
            self.window.go(Target("crisis", client_id))
        else:
            said = translate("Actions", "In a crisis: open a client first, or choose a session of today.")
            self.window.notices.say(said)

    def _close(self) -> None:
        """Let the lane finish: everything saved, the closing backup made and reopened."""
        if self._is_closed or self.window.locking.is_locked:
            return
        self._is_closed = True
        self.idle.end()
        self._lane.ask(self.desk.keeping.finish)
        self._lane.finish()

    def put_away(self) -> None:
        """Close the window and leave the vault open, for whoever opened it."""
        self._is_closed = True
        self.idle.end()
        self.bridge.end()
        self._backup_timer.stop()
        self._index_timer.stop()
        self.window.close()

    # beside the screens

    def _look_after(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        minutes = int(str(self._settings.value("lock/minutes", 5)))
        self.idle = IdleLock(application, time.time, after_s=60 * max(1, min(60, minutes)), watches=False)
        QTimer.singleShot(WATCH_AFTER_MS, self.idle.watch)
        self.idle.warned.connect(self.window.warn_of_lock)
        self.idle.resumed.connect(self.window.end_warning)
        self.idle.due.connect(self.window.locking.lock)
        self._backup_timer = QTimer(self, interval=BACKUP_EVERY_MS)
        self._backup_timer.timeout.connect(lambda: self._lane.ask(self.desk.keeping.backup_inside))
        self._backup_timer.start()
        self._index_timer = QTimer(self, singleShot=True, interval=INDEX_AFTER_MS)
        self._index_timer.timeout.connect(lambda: self._lane.ask(self.desk.searching.catch_up))

    def _happened(self, event: object) -> None:
        self._ahead.forget()
        if isinstance(event, BackupVerified):
            self._show_backup()
        elif not self._index_timer.isActive():
            self._index_timer.start()

    def _show_backup(self) -> None:
        self._lane.ask(self.desk.keeping.backup_state, self._say_backup, owner=self)

    def _say_backup(self, state: Any) -> None:
        if state is None:
            return
        made = state.made_at.astimezone()
        words = f"{short_day(made.date())} {clock_words(made)}"
        self.window.sidebar.backup.say(translate("Sidebar", "Backup verified"), words, "shield-check")

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, Told):
            self.window.notices.trouble(self._words.of(error))
            return
        file = crash.keep(error)
        self.window.notices.trouble(self._words.say("window.our_fault", what=type(error).__name__, file=file))

    # what can be done everywhere

    def _acts(self) -> Sequence[Action]:
        new, back_up = translate("Actions", "New client"), translate("Actions", "Back up now")
        trends, group = translate("Actions", "Trends of this client"), translate("Actions", "Clients")

        week = translate("Actions", "Week")

        crisis = translate("Actions", "In a crisis: numbers, place, safety plan")

        brief = translate("Palette", "Brief before the session")

        def take_on() -> None:
            self.window.go(Target("new_client"))

        jot = translate("Actions", "Jot in the session")

        def make_backup() -> None:
            self._lane.ask(self.desk.keeping.backup_inside)

        return [
            Action("new_client", new, take_on, "Ctrl+N", icon="user-plus", group=group),
            Action("trends", trends, self._go_to_trends, "Ctrl+T", icon="chart-line", group=group),
            Action("week", week, lambda: self.window.go(Target("calendar")), "Ctrl+Shift+W", icon="calendar"),
            Action("brief", brief, self._brief, "Ctrl+B", icon="file-text", group=group),
            Action("crisis", crisis, self._go_to_crisis, "F2", icon="life-buoy", group=group),
            Action("jot", jot, self._jot, "Ctrl+J", icon="notebook-pen", group=group),
            Action("backup", back_up, make_backup, icon="shield-check"),
        ]

    def _jot(self) -> None:
        """Open the pad: of the note's session in front, else of its client, else of the one under way."""
        if self._pad is None:
            self._pad = JotPadSheet(self.window, self.place)
        here = self.window.here or HOME
        is_note = here.screen == "note" and not here.part
        self._pad.open(here.thing_id if is_note else "", here.client_id)

    def _clients_like(self, typed: str) -> Sequence[Entry]:
        """Find clients for the palette; runs on the lane."""
        return clients_like([line.client for line in self.desk.caseload.lines()], typed, self.window.go)


def _target_of(kept: str | None) -> Target | None:
    """Return the place that was kept, unless it is none of this version's."""
    try:
        target = Target(**json.loads(kept or "null"))
    except (TypeError, ValueError):
        return None
    return target if target.screen in SCREENS and target != HOME else None
