"""The command palette: type a few letters, a client first, then what one does, each with its shortcut."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import STRETCH, card, column, ground, holding, label, row, rule
from attachdesk.ui.shell.keys_over_all import held
from attachdesk.ui.shell.matching import Entry, fitting
from attachdesk.ui.shell.palette_painter import EntryPainter, heights

MOST = 9
WIDTH = 640
Search = Callable[[str], Sequence[Entry]]
"""Finds clients and notes for what was typed; runs on the lane."""

_Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractListModel):
    """Entries with the heading of a group before its first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Entry | str] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.lines = []
        for entry in entries:
            if not self.lines or (isinstance(self.lines[-1], Entry) and self.lines[-1].group != entry.group):
                self.lines.append(entry.group)
            self.lines.append(entry)
        self.endResetModel()

    def say(self, words: str) -> None:
        """Show one sentence in place of entries."""
        self.beginResetModel()
        self.lines = [words]
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line if isinstance(line, str) else " ".join((line.words, line.second, line.keys)).strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CommandPalette(QWidget):
    """Covers its window with 34 % of ink; Escape or a click beside it closes."""

    def __init__(
        self, window: QWidget, lane: Lane, entries: Callable[[], list[Entry]], search: Search
    ) -> None:
        super().__init__(window)
        self._window_below = window
        self._lane, self._entries, self._search = lane, entries, search
        self._found: list[Entry] = []
        self._before: QWidget | None = None
        words = QCoreApplication.translate("Palette", "Find a client, an action, a note")
        self.field = QLineEdit()
        self.field.setProperty("bare", "true")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.lines = _Lines()
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(EntryPainter(self.list))
        self.list.setAccessibleName(QCoreApplication.translate("Palette", "What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground(self.list, "raised")
        self.list.setViewportMargins(0, 0, 0, px(8))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self.open_chosen())
        self.panel = card("raised")
        self.panel.setParent(self)
        parts = (self._head(), rule(), self.list, self._foot())
        self.panel.setLayout(column(*parts, gap=0, margins=(1, 1, 1, 1)))
        window.installEventFilter(self)
        self.hide()

    def _head(self) -> QWidget:
        sign = label("")
        sign.setPixmap(pixmap("search", "muted", 20))
        keys = label(QCoreApplication.translate("Palette", "Esc"), "caption", "muted")
        head = holding(row(sign, self.field, keys, gap=12, margins=(24, 8, 24, 8)))
        head.setMinimumHeight(px(54))
        return head

    def _foot(self) -> QFrame:
        everything = QCoreApplication.translate("Palette", "every action of AttachDesk is in this list")
        foot = QFrame()
        ground(foot, "sunken")
        foot.setLayout(row(
            label(QCoreApplication.translate("Palette", "↑ ↓ choose"), "caption", "muted"),
            label(QCoreApplication.translate("Palette", "⏎ open"), "caption", "muted"),
            STRETCH,
            label(everything, "caption", "muted"),
            gap=24, margins=(24, 10, 24, 10),
        ))  # fmt: skip
        return foot

    def open(self) -> None:
        """Come to the front, empty."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._window_below.rect())
        self.field.setFont(font("note"))
        self.field.clear()
        self._found = []
        self._typed("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_it(self) -> None:
        """Go, and put the cursor back where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def open_chosen(self) -> None:
        """Do what the chosen line says."""
        line = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(line, Entry):
            self.close_it()
            line.do()

    def _typed(self, typed: str) -> None:
        self._show_for(typed)
        if typed.strip():
            self._lane.ask(
                lambda: list(self._search(typed)), lambda found: self._were_found(typed, found),
                key="palette", owner=self,
            )  # fmt: skip

    def _were_found(self, typed: str, found: list[Entry]) -> None:
        if typed == self.field.text():
            self._found = found
            self._show_for(typed)
            if not self.lines.lines:  # said once the clients have been looked through as well
                self.lines.say(QCoreApplication.translate("Palette", "Nothing is called that."))
                self._place()

    def _show_for(self, typed: str) -> None:
        found = self._found if typed.strip() else []
        near = fitting(self._entries(), typed)
        self.lines.show_entries((found[:4] + near)[:MOST] if typed.strip() else near[:MOST])
        self._step(1, from_row=-1)
        self._place()

    def _step(self, by: int, from_row: int | None = None) -> None:
        at = self.list.currentIndex().row() if from_row is None else from_row
        count = self.lines.rowCount()
        for _ in range(count):
            at = (at + by) % count
            if isinstance(self.lines.lines[at], Entry):
                self.list.setCurrentIndex(self.lines.index(at))
                return

    def _place(self) -> None:
        window = self._window_below
        width = min(px(WIDTH), window.width() - 48)
        tall = sum(heights(line) for line in self.lines.lines) + px(16)
        most = window.height() - px(113)
        height = min(px(56) + tall + px(40), most)
        top = min(px(112), window.height() // 8)
        self.panel.setGeometry((window.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter opens, Escape closes; the shade follows the window's size."""
        if watched is self._window_below and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window_below.rect())
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the keys from the shortcuts of what lies below."""
        return held(event) or super().event(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_chosen()
        elif key == Qt.Key.Key_Escape:
            self.close_it()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_it()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shade: 34 % of ink."""
        painter = QPainter(self)
        ink = QColor("black") if appearance().theme.is_dark else colour("text")
        ink.setAlphaF(0.34)
        painter.fillRect(self.rect(), ink)
        painter.end()
