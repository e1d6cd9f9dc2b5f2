"""The list of codes at the leading edge: patterns, benefits, the therapist's own, with sign and key."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from attachdesk.domain.observation import BENEFITS, PATTERNS, Code
from attachdesk.library import Library
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.glyph_painter import paint_code

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
ID, KEYS, LETTER, INK = (Qt.ItemDataRole.UserRole + place for place in range(4))


class _EntryPainter(QStyledItemDelegate):
    """A heading, or a code with its sign, name and key."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 36 px for a code, 40 for a heading."""
        return QSize(px(200), px(36 if index.data(ID) else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        box: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        words, code = index.data(), index.data(ID)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        if not code:
            painter.setFont(font("label"))
            painter.setPen(colour("muted"))
            painter.drawText(box.adjusted(px(12), px(10), -px(12), 0), align, words)
            return
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_on or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if is_on else "sunken"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
        side = px(16)
        left = box.right() - px(12) - side if mirrored else box.left() + px(12)
        sign = QRectF(left, box.center().y() - side / 2, side, side)
        paint_code(painter, code, sign, index.data(LETTER), index.data(INK))
        painter.setFont(font("caption"))
        painter.setPen(colour("muted"))
        keys = index.data(KEYS)
        room = painter.fontMetrics().horizontalAdvance(keys) + px(12)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(box.adjusted(px(12), 0, -px(12), 0), end, keys)
        painter.setFont(font("strong" if is_on else "body"))
        painter.setPen(colour("accent_text" if is_on else "text"))
        start, stop = px(40), room + px(12)
        inner = box.adjusted(stop, 0, -start, 0) if mirrored else box.adjusted(start, 0, -stop, 0)
        said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, align, said)


class EntryList(QListWidget):
    """``picked(code)`` when the cursor comes to a code."""

    picked = Signal(str)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.setAccessibleName(translate("Codebook", "Codes"))
        self.setItemDelegate(_EntryPainter(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._moved)
        appearance().changed.connect(self.scheduleDelayedItemsLayout)
        self.show_own([])

    def show_own(self, own: list[Code]) -> None:
        """Fill the list, the therapist's own codes last; the cursor stays where it was."""
        before = self.currentItem().data(ID) if self.currentItem() else PATTERNS[0]
        self.blockSignals(True)
        self.clear()
        ctrl = translate("Codebook", "Ctrl")
        self._heading(translate("Codebook", "Patterns"))
        for code in PATTERNS:
            pattern = self._library.patterns[code]
            self._code(code, pattern.name, f"{ctrl} {pattern.key}")
        self._heading(translate("Codebook", "Benefits"))
        for code in BENEFITS:
            benefit = self._library.benefits[code]
            self._code(code, benefit.name[:1].upper() + benefit.name[1:], f"{ctrl} ⇧ {benefit.key}")
        kept = [code for code in own if not code.is_retired]
        if kept:
            self._heading(translate("Codebook", "Your own"))
        for one in kept:
            self._code(one.id, one.name, "", one.letter, one.ink)
        self.blockSignals(False)
        self.choose(before)

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(ID))

    def choose(self, code: str) -> None:
        """Put the cursor on a code."""
        for place in range(self.count()):
            if self.item(place).data(ID) == code:
                self.setCurrentRow(place)

    def _heading(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(ID, "")

    def _code(self, code: str, name: str, keys: str, letter: str = "", ink: str = "") -> None:
        item = QListWidgetItem(name, self)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {keys}" if keys else name)
        for role, value in ((ID, code), (KEYS, keys), (LETTER, letter), (INK, ink)):
            item.setData(role, value)
