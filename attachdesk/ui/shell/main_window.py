"""The main window: the sidebar, a stack of screens made when first entered, the way back, and the covers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.focus_ring import ring_the_focus
from attachdesk.ui.kit.notices import Notices, Toast
from attachdesk.ui.kit.room import fitting
from attachdesk.ui.kit.screen import Screen, Target
from attachdesk.ui.kit.words import ground, holding
from attachdesk.ui.shell.actions import Shortcuts, window_actions
from attachdesk.ui.shell.client_acts import OF_CLIENT_IN_FRONT, acts_begun, client_acts
from attachdesk.ui.shell.covers import Explanation, Shade
from attachdesk.ui.shell.keys_over_all import KeysOverAll
from attachdesk.ui.shell.locking import Locking
from attachdesk.ui.shell.matching import Entry, entry_of
from attachdesk.ui.shell.palette import CommandPalette, Search
from attachdesk.ui.shell.sidebar import Sidebar

MakeScreen = Callable[[], Screen]
_NARROW_UNDER = 1100
GEOMETRY_AFTER_MS = 1000
LEFT_BY_ESCAPE = frozenset({"new_client", "session_form", "note", "crisis", "safety_plan", "audit"})


def _nothing_found(_typed: str) -> Sequence[Entry]:
    return ()


class MainWindow(QMainWindow):
    """Holds the screens; ``entered`` carries the name of the screen that came to the front.

    ``makers`` make a screen by its name when it is first entered; ``search`` finds clients for the palette,
    on the lane; ``locking`` is what Ctrl+L and the idle lock do.
    """

    entered = Signal(str)
    closing = Signal()

    def __init__(
        self,
        lane: Lane,
        settings: QSettings,
        makers: dict[str, MakeScreen],
        *,
        locking: Locking | None = None,
        search: Search = _nothing_found,
    ) -> None:
        super().__init__()
        self.lane, self._settings, self.makers = lane, settings, makers
        self.locking = locking or Locking(lane, lambda: None, self.close)
        self.locking.before.append(self.leave_screen)
        self.screens: dict[str, Screen] = {}
        self.current: Screen | None = None
        self._past: list[Target] = []
        self._here: Target | None = None
        self._idle_toast: Toast | None = None
        self.setWindowTitle("AttachDesk")
        self.sidebar = Sidebar()
        self.stack = QStackedWidget()
        self._put_together()
        self.notices = Notices(self.stack)
        self.shade = Shade(self)
        self.palette_of_acts = CommandPalette(self, lane, self._entries, search)
        self._shortcuts = Shortcuts(self)
        self._everywhere = self._own_actions()
        self._shortcuts.bind(self._everywhere)
        ring_the_focus()
        self._over_all = KeysOverAll(self, self.locking.lock, self.shade.toggle)
        self.setMinimumSize(800, 560)
        kept = settings.value("window/geometry", QByteArray(), QByteArray)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(fitting(QSize(1440, 900)))
        self._keep_geometry = QTimer(self, singleShot=True, interval=GEOMETRY_AFTER_MS)
        self._keep_geometry.timeout.connect(self._save_geometry)

    def _put_together(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self.stack, 1)
        self.setCentralWidget(ground(holding(line), "window"))
        self.sidebar.asked.connect(lambda name: self.go(Target(name)))
        self.sidebar.find_asked.connect(self._find)
        self.sidebar.lock_asked.connect(self.locking.lock)
        appearance().changed.connect(self._fit)

    def _own_actions(self) -> list[Action]:
        does = {
            "find": self.palette_of_acts.open,
            "back": self.back,
            "lock": self.locking.lock,
            "shade": self.shade.toggle,
            "focus": self.toggle_focus_mode,
            "explain": self.explain,
        }
        return window_actions(does, lambda name: self.go(Target(name)))

    def _find(self) -> None:
        self.palette_of_acts.open()

    def add_actions(self, actions: Sequence[Action]) -> None:
        """Add acts that can be done on every screen (New client, Back up)."""
        self._everywhere += actions
        self._bind()

    @property
    def here(self) -> Target | None:
        """What is in front, or None before the first screen."""
        return self._here

    def go(self, target: Target) -> None:
        """Enter a screen; one comes back from it with ``back``. KeyError: no such screen."""
        if self._here is not None and self._here != target:
            self._past.append(self._here)
        self._enter(target)

    def back(self) -> None:
        """Enter what was before; at the beginning nothing happens."""
        if self._past:
            self._enter(self._past.pop())

    def become(self, target: Target) -> None:
        """Take what is in front for ``target``: what was begun there is kept now, and back leads to it."""
        self._here = target
        self.entered.emit(target.screen)

    def _enter(self, target: Target) -> None:
        screen = self.screens.get(target.screen) or self._make(target.screen)
        if self.current is not None and self.current is not screen:
            self.current.leave()
        self._here, self.current = target, screen
        screen.enter(target)
        self.stack.setCurrentWidget(screen.widget())
        self.sidebar.choose(target.screen)
        self._bind()
        self.entered.emit(target.screen)

    def _make(self, name: str) -> Screen:
        screen = self.screens[name] = self.makers[name]()
        self.stack.addWidget(screen.widget())
        return screen

    def rebind(self) -> None:
        """Listen to what can be done now: the screen in front offers something else."""
        self._bind()

    def _bind(self) -> None:
        own = list(self.current.actions()) if self.current is not None else []
        self._shortcuts.bind([*own, *self._everywhere])

    def _entries(self) -> list[Entry]:
        of_client = client_acts(self._here, self.go, self._everywhere)
        entries, named = [entry_of(one, one.group) for one in of_client], {one.id for one in of_client}
        own = [one for one in self.current.actions() if one.is_enabled()] if self.current is not None else []
        title = QCoreApplication.translate("Palette", "On this screen")
        entries += [entry_of(one, one.group or title) for one in own]
        title = QCoreApplication.translate("Palette", "Actions")
        rest = [one for one in self._everywhere if one.is_enabled() and one.id not in named]
        entries += [entry_of(one, one.group or title) for one in rest]
        begun = acts_begun(self._here, self.go, {one.id for one in own})
        return entries + [entry_of(one, one.group) for one in begun]

    def explain(self) -> None:
        """Say what the screen in front is for (F1)."""
        if self.current is not None:
            first = [one for one in self._everywhere if one.id in OF_CLIENT_IN_FRONT]
            actions = [*first, *self.current.actions(), *self._everywhere]
            actions = list({one.id: one for one in actions}.values())  # each once
            cover = Explanation(self, self.current.title, self.current.explain(), actions)
            cover.closed.connect(cover.deleteLater)
            cover.open()

    def toggle_focus_mode(self) -> None:
        """Hide the sidebar and fill the screen, or come back (F11)."""
        is_on = self.sidebar.isHidden()
        self.sidebar.setVisible(is_on)
        self.showNormal() if is_on else self.showFullScreen()

    def warn_of_lock(self, seconds: int) -> None:
        """Say that the vault locks soon; once, the words count down."""
        words = QCoreApplication.translate(
            "MainWindow", "Locks in {seconds} seconds. Any key keeps it open."
        ).format(seconds=seconds)
        if self._idle_toast is None:
            self._idle_toast = self.notices.warn(words)
        else:
            self._idle_toast.put(words)

    def end_warning(self) -> None:
        """Somebody is there again."""
        if self._idle_toast is not None:
            self._idle_toast.end()
            self._idle_toast = None

    def leave_screen(self) -> None:
        """Let the screen in front flush what is unsaved."""
        if self.current is not None:
            self.current.leave()

    def _fit(self) -> None:
        is_narrow = self.width() < px(_NARROW_UNDER)
        if is_narrow != self.sidebar.is_narrow:
            self.sidebar.narrow(is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 1100 px the sidebar has its icons above the words."""
        super().resizeEvent(event)
        self._fit()
        self._keep_geometry.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else took leaves a form or a note as its arrow does: what is unkept waits."""
        where = self._here.screen if self._here is not None else ""
        if event.key() == Qt.Key.Key_Escape and where in LEFT_BY_ESCAPE:
            self.back()
        else:
            super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember soon where the window stands, so that it comes back even after a crash."""
        super().moveEvent(event)
        self._keep_geometry.start()

    def _save_geometry(self) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Flush the screen in front, remember where the window stood, and say that it closes."""
        self.leave_screen()
        self._save_geometry()
        self.closing.emit()
        super().closeEvent(event)
