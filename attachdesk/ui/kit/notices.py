"""What is said at the edge: a toast for some seconds with a way back, or a trouble that stays."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.words import label, row

SHOWN_MS, REFUSED_MS = 6000, 9000
_MOVED = {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize}
Edge = Literal["accent", "warning", "danger"]
Act = tuple[str, Callable[[], object]] | None


class Toast(QFrame):
    """One notice: words, perhaps a button, a cross; a coloured edge of 3 px is its only colour."""

    def __init__(self, area: QWidget, words: str, edge: Edge, act: Act) -> None:
        super().__init__(area)
        self._edge = edge
        self.is_over = False
        self.setProperty("card", "raised")
        self.setAccessibleName(words)
        self._said = said = label(words, "small", wraps=True)
        said.setMinimumWidth(px(240))
        said.setMaximumWidth(px(400))
        parts: list[QWidget] = [said]
        if act is not None:
            parts.append(Button(act[0], "quiet", dense=True, do=partial(self._act, act[1])))
        close = QCoreApplication.translate("Notices", "Close this notice")
        parts.append(IconButton("x", close, self.end, size=14, role="muted"))
        self.setLayout(row(*parts, gap=8, margins=(16, 6, 6, 6)))

    def _act(self, do: Callable[[], object]) -> None:
        self.end()
        do()

    def put(self, words: str) -> None:
        """Say it in other words."""
        self._said.setText(words)
        self.setAccessibleName(words)

    def end(self) -> None:
        """Go."""
        if not self.is_over:
            self.is_over = True
            self.hide()
            self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink: QColor = colour(self._edge)
        left = self.width() - 3 if self.isRightToLeft() else 0
        painter.fillRect(left, 1, 3, self.height() - 2, ink)
        painter.end()


class Notices(QObject):
    """Stacks notices at the bottom leading corner of an area, newest lowest."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.toasts: list[Toast] = []
        self._clear: list[QWidget] = []
        area.installEventFilter(self)

    def say(self, words: str, undo: Callable[[], object] | None = None) -> Toast:
        """Say something for six seconds, with Undo when there is a way back."""
        act = (QCoreApplication.translate("Notices", "Undo"), undo) if undo is not None else None
        return self._for_a_while(self._show(words, "accent", act), SHOWN_MS)

    def refuse(self, words: str) -> Toast:
        """Say why something was not done; it goes by itself, for nothing is wrong."""
        return self._for_a_while(self._show(words, "warning", None), REFUSED_MS)

    def _for_a_while(self, toast: Toast, milliseconds: int) -> Toast:
        QTimer.singleShot(milliseconds, toast, partial(self._end, toast))
        return toast

    def keep_clear_of(self, widget: QWidget) -> None:
        """Never lie over a widget while it is seen: notices stand above it."""
        self._clear.append(widget)
        widget.installEventFilter(self)
        widget.destroyed.connect(partial(self._forget, widget))

    def _forget(self, widget: QWidget, _gone: object = None) -> None:
        self._clear = [one for one in self._clear if one is not widget]

    def warn(self, words: str) -> Toast:
        """Say a warning that stays until it is closed."""
        return self._show(words, "warning", None)

    def trouble(self, words: str, again: Callable[[], object] | None = None) -> Toast:
        """Say a trouble that stays until it is closed, with Try again when there is something to try."""
        act = (QCoreApplication.translate("Notices", "Try again"), again) if again is not None else None
        return self._show(words, "danger", act)

    def _show(self, words: str, edge: Edge, act: Act) -> Toast:
        self.toasts = [toast for toast in self.toasts if not toast.is_over]
        for again in [toast for toast in self.toasts if toast.accessibleName() == words]:
            # the same trouble once more takes the place of the first, so that they do not pile up
            again.end()
        toast = Toast(self._area, words, edge, act)
        self.toasts.append(toast)
        toast.show()
        self._place()
        return toast

    def _end(self, toast: Toast) -> None:
        toast.end()
        self._place()

    def _place(self) -> None:
        seen = [one for one in self._clear if one.isVisible() and self._area.isAncestorOf(one)]
        tops = [one.mapTo(self._area, QPoint()).y() for one in seen]
        bottom = min([self._area.height() - 16, *(top - 8 for top in tops)])
        for toast in reversed(self.toasts):
            if not toast.is_over:
                toast.adjustSize()
                left = self._area.width() - toast.width() - 16 if self._area.isRightToLeft() else 16
                bottom -= toast.height()
                toast.move(left, bottom)
                toast.raise_()
                bottom -= 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area's size."""
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() in _MOVED and watched in self._clear:
            QTimer.singleShot(0, self, self._place)  # when what is round it has its place too
        return False
