"""One session in the week: its time, whose it is, and by shape how it stands: booked, held, not held."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from attachdesk.domain.overview import SessionLine
from attachdesk.domain.record import local
from attachdesk.domain.session import NOT_HELD, Session
from attachdesk.ui.kit.appearance import colour, font, px
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import clock_words, day_words

translate = QCoreApplication.translate


def standing(line: SessionLine) -> tuple[str, str]:
    """Return the icon and the words of how a session stands."""
    session = line.session
    assert session is not None
    if session.is_held:
        if line.note_status == "signed":
            return "file-check-2", translate("Calendar", "attended, note signed")
        return "check", translate("Calendar", "attended, note not signed")
    return {
        "booked": ("calendar", translate("Calendar", "booked")),
        "cancelled": ("calendar-x-2", translate("Calendar", "cancelled")),
        "late_cancelled": ("calendar-x-2", translate("Calendar", "cancelled late")),
        "no_show": ("x", translate("Calendar", "did not come")),
    }[session.status]


class SessionBlock(QAbstractButton):
    """A block; ``begin`` is its start by the therapist's clock. Arrows are left to the week."""

    reached = Signal(object)

    def __init__(self, line: SessionLine, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        assert line.session is not None
        self.line, self.session = line, line.session
        self.begin: datetime = local(self.session.starts_at, zone)
        self.end = self.begin + timedelta(minutes=self.session.minutes)
        self._icon, self._said = standing(line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        when = f"{day_words(self.begin.date())}, {clock_words(self.begin)}–{clock_words(self.end)}"
        self.setAccessibleName(f"{when}, {isolated(line.code)}, {self._said}")
        self.setToolTip(self.accessibleName())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.reached.emit(self)

    def sizeHint(self) -> QSize:
        """Room for a time and a code."""
        return QSize(px(96), px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; the rest is the week's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge by standing, then time and code, then how it stands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        _paint_ground(painter, box, self.session, is_over=self.underMouse() or self.hasFocus())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = box.adjusted(px(8), px(2), -px(6), -px(2))
        side = px(14)
        left = inner.left() if mirrored else inner.right() - side
        is_missed = self.session.status in NOT_HELD
        ink = "muted" if is_missed else "text"
        if inner.width() > px(70) and box.height() >= px(38):
            paint_icon(painter, self._icon, QRectF(left, inner.top() + px(20), side, side), colour(ink))
        clock, code = clock_words(self.begin), isolated(self.line.code)
        if inner.width() < px(84) and box.height() >= px(38):
            words = [(clock, "small", ink), (code, "small_strong", ink)]
        else:
            words = [(f"{clock} {code}", "small_strong", ink)]
            if box.height() >= px(38):
                words.append((self._said.partition(",")[0], "caption", "muted"))
        self._write(painter, inner, words, mirrored, is_missed)
        painter.end()

    def _write(
        self, painter: QPainter, box: QRectF, words: list[tuple[str, str, str]], mirrored: bool, struck: bool
    ) -> None:
        edges = Qt.AlignmentFlag
        side = (edges.AlignRight if mirrored else edges.AlignLeft) | edges.AlignVCenter | edges.AlignAbsolute
        for place, (said, role, ink) in enumerate(words):
            made = font(role)
            made.setStrikeOut(struck and role != "caption")
            painter.setFont(made)
            painter.setPen(colour(ink))
            shown = QFontMetricsF(made).elidedText(said, Qt.TextElideMode.ElideRight, box.width())
            area = QRectF(box.left(), box.top() + px(18) * place, box.width(), px(18))
            painter.drawText(area, side, shown)


def _paint_ground(painter: QPainter, box: QRectF, session: Session, *, is_over: bool) -> None:
    if session.status in NOT_HELD:
        pen = QPen(colour("control"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(colour("sunken") if is_over else colour("surface"))
    elif session.is_held:
        pen = QPen(colour("accent"), 1)
        painter.setBrush(colour("selection" if is_over else "accent_soft"))
    else:
        pen = QPen(colour("accent"), 2)
        painter.setBrush(colour("sunken") if is_over else colour("surface"))
    painter.setPen(pen)
    painter.drawRoundedRect(box, 5, 5)
