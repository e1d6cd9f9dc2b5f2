"""Buttons: words first, an icon before, the shortcut in muted after; heights grow with the font."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QPushButton, QToolButton

from attachdesk.ui.kit.appearance import appearance, colour, font, pen_of, px, take_ink
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.numbers import ALIGN_LEFT, ALIGN_V_CENTER, STRONG_FOCUS

Kind = Literal["primary", "plain", "quiet", "danger"]
_GAP = 8
_LEFT = ALIGN_V_CENTER | ALIGN_LEFT
_INKS = {"primary": "on_accent", "quiet": "accent_text", "danger": "danger"}


def _call(do: Callable[[], object], _checked: bool = False) -> None:
    do()


class Button(QPushButton):
    """A button of the design; ``shortcut`` is only shown, the shell's actions listen for it."""

    def __init__(
        self,
        words: str,
        kind: Kind = "plain",
        *,
        shortcut: str = "",
        icon: str = "",
        do: Callable[[], object] | None = None,
        dense: bool = False,
        tall: bool = False,
        height: int = 0,
        flush: bool = False,
    ) -> None:
        super().__init__(words)
        self.kind: Kind = kind
        self._shortcut = shortcut
        self._icon = icon
        self._height = height or (28 if dense else 40 if tall else 32)
        self._flush = flush
        self._was_painted = False
        self._role = "small" if dense else "body"
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self._restyle()
        appearance().changed.connect(self._restyle)
        if do is not None:
            self.clicked.connect(partial(_call, do))

    def say(self, words: str) -> None:
        """Take other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(font(self._role, 500))
        inks = self.palette()
        inks.setColor(QPalette.ColorRole.ButtonText, colour(_INKS.get(self.kind, "text")))
        self.setPalette(inks)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and shortcut."""
        side = (
            0
            if self._flush
            else 8
            if self.kind == "quiet"
            else 10
            if self._height <= 28
            else 12
            if self._height <= 32
            else 16
        )
        return QSize(round(self._contents_width() + 2 * px(side)), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """No narrower than its words."""
        return self.sizeHint()

    def _contents_width(self) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._icon:
            width += px(16) + px(_GAP)
        if self._shortcut:
            width += px(_GAP) + QFontMetricsF(font("caption")).horizontalAdvance(self._shortcut)
        return width

    def _inks(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        """Ground, outline, words, shortcut in the state in force."""
        over, down = self.underMouse() and self.isEnabled(), self.isDown()
        if self.kind == "primary" and self.isEnabled():
            pressed = colour("accent_press" if down else "accent_hover" if over else "accent")
            return pressed, None, colour("on_accent"), colour("on_accent")
        words = colour(_INKS.get(self.kind, "text") if self.kind != "primary" else "text")
        plain = None if self.kind == "quiet" or not self.isEnabled() else colour("surface")
        fill = colour("selection") if down else colour("sunken") if over else plain
        outline = None if self.kind == "quiet" else colour("control")
        second = colour("muted")
        if not self.isEnabled():
            words, outline = colour("muted"), None if outline is None else colour("border")
            words.setAlphaF(0.6)
            second.setAlphaF(0.6)
        return fill, outline, words, second

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, outline, icon, words and shortcut."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, outline, words, second = self._inks()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box if outline is not None else QRectF(self.rect()), 6, 6)
        if fill is not None:
            painter.fillPath(path, pen_of(fill).brush())
        if outline is not None:
            painter.strokePath(path, pen_of(outline))
        self._paint_contents(painter, words, second)
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            if self.underMouse():
                QTimer.singleShot(0, self._show_hand)

    def _paint_contents(self, painter: QPainter, words: QColor, second: QColor) -> None:
        parts: list[tuple[str, float]] = []
        if self._icon:
            parts.append(("icon", px(16)))
        parts.append(("words", QFontMetricsF(self.font()).horizontalAdvance(self.text())))
        if self._shortcut:
            parts.append(("keys", QFontMetricsF(font("caption")).horizontalAdvance(self._shortcut)))
        x = (self.width() - self._contents_width()) / 2
        mirrored = self.isRightToLeft()
        for part, width in parts:
            left = self.width() - x - width if mirrored else x
            area = QRectF(left, 0, width + 1, self.height())
            if part == "icon":
                side = px(16)
                paint_icon(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), words)
            else:
                painter.setFont(self.font() if part == "words" else font("caption"))
                take_ink(painter, words if part == "words" else second)
                painter.drawText(area, _LEFT, self.text() if part == "words" else self._shortcut)
            x += width + px(_GAP)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover at once, and the hand."""
        super().enterEvent(event)
        if self._was_painted:  # else once it is: a cursor has a name of Qt's, see ``numbers``
            QTimer.singleShot(0, self._show_hand)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does; with Ctrl it is a shortcut."""
        keys, held = QtCore.Qt.Key, event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        if event.key() in {keys.Key_Return, keys.Key_Enter} and not held:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def _show_hand(self) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover at once."""
        super().leaveEvent(event)
        self.update()


class IconButton(QToolButton):
    """A button that is only an icon; its words are the tooltip and the accessible name."""

    def __init__(
        self,
        name: str,
        words: str,
        do: Callable[[], object] | None = None,
        *,
        size: int = 18,
        role: str = "text",
    ) -> None:
        super().__init__()
        self._name, self._size, self._role = name, size, role
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self._restyle()
        appearance().changed.connect(self._restyle)
        if do is not None:
            self.clicked.connect(partial(_call, do))

    def show_icon(self, name: str, words: str) -> None:
        """Take another icon and other words."""
        self._name = name
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._restyle()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the arrow, over a field too."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.ArrowCursor)

    def _restyle(self) -> None:
        self.setFixedSize(px(32), px(32))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon, fainter while there is nothing to press."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        side = px(self._size)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        paint_icon(painter, self._name, QRectF(left, top, side, side), colour(self._role))
        painter.end()
