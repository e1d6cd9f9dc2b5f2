"""A row that goes on in the next line when the words are too long for the width."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Widgets beside each other from the leading edge, wrapped; ``gap`` px between."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out, or return None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._lay(QRect(0, 0, width, 0), is_only_measured=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._lay(rect, is_only_measured=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest one."""
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return QSize(widest, max((size.height() for size in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        """Return what takes room: a hidden widget leaves no gap."""
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, is_only_measured: bool) -> int:
        x = y = line = 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        for item in self._shown():
            size = _within(item, rect.width())
            if x and x + size.width() > rect.width():
                x, y, line = 0, y + line + self._gap, 0
            if not is_only_measured:
                left = rect.right() + 1 - x - size.width() if mirrored else rect.left() + x
                item.setGeometry(QRect(QPoint(left, rect.top() + y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line


def _within(item: QLayoutItem, width: int) -> QSize:
    """Return the size an item takes in a line of ``width`` px; one that can be narrower and higher is."""
    size = item.sizeHint()
    if 0 < width < size.width():
        return QSize(max(width, item.minimumSize().width()), max(size.height(), item.heightForWidth(width)))
    return size


class JoinedLayout(FlowLayout):
    """Widgets of one width that share their edges and fill the line; as many lines as the words need."""

    def __init__(self) -> None:
        super().__init__(gap=-1)

    def expandingDirections(self) -> Qt.Orientation:
        """Take all of the line."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """All in one line, each as wide as the widest."""
        count, widest = max(1, len(self._shown())), self.minimumSize()
        return QSize(count * (widest.width() - 1) + 1, widest.height())

    def minimumSize(self) -> QSize:
        """The widest one; no line may cut its words."""
        sizes = [item.sizeHint() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return QSize(widest, max((size.height() for size in sizes), default=0))

    def _lay(self, rect: QRect, *, is_only_measured: bool) -> int:
        shown, high = self._shown(), self.minimumSize().height()
        widths = self._widths(shown, rect.width())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        x, line = 0.0, 0
        for item, width in zip(shown, widths, strict=True):
            if x and round(x + width) + 1 > rect.width():
                x, line = 0.0, line + 1
            left, right = round(x), round(x + width) + 1
            if not is_only_measured:
                start = rect.width() - right if mirrored else left
                item.setGeometry(
                    QRect(rect.left() + start, rect.top() + line * (high - 1), right - left, high)
                )
            x += width
        return (line + 1) * (high - 1) + 1

    def _widths(self, shown: list[QLayoutItem], width: int) -> list[float]:
        """Return how wide each is without the shared edge: all alike, else by their words, else in lines."""
        own = [item.sizeHint().width() - 1 for item in shown]
        room, widest = width - 1, max(own, default=1)
        if not own or widest * len(own) <= room:
            return [room / max(1, len(own))] * len(own)
        if sum(own) <= room:
            more = (room - sum(own)) / len(own)
            return [one + more for one in own]
        lines = -(-len(own) // max(1, room // widest))
        each = -(-len(own) // lines)
        last = len(own) - each * (lines - 1)  # the last line is filled too, so that no corner stays open
        return [room / each] * (len(own) - last) + [room / last] * last


def flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Return widgets in a row that wraps."""
    holder = QWidget()
    layout = FlowLayout(gap)
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
