"""The ring round whatever the keyboard is at: 2 px, over every kind of widget alike."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QInputEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from attachdesk.ui.kit.appearance import colour

_AWAY = 3
_FOLLOWED = frozenset({
    QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Wheel, QEvent.Type.Show,
    QEvent.Type.Hide,
})  # fmt: skip


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window_below = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class FocusRing(QObject):
    """Follows the focus of the application; drawn when a key, not the mouse, moved it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._widget: QWidget | None = None
        self._by_key = False
        application.focusChanged.connect(self._moved)
        application.installEventFilter(self)

    @property
    def ringed(self) -> QWidget | None:
        """The widget the ring is round, or None."""
        return self._widget if self._ring is not None and self._ring.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice whether a key or the mouse is in use, and follow what moves."""
        if self._ring is None and not isinstance(event, QInputEvent):
            return False  # nothing to follow: every event there is comes through here
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._by_key = True
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_key = False
            self._hide()
        elif watched is not self._ring and (kind in _FOLLOWED or self._is_list(watched, kind)):
            self._place()
        return False

    def _is_list(self, painted: QObject, kind: QEvent.Type) -> bool:
        """Say whether a list with the keyboard paints itself: its current row may be another or elsewhere."""
        one = self._widget if kind == QEvent.Type.Paint else None
        return isinstance(one, QAbstractItemView) and isValid(one) and painted is one.viewport()

    def _moved(self) -> None:
        # the signal's own widgets are not taken: one of them may be half destroyed already
        self._hide()
        self._widget = now = QApplication.focusWidget()
        if now is None or not self._by_key or _shows_itself(now):
            return
        self._ring = _Ring(now.window())
        self._place()
        self._ring.show()
        self._ring.raise_()

    def _place(self) -> None:
        """Stand round the widget, as far as what scrolls shows of it."""
        ring, widget = self._ring, self._widget
        if ring is None or widget is None or not (isValid(ring) and isValid(widget)):
            return
        window = ring.window_below
        area = _row_of(widget, window)
        if area is None:
            area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            area = area.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        area = area.intersected(window.rect())
        above = widget.parentWidget()
        while above is not None and above is not window:
            if isinstance(above, QAbstractScrollArea):
                port = above.viewport()
                area = area.intersected(QRect(port.mapTo(window, QPoint(0, 0)), port.size()))
            above = above.parentWidget()
        if ring.geometry() != area:  # a list paints itself under the ring, and is followed by that
            ring.setGeometry(area)

    def _hide(self) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()


def _row_of(widget: QWidget, window: QWidget) -> QRect | None:
    """Return where the row is that the keyboard is at; None where no row of a list is in sight."""
    if not isinstance(widget, QAbstractItemView) or not widget.currentIndex().isValid():
        return None
    port, row = widget.viewport(), widget.visualRect(widget.currentIndex())
    row = QRect(0, row.top(), port.width(), row.height())
    return QRect(port.mapTo(window, row.topLeft()), row.size()) if row.intersects(port.rect()) else None


_rings: list[FocusRing] = []


def ring_the_focus() -> None:
    """Let the focus of the application be seen from now on; a second call does nothing."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and not (_rings and isValid(_rings[0])):
        _rings[:] = [FocusRing(application)]


def _shows_itself(widget: QWidget) -> bool:
    """Fields have a border of their own in focus, and text a cursor; a cover has the whole window.

    A bare page takes the keys only until something on it does: nothing is chosen by it.
    """
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
    is_page = widget.metaObject().className() == "QWidget" and not (
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return (
        is_page or isinstance(widget, kinds) or widget.isWindow() or widget.size() == widget.window().size()
    )
