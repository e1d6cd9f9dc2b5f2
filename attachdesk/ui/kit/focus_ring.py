"""The ring round whatever the keyboard is at: 2 px, 1 px away, over every kind of widget alike."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from attachdesk.ui.kit.appearance import colour

_AWAY = 3


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

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice whether a key or the mouse is in use, and follow what moves."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._by_key = True
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_key = False
            self._hide()
        elif kind in {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Wheel} and self._ring:
            self._place()
        return False

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._hide()
        self._widget = now
        if now is None or not self._by_key or _shows_itself(now):
            return
        self._ring = _Ring(now.window())
        self._place()
        self._ring.show()
        self._ring.raise_()

    def _place(self) -> None:
        if self._ring is None or self._widget is None:
            return
        top_left = self._widget.mapTo(self._ring.window_below, QPoint(0, 0))
        area = QRect(top_left, self._widget.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        self._ring.setGeometry(area)

    def _hide(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


def _shows_itself(widget: QWidget) -> bool:
    """Fields have a border of their own in focus, text a cursor, lists a chosen row."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractScrollArea)
    return isinstance(widget, kinds) or widget.isWindow()
