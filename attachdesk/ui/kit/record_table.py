"""A plain table: rows of 40 px with hairlines, codes bold, numbers trailing; Enter opens a row."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.record_table_model import Column, RecordTableModel

__all__ = ["Column", "RecordTable"]
_PAD = 12


class RowPainter(QStyledItemDelegate):
    """Paints a cell from its column's kind."""

    def __init__(self, columns: Sequence[Column[Any]], height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns, self._height = columns, height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row, growing with the font."""
        return QSize(px(40), px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, hairline and contents."""
        state, rect = option.state, option.rect
        row, column = index.data(Qt.ItemDataRole.UserRole), self._columns[index.column()]
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunken"))
        painter.setPen(colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = QRectF(rect).adjusted(px(_PAD), 0, -px(_PAD), 0)
        if column.kind == "signs":
            _paint_signs(painter, inner, column.read(row) or (), mirrored)
        else:
            _paint_words(painter, inner, column, row, mirrored)
        painter.restore()


def _paint_signs(painter: QPainter, box: QRectF, codes: Sequence[str], mirrored: bool) -> None:
    side = px(16)
    for place, code in enumerate(codes):
        lead = place * px(24)
        left = box.right() - side - lead if mirrored else box.left() + lead
        if lead + side <= box.width():
            paint_code(painter, code, QRectF(left, box.center().y() - side / 2, side, side))


def _paint_words(painter: QPainter, box: QRectF, column: Column[Any], row: Any, mirrored: bool) -> None:
    ink = "muted" if column.kind == "muted" else "text"
    if column.kind == "notice" and column.icon is not None and column.words(row):
        name, ink = column.icon(row)
        side = px(16)
        left = box.right() - side if mirrored else box.left()
        place = QRectF(left, box.center().y() - side / 2, side, side)
        if name.startswith("code:"):
            paint_code(painter, name.removeprefix("code:"), place)
        elif name:
            paint_icon(painter, name, place, colour("muted" if ink == "text" else ink))
        box = box.adjusted(0, 0, -px(24), 0) if mirrored else box.adjusted(px(24), 0, 0, 0)
    made = font({"code": "strong", "notice": "small"}.get(column.kind, "body"))
    painter.setFont(made)
    painter.setPen(colour(ink))
    trailing = (column.kind == "number") != mirrored
    side_flag = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
    words = QFontMetricsF(made).elidedText(column.words(row), Qt.TextElideMode.ElideRight, box.width())
    flags = side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute  # mirrored above
    painter.drawText(box, flags, words)


class RecordTable(QTableView):
    """The table of one kind of row; ``chosen(row)`` as the cursor moves, ``opened(row)`` on Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]], name: str, *, row_height: int = 40) -> None:
        super().__init__()
        self._columns, self._row_height = tuple(columns), row_height
        self.records: RecordTableModel[Any] = RecordTableModel(columns)
        self.setModel(self.records)
        self.setAccessibleName(name)
        self.setItemDelegate(RowPainter(self._columns, row_height, self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Qt.ItemDataRole.UserRole)))
        appearance().changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the one that was chosen stays chosen when it is still there."""
        before = self.chosen_row()
        self.records.show_rows(rows)
        if before is not None and before in self.records.rows:
            self.choose(before)
        elif self.records.rows:
            self.selectRow(0)

    def chosen_row(self) -> Any:
        """Return the row under the cursor, or None."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def choose(self, row: Any) -> None:
        """Put the cursor on a row."""
        if row in self.records.rows:
            self.selectRow(self.records.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row under the cursor."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if (row := self.chosen_row()) is not None:
                self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left among the columns without a width."""
        super().resizeEvent(event)
        self._share_width()

    def hide_column(self, place: int, is_hidden: bool) -> None:
        """Hide a column, or show it again; the others share its room."""
        if self.isColumnHidden(place) != is_hidden:
            self.setColumnHidden(place, is_hidden)
            self._share_width()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(Qt.ItemDataRole.UserRole))

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.records.sort)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _share_width(self) -> None:
        shown = [one for place, one in enumerate(self._columns) if not self.isColumnHidden(place)]
        fixed = sum(px(column.width) for column in shown)
        open_ = [place for place, column in enumerate(self._columns) if not column.width]
        room = max(0, self.viewport().width() - fixed)
        for place, column in enumerate(self._columns):
            width = px(column.width) if column.width else max(px(80), room // max(1, len(open_)))
            self.setColumnWidth(place, width)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        header = self.horizontalHeader()
        header.setFont(font("label"))
        header.setFixedHeight(px(32))
        hair, ground, muted = colour("hairline").name(), colour("surface").name(), colour("muted").name()
        header.setStyleSheet(
            f"QHeaderView {{ background: {ground}; border: none; }}"
            f"QHeaderView::section {{ background: {ground}; color: {muted}; border: none;"
            f" border-bottom: 1px solid {hair}; padding: 0 {px(_PAD)}px; "
            f" font-size: {px(12)}px; font-weight: 600; }}"
        )
        self._share_width()
