"""The finds below each other: whose, when, what codes, and the words around, the found ones underlined."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from attachdesk.domain.observation import Code
from attachdesk.domain.overview import SearchHit
from attachdesk.domain.passage import CodeUnits
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.time_words import day_and_year

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 3


def kind_words(kind: str) -> str:
    """Return in what the words were found."""
    return {
        "notes": translate("Search", "note"),
        "addenda": translate("Search", "addendum"),
        "observations": translate("Search", "memo on a passage"),
        "clients": translate("Search", "client"),
        "people": translate("Search", "somebody in the client's life"),
        "problems": translate("Search", "problem"),
        "goals": translate("Search", "goal"),
        "objectives": translate("Search", "objective"),
        "planned_interventions": translate("Search", "intervention"),
        "plan_versions": translate("Search", "agreed plan"),
        "formulations": translate("Search", "formulation"),
        "ruptures": translate("Search", "rupture"),
        "risk_entries": translate("Search", "risk"),
        "file_events": translate("Search", "event in the file"),
        "codes": translate("Search", "code of your own"),
        "supervisions": translate("Search", "supervision"),
        "supervision_topics": translate("Search", "brought to supervision"),
        "enclosures": translate("Search", "document"),
    }.get(kind, translate("Search", "file"))


@dataclass(frozen=True)
class Said:
    """One find in words, for the screen and for who listens."""

    head: str
    second: str
    passage: str


def said_of(hit: SearchHit) -> Said:
    """Return the words of a find."""
    when = day_and_year(hit.date) if hit.date else ""
    second = " · ".join(part for part in (when, kind_words(hit.kind)) if part)
    return Said(hit.client or translate("Search", "Not of one client"), second, one_line(hit.passage))


def one_line(words: str) -> str:
    """Return words with their line ends as spaces, so that places in them stay."""
    return words.replace("\n", " ").replace("\r", " ").replace("\t", " ")


class HitModel(QAbstractListModel):
    """The finds as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[SearchHit, ...] = ()

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show other finds."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the find, or its words."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = said_of(hit)
            return f"{said.head}, {said.second}: {said.passage}"
        return None


class HitPainter(QStyledItemDelegate):
    """Paints a find: code and date in one line, codes at its end, the passage below."""

    def __init__(self, own: dict[str, Code]) -> None:
        super().__init__()
        self.own = own

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the passage needs in the width of the list."""
        width = option.rect.width() if option.rect.width() > 0 else px(600)
        _layout, height = passage_layout(index.data(Qt.ItemDataRole.UserRole), width - 2 * px(16))
        return QSize(width, px(12) * 2 + px(22) + height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, hairline and words."""
        hit: SearchHit = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("sunken"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("hairline"))
        inner = box.adjusted(px(16), px(12), -px(16), -px(12))
        self._paint_head(painter, hit, inner, option.direction == Qt.LayoutDirection.RightToLeft)
        layout, _height = passage_layout(hit, inner.width())
        painter.setPen(colour("muted"))
        layout.draw(painter, QPointF(inner.left(), inner.top() + px(22)))

    def _paint_head(self, painter: QPainter, hit: SearchHit, inner: QRect, mirrored: bool) -> None:
        said = said_of(hit)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        side, gap = px(16), px(6)
        x = inner.left() if mirrored else inner.right() - side
        for code in reversed(hit.codes[:6]):
            mine = self.own.get(code)
            letter, ink = (mine.letter, mine.ink) if mine else ("", "")
            paint_code(painter, code, QRectF(x, inner.top() + px(2), side, side), letter, ink)
            x += (side + gap) if mirrored else -(side + gap)
        room = inner.width() - len(hit.codes[:6]) * (side + gap) - px(8)
        painter.setFont(font("strong"))
        painter.setPen(colour("text"))
        metrics = painter.fontMetrics()
        head = metrics.elidedText(said.head, Qt.TextElideMode.ElideRight, round(room * 0.6))
        width = metrics.horizontalAdvance(head)
        start = inner.right() - width if mirrored else inner.left()
        painter.drawText(QRect(start, inner.top(), width + 2, px(20)), align, head)
        painter.setFont(font("small"))
        painter.setPen(colour("muted"))
        left = room - width - px(12)
        words = painter.fontMetrics().elidedText(said.second, Qt.TextElideMode.ElideRight, left)
        start = inner.right() - width - px(12) - left if mirrored else inner.left() + width + px(12)
        painter.drawText(QRect(start, inner.top(), left, px(20)), align, words)


def passage_layout(hit: SearchHit, width: int) -> tuple[QTextLayout, int]:
    """Return a passage laid out in at most three lines, the found stretches underlined, and its height."""
    words = one_line(hit.passage)
    units = CodeUnits(words)
    layout = QTextLayout(words, font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if words and _is_rtl(words) else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    ranges = []
    for start, end in hit.marked:
        one = QTextLayout.FormatRange()
        one.start = units.to_units(start)
        one.length = units.to_units(end) - one.start
        form = QTextCharFormat()
        form.setForeground(colour("text"))
        form.setFont(font("strong"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(colour("accent"))
        one.format = form
        ranges.append(one)
    layout.setFormats(ranges)
    return layout, _wrap(layout, width)


def _wrap(layout: QTextLayout, width: int) -> int:
    height = 0.0
    layout.beginLayout()
    for _ in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(40, width))
        line.setPosition(QPointF(0, height))
        height += line.height() + px(2)
    layout.endLayout()
    return round(height)


def _is_rtl(words: str) -> bool:
    """Return whether the first letter with a direction is written to the left."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    return next((way != "L" for way in strong if way in {"L", "R", "AL"}), False)


class HitList(QListView):
    """``opened(hit)`` on Enter or a click; the arrows move."""

    opened = Signal(object)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.records = HitModel()
        self.painter_of_hits = HitPainter({})
        self.setModel(self.records)
        self.setItemDelegate(self.painter_of_hits)
        self.setAccessibleName(translate("Search", "What was found"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.opened.emit(index.data(Qt.ItemDataRole.UserRole)))
        appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def show_hits(self, hits: Sequence[SearchHit], own: dict[str, Code]) -> None:
        """Show other finds, the cursor on the first."""
        self.painter_of_hits.own = own
        self.records.show_hits(hits)
        if hits:
            self.setCurrentIndex(self.records.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the arrow above the first goes back to the field."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.opened.emit(index.data(Qt.ItemDataRole.UserRole))
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the passages again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
