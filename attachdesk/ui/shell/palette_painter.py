"""Paints the lines of the palette: icon, words with the fitting letters underlined, second words, keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from attachdesk.ui.kit.appearance import colour, font, px
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.shell.matching import Entry

Index = QModelIndex | QPersistentModelIndex
_CENTRE = Qt.AlignmentFlag.AlignVCenter


def heights(line: Entry | str) -> int:
    """Return the height of a line in px."""
    return px(32) if isinstance(line, str) else px(40)


class EntryPainter(QStyledItemDelegate):
    """Paints headings and entries."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the line."""
        return QSize(px(100), heights(index.data(Qt.ItemDataRole.UserRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            _paint_heading(painter, box, line, mirrored)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("selection"))
                painter.drawRoundedRect(box.adjusted(8, 0, -8, 0), 6, 6)
            _paint_entry(painter, box.adjusted(px(24), 0, -px(24), 0), line, mirrored)
        painter.restore()


def _lead(mirrored: bool) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignAbsolute


def _paint_heading(painter: QPainter, box: QRectF, words: str, mirrored: bool) -> None:
    painter.setFont(font("label"))
    painter.setPen(colour("muted"))
    painter.drawText(box.adjusted(px(24), px(6), -px(24), 0), _lead(mirrored) | _CENTRE, words)


def _paint_entry(painter: QPainter, box: QRectF, entry: Entry, mirrored: bool) -> None:
    side, gap = px(18), px(30)
    if entry.icon:
        left = box.right() - side if mirrored else box.left()
        place = QRectF(left, box.center().y() - side / 2, side, side)
        paint_icon(painter, entry.icon, place, colour("muted"))
    area = box.adjusted(0, 0, -gap, 0) if mirrored else box.adjusted(gap, 0, 0, 0)
    made = font("name")
    metrics = QFontMetricsF(made)
    keys_width = QFontMetricsF(font("caption")).horizontalAdvance(entry.keys) + px(12)
    words = metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, area.width() - keys_width)
    painter.setFont(made)
    painter.setPen(colour("text"))
    painter.drawText(area, _lead(mirrored) | _CENTRE, words)
    width = metrics.horizontalAdvance(words)
    if not mirrored and entry.marked[1] and entry.marked[1] <= len(words):
        start, end = (metrics.horizontalAdvance(words[:at]) for at in entry.marked)
        under = box.center().y() + metrics.ascent() / 2 + 2
        painter.fillRect(QRectF(area.left() + start, under, end - start, 2), colour("accent"))
    _paint_rest(painter, area, entry, start=width + px(12), keys_width=keys_width, mirrored=mirrored)


def _paint_rest(
    painter: QPainter, area: QRectF, entry: Entry, *, start: float, keys_width: float, mirrored: bool
) -> None:
    room = area.width() - start - keys_width
    painter.setPen(colour("muted"))
    if room > 40 and entry.second:
        small = font("small")
        painter.setFont(small)
        second = QFontMetricsF(small).elidedText(entry.second, Qt.TextElideMode.ElideRight, room)
        inner = area.adjusted(0, 0, -start, 0) if mirrored else area.adjusted(start, 0, 0, 0)
        painter.drawText(inner, _lead(mirrored) | _CENTRE, second)
    painter.setFont(font("caption"))
    painter.drawText(area, _lead(not mirrored) | _CENTRE, entry.keys)
