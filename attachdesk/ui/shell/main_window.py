"""The main window: the sidebar, a stack of screens made when first entered, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Screen, Target
from attachdesk.ui.kit.words import ground, holding
from attachdesk.ui.shell.sidebar import Sidebar

MakeScreen = Callable[[], Screen]


class MainWindow(QMainWindow):
    """Holds the screens; ``entered`` carries the name of the screen that came to the front."""

    entered = Signal(str)

    def __init__(self, lane: Lane, settings: QSettings, makers: dict[str, MakeScreen]) -> None:
        super().__init__()
        self.lane, self._settings, self._makers = lane, settings, makers
        self.screens: dict[str, Screen] = {}
        self.current: Screen | None = None
        self._past: list[Target] = []
        self._here: Target | None = None
        self.setWindowTitle("AttachDesk")
        self.sidebar = Sidebar()
        self.stack = QStackedWidget()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self.stack, 1)
        self.setCentralWidget(ground(holding(line), "window"))
        self.sidebar.asked.connect(lambda name: self.go(Target(name)))
        self.setMinimumSize(800, 560)
        kept = settings.value("window/geometry", QByteArray(), QByteArray)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(1440, 900)

    def go(self, target: Target) -> None:
        """Enter a screen; one comes back from it with ``back``. KeyError: no such screen."""
        if self._here is not None and self._here != target:
            self._past.append(self._here)
        self._enter(target)

    def back(self) -> None:
        """Enter what was before; at the beginning nothing happens."""
        if self._past:
            self._enter(self._past.pop())

    def _enter(self, target: Target) -> None:
        screen = self.screens.get(target.screen) or self._make(target.screen)
        if self.current is not None and self.current is not screen:
            self.current.leave()
        self._here, self.current = target, screen
        screen.enter(target)
        self.stack.setCurrentWidget(screen.widget())
        self.sidebar.choose(target.screen)
        self.entered.emit(target.screen)

    def _make(self, name: str) -> Screen:
        screen = self.screens[name] = self._makers[name]()
        self.stack.addWidget(screen.widget())
        return screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 1100 px the sidebar has its icons above the words."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < px(1100)
        if is_narrow != self.sidebar.is_narrow:
            self.sidebar.narrow(is_narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Flush the screen in front and remember where the window stood."""
        if self.current is not None:
            self.current.leave()
        self._settings.setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)
