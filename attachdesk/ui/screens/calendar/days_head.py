"""Above the grid: the days of the week, and bars of breaks across the days they take."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from attachdesk.domain.plan import Break
from attachdesk.services.appointments import Week
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_words, short_day
from attachdesk.ui.screens.calendar.week_grid import WeekGrid

translate = QCoreApplication.translate
DAY, BAR = 36, 26


def break_words(code: str, pause: Break) -> str:
    """Return what a break is called: whose, from when to when, why."""
    whose = isolated(code) if code else translate("Calendar", "Practice")
    words = translate("Calendar", "Break, %1: %2 – %3").replace("%1", whose)
    words = words.replace("%2", short_day(pause.since)).replace("%3", short_day(pause.until))
    return f"{words}, {isolated(pause.why)}" if pause.why else words


class BreakBar(QPushButton):
    """A break across its days; pressed, it can be taken back."""

    def __init__(self, code: str, pause: Break, do: Callable[[Break], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.pause = pause
        self.words = break_words(code, pause)
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)
        self.clicked.connect(lambda _on=False: do(pause))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar and as many words as it takes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("control"))
        painter.setBrush(colour("selection" if self.underMouse() or self.hasFocus() else "break"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 5, 5)
        made = font("caption", 500)
        painter.setFont(made)
        painter.setPen(colour("text"))
        inner = box.adjusted(px(6), 0, -px(6), 0)
        shown = QFontMetricsF(made).elidedText(self.words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.end()


class DaysHead(QWidget):
    """Days and breaks, each above its column of ``grid``."""

    def __init__(self, grid: WeekGrid, take_back: Callable[[Break], object]) -> None:
        super().__init__()
        self._grid, self._take_back = grid, take_back
        self._days: list[date] = []
        self._today = date.min
        self.bars: list[BreakBar] = []
        appearance().changed.connect(self._fit)

    def show_week(self, week: Week, today: date) -> None:
        """Show the days and breaks of a week."""
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        self._days = [week.since + timedelta(days=n) for n in range(7)]
        self._today = today
        self.bars = [BreakBar(code, pause, self._take_back, self) for code, pause in week.breaks]
        for bar in self.bars:
            bar.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the bars anew."""
        super().resizeEvent(event)
        self.place_bars()

    def place_bars(self) -> None:
        """Put every bar over the days it takes."""
        for row, bar in enumerate(self.bars):
            days = [day for day in self._days if bar.pause.since <= day <= bar.pause.until]
            boxes = [self._grid.column_of(day) for day in days]
            left, right = min(one.left() for one in boxes), max(one.right() for one in boxes)
            bar.setGeometry(round(left) + 3, px(DAY) + row * px(BAR + 2), round(right - left) - 6, px(BAR))

    def _fit(self) -> None:
        self.setFixedHeight(px(DAY) + len(self.bars) * px(BAR + 2) + 4)
        self.place_bars()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the days; today in the accent."""
        painter = QPainter(self)
        for day in self._days:
            is_today = day == self._today
            made = font("small", 600 if is_today else 500)
            painter.setFont(made)
            painter.setPen(colour("accent_text" if is_today else "muted"))
            column = self._grid.column_of(day)
            box = QRectF(column.left() + 2, 0, column.width() - 4, px(DAY))
            words = day_words(day)
            if QFontMetricsF(made).horizontalAdvance(words) > box.width():
                words = words.rsplit(" ", 1)[0]
            shown = QFontMetricsF(made).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
