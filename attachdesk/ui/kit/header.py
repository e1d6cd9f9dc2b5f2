"""The lines round a screen: header with back, header with tabs, status line."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QHoverEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QTabBar, QWidget

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.elided import Elided
from attachdesk.ui.kit.words import STRETCH, column, edge, place, row

ROOM_BESIDE = 700
"""Px at a text scale of 1 from which the facts of a file stand beside its buttons."""


class EditorHeader(QFrame):
    """64 px: back, the client's code large, a second word, a line of facts; ``trailing`` takes more."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        words = QCoreApplication.translate("Header", "Back")
        self.back = IconButton("arrow-left", words, self.back_asked.emit, size=20)
        self.code = Elided("heading", "text", least=120)
        self.second = Elided("body", "muted", least=72)
        self.facts = Elided("caption", "muted", least=120)
        self.trailing = QHBoxLayout()
        self.trailing.setSpacing(16)
        names = row(self.code, self.second, STRETCH, gap=8)
        self.setLayout(row(self.back, 12, column(names, self.facts, gap=0), STRETCH, self.trailing, gap=4,
                           margins=(24, 8, 24, 8)))  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def say(self, code: str, second: str = "", facts: str = "") -> None:
        """Show whose file this is, and what of it."""
        self.code.setText(code)
        self.second.setText(second)
        self.facts.setText(facts)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the trailing end."""
        place(self.trailing, widgets)

    def _restyle(self) -> None:
        self.setMinimumHeight(px(64))


class Tabs(QTabBar):
    """Tabs of 40 px: 500 muted, the chosen one 600 text over an accent line; arrow keys move."""

    picked = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._names = [one for one, _ in tabs]
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        for _, words in tabs:
            self.addTab(words)
        self.currentChanged.connect(lambda place: self.picked.emit(self._names[place]))
        self._restyle()
        appearance().changed.connect(self._restyle)

    def put(self, name: str) -> None:
        """Choose a tab by its name."""
        self._let_go_of_mouse()
        if name in self._names:
            self.setCurrentIndex(self._names.index(name))

    def value(self) -> str:
        """Return the name of the chosen tab."""
        return self._names[self.currentIndex()]

    def _let_go_of_mouse(self) -> None:
        """Light no tab the mouse was at: Qt does not notice that the tabs went away under it by a key."""
        nowhere = QPointF(-1, -1)
        QCoreApplication.sendEvent(self, QHoverEvent(QEvent.Type.HoverLeave, nowhere, nowhere, nowhere))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget where the mouse was."""
        super().hideEvent(event)
        self._let_go_of_mouse()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the bare arrows only: Ctrl with an arrow belongs to what is below the tabs."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(font("name"))
        roles = ("muted", "text", "accent", "window")
        muted, text, accent, window = (colour(role).name() for role in roles)
        self.setStyleSheet(
            f"QTabBar {{ background: transparent; border: none; }}"
            f"QTabBar::tab {{ color: {muted}; background: transparent; border: none; padding: 0;"
            f" margin-right: {px(24)}px; min-height: {px(38)}px; border-bottom: 2px solid transparent; }}"
            f"QTabBar::scroller {{ width: {px(56)}px; }}"
            f"QTabBar::tear {{ width: 0; border: none; image: none; }}"
            f"QTabBar QToolButton {{ background: {window}; border: none; border-radius: 6px; }}"
            f"QTabBar::tab:hover {{ color: {text}; }}"
            f"QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}"
        )


class FileHeader(QFrame):
    """116 px: the client's code as title, a line of facts, buttons at the trailing end, tabs below."""

    def __init__(self, tabs: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self.code = Elided("title", "text", least=160)
        self.facts = Elided("body", "muted", least=160)
        self.tabs = Tabs(tabs, name)
        self.trailing = QHBoxLayout()
        self.trailing.setSpacing(8)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(16)
        self._head.setVerticalSpacing(2)
        self._head.setColumnStretch(0, 1)
        self._head.addWidget(self.code, 0, 0)
        self._head.addLayout(self.trailing, 0, 1, 2, 1)
        self._head.addWidget(self.facts, 1, 0)
        self._is_wide = True
        self.setLayout(column(self._head, STRETCH, row(self.tabs, STRETCH), gap=0, margins=(32, 12, 32, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def say(self, code: str, facts: str = "") -> None:
        """Show whose file this is."""
        self.code.setText(code)
        self.facts.setText(facts)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the trailing end."""
        place(self.trailing, widgets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the facts run under the buttons where there is not the width for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= px(ROOM_BESIDE)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._head.removeWidget(self.facts)
            self._head.removeItem(self.trailing)
            self.trailing.setParent(None)
            self._head.addLayout(self.trailing, 0, 1, 2 if is_wide else 1, 1)
            self._head.addWidget(self.facts, 1, 0, 1, 1 if is_wide else 2)

    def _restyle(self) -> None:
        self.setMinimumHeight(px(116))


class StatusLine(QFrame):
    """40 px at the foot: facts in muted from the leading edge, the one button of the screen at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self._line = row(STRETCH, gap=24, margins=(32, 4, 16, 4))
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._after = 0
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setMinimumHeight(px(40))

    def fact(self, widget: QWidget) -> None:
        """Add a fact before the stretch."""
        self._line.insertWidget(self._line.count() - 1 - self._after, widget)

    def add(self, widget: QWidget) -> None:
        """Add something at the trailing end."""
        self._line.addWidget(widget)
        self._after += 1


__all__ = ["EditorHeader", "FileHeader", "StatusLine", "Tabs", "edge"]
