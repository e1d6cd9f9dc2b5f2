"""The timeline itself: date left, one thin line, the thing right, codes as signs at the row's end."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.time_words import day_words, month_and_year
from attachdesk.ui.screens.client_file.happening import Happening

Index = QModelIndex | QPersistentModelIndex
Row = Happening | str
ROW, HEADING = 54, 40
DATE, LINE, WORDS = 86, 110, 134
"""Where, in px from the leading edge: the end of the date, the line, the words."""


class TimelineModel(QAbstractListModel):
    """Months as headings, happenings below them; ``Qt.UserRole`` gives the row itself."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_rows(self, happenings: Sequence[Happening]) -> None:
        """Show happenings, newest first, under their months."""
        self.beginResetModel()
        self.rows, month = [], ""
        for one in happenings:
            named = month_and_year(one.on)
            if named != month:
                self.rows.append(named)
                month = named
            self.rows.append(one)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is read out, or the row itself."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row if isinstance(row, str) else f"{day_words(row.on)}, {row.title}, {row.second}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TimelinePainter(QStyledItemDelegate):
    """Paints a month or a happening; mirrored from right to left."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row, growing with the font."""
        is_month = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(px(200), px(HEADING if is_month else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, state = index.data(Qt.ItemDataRole.UserRole), option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            _paint_month(painter, area, row, mirrored)
        else:
            if state & QStyle.StateFlag.State_Selected:
                _paint_ground(painter, area, "selection")
            elif state & QStyle.StateFlag.State_MouseOver:
                _paint_ground(painter, area, "sunken")
            _paint_line(painter, area, row, mirrored)
            _paint_words(painter, area, row, mirrored)
        painter.restore()


def _at(area: QRectF, start: float, width: float, mirrored: bool) -> QRectF:
    left = area.right() - px(start) - width if mirrored else area.left() + px(start)
    return QRectF(left, area.top(), width, area.height())


def _side(mirrored: bool, *, trailing: bool = False) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if trailing != mirrored else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _paint_month(painter: QPainter, area: QRectF, words: str, mirrored: bool) -> None:
    painter.setFont(font("small_strong"))
    painter.setPen(colour("text"))
    box = _at(area, WORDS, area.width() - px(WORDS), mirrored).adjusted(0, px(8), 0, 0)
    painter.drawText(box, _side(mirrored), words)


def _paint_ground(painter: QPainter, area: QRectF, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(role))
    painter.drawRoundedRect(area.adjusted(px(12), 0, -px(12), 0), 6, 6)


def _paint_line(painter: QPainter, area: QRectF, row: Happening, mirrored: bool) -> None:
    painter.setFont(font("small"))
    painter.setPen(colour("muted"))
    day = _at(area, 16, px(DATE - 16), mirrored)
    top = QRectF(day.left(), day.top() + px(6), day.width(), px(22))
    painter.drawText(top, _side(mirrored, trailing=True), day_words(row.on).rsplit(" ", 1)[0])
    x = area.right() - px(LINE) if mirrored else area.left() + px(LINE)
    painter.setPen(QPen(colour("border"), 1))
    painter.drawLine(round(x), round(area.top()), round(x), round(area.bottom()) + 1)
    ring = QRectF(x - px(12), area.top() + px(6), px(24), px(24))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(ring)
    inner = ring.adjusted(px(5), px(5), -px(5), -px(5))
    if row.sign.startswith("code:"):
        paint_code(painter, row.sign.removeprefix("code:"), inner)
    else:
        paint_icon(painter, row.sign, inner, colour("muted"))


def _paint_words(painter: QPainter, area: QRectF, row: Happening, mirrored: bool) -> None:
    taken = px(24) * len(row.codes)
    for place, (code, letter, ink) in enumerate(row.codes):
        end = px(24) + taken - px(24) * place
        left = area.left() + end - px(16) if mirrored else area.right() - end
        paint_code(painter, code, QRectF(left, area.center().y() - px(8), px(16), px(16)), letter, ink)
    width = area.width() - px(WORDS) - taken - px(36)
    box = _at(area, WORDS, width, mirrored)
    for words, role, tone, top in ((row.title, "name", "text", 5), (row.second, "small", "muted", 26)):
        made = font(role)
        painter.setFont(made)
        painter.setPen(colour(tone))
        shown = QFontMetricsF(made).elidedText(words, Qt.TextElideMode.ElideRight, width)
        line = QRectF(box.left(), box.top() + px(top), width, px(22))
        painter.drawText(line, _side(mirrored), shown)


class TimelineList(QListView):
    """``chosen(happening)`` as the cursor moves, ``opened(happening)`` on Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TimelineModel()
        self.setModel(self.rows)
        self.setItemDelegate(TimelinePainter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)
        appearance().changed.connect(self.doItemsLayout)

    def show_rows(self, happenings: Sequence[Happening]) -> None:
        """Show other rows; what was chosen stays chosen while it is still there."""
        before = self.chosen_row()
        self.rows.show_rows(happenings)
        ids = [one.id for one in happenings]
        self.choose(before.id if before is not None and before.id in ids else (ids[0] if ids else ""))

    def chosen_row(self) -> Happening | None:
        """Return what the cursor is on."""
        index = self.currentIndex()
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return row if isinstance(row, Happening) else None

    def choose(self, happening_id: str) -> None:
        """Put the cursor on a happening."""
        for place, row in enumerate(self.rows.rows):
            if isinstance(row, Happening) and row.id == happening_id:
                self.setCurrentIndex(self.rows.index(place))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the cursor is on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(row, Happening):
            self.opened.emit(row)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(Qt.ItemDataRole.UserRole) if now.isValid() else None
        if isinstance(row, Happening):
            self.chosen.emit(row)
