"""The grid of a week: hours down, days across, blocks of sessions, days of a break hatched, a chosen time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from attachdesk.services.appointments import Week
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.time_words import clock_words, day_words
from attachdesk.ui.screens.calendar.lanes import lanes
from attachdesk.ui.screens.calendar.session_block import SessionBlock

translate = QCoreApplication.translate
GUTTER, HOUR = 56, 52
FIRST, LAST = 8, 20
"""The hours shown when nothing lies outside them."""
STEP = timedelta(minutes=30)


class WeekGrid(QWidget):
    """``opened(line)`` for a session, ``slot_chosen(moment)`` for a free time by the therapist's clock."""

    opened = Signal(object)
    slot_chosen = Signal(object)
    booking_asked = Signal()
    came_into_view = Signal(object)
    """The place that the keyboard is at, so that what scrolls can follow."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Calendar", "Week"))
        self.blocks: list[SessionBlock] = []
        self.slot: datetime | None = None
        self._at: SessionBlock | None = None
        self._since, self._now = date.min, datetime.min
        self._hours = (FIRST, LAST)
        self._away: set[date] = set()
        appearance().changed.connect(self._restyle)

    def show_week(self, week: Week, now: datetime, zone: str) -> None:
        """Show a week; ``now`` is by the therapist's clock. What was chosen stays so."""
        chosen, self._at = self._at, None
        had_focus = chosen is not None and chosen.hasFocus()
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self._since, self._now = week.since, now
        self._away = {
            pause.since + timedelta(days=n)
            for _, pause in week.breaks if pause.client_id is None
            for n in range((pause.until - pause.since).days + 1)
        }  # fmt: skip
        self.blocks = [SessionBlock(line, zone, self) for line in week.sessions]
        self.blocks.sort(key=lambda one: one.begin)
        for block in self.blocks:
            block.clicked.connect(lambda _on=False, line=block.line: self.opened.emit(line))
            block.reached.connect(self._reached)
        begins = [one.begin.hour for one in self.blocks] + [FIRST]
        ends = [_end_hour(one.begin, one.end) for one in self.blocks] + [LAST]
        self._hours = (min(begins), max(ends))
        self._restyle()
        for block in self.blocks:
            block.show()
            if chosen is not None and block.session.id == chosen.session.id:
                self._at = block
        if had_focus:
            (self._at or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _reached(self, block: object) -> None:
        self._at = block if isinstance(block, SessionBlock) else None
        self.slot = None
        self.update()

    def chosen(self) -> SessionBlock | None:
        """Return the block that the keyboard is at, or was at last."""
        return self._at

    def choose_slot(self, moment: datetime) -> None:
        """Choose a free time."""
        self.slot, self._at = moment, None
        said = f"{day_words(moment.date())}, {clock_words(moment)}"
        self.setAccessibleDescription(said)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.slot_chosen.emit(moment)
        self.came_into_view.emit(self._box(moment, moment + STEP).toRect())
        self.update()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go between sessions; with Ctrl they choose a time, half an hour or a day on."""
        step = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None:
            super().keyPressEvent(event)
            return
        across, down = step
        if self.isRightToLeft():
            across = -across
        is_slot = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        (self._move_slot if is_slot or not self.blocks else self._move)(across, down)

    def _move(self, across: int, down: int) -> None:
        here = self.chosen()
        if here is None:
            wanted = self._nearest_to(self.slot or self._now)
        elif down:
            place = self.blocks.index(here) + down
            wanted = self.blocks[place] if 0 <= place < len(self.blocks) else here
        else:
            days = sorted({one.begin.date() for one in self.blocks})
            place = days.index(here.begin.date()) + across
            if not 0 <= place < len(days):
                return
            of_day = [one for one in self.blocks if one.begin.date() == days[place]]
            wanted = min(of_day, key=lambda one: abs(_minutes(one.begin) - _minutes(here.begin)))
        self._reached(wanted)
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self.came_into_view.emit(wanted.geometry())

    def _nearest_to(self, moment: datetime) -> SessionBlock:
        at = moment.replace(tzinfo=None)
        return min(self.blocks, key=lambda one: abs(one.begin.replace(tzinfo=None) - at))

    def _move_slot(self, across: int, down: int) -> None:
        here = self.chosen()
        at = here.begin.replace(tzinfo=None) if here is not None else self.slot
        if at is None or not self._since <= at.date() < self._since + timedelta(days=7):
            at = datetime.combine(self._since, time(9))
        moved = at + timedelta(days=across) + STEP * down
        is_inside = self._since <= moved.date() < self._since + timedelta(days=7)
        if is_inside and (not down or moved.date() == at.date()):
            self.choose_slot(moved)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the time under the mouse."""
        if (moment := self._moment_at(event.position().toPoint())) is not None:
            self.choose_slot(moment)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Book at the time under the mouse."""
        if self._moment_at(event.position().toPoint()) is not None:
            self.booking_asked.emit()

    def _moment_at(self, point: QPoint) -> datetime | None:
        for place in range(7):
            day = self._since + timedelta(days=place)
            column = self.column_of(day)
            if column.left() <= point.x() < column.right():
                halves = int(2 * point.y() / px(HOUR))
                at = datetime.combine(day, time(self._hours[0])) + STEP * halves
                return at if at.date() == day else None
        return None

    # where things stand

    def column_of(self, day: date) -> QRectF:
        """Return the whole column of a day."""
        gutter = px(GUTTER)
        width = max(0.0, (self.width() - gutter) / 7)
        place = (day - self._since).days
        left = width * (6 - place) if self.isRightToLeft() else gutter + width * place
        return QRectF(left, 0, width, self.height())

    def _box(self, begin: datetime, end: datetime) -> QRectF:
        column = self.column_of(begin.date())
        top = (_minutes(begin) - 60 * self._hours[0]) * px(HOUR) / 60
        until = 24 * 60 if end.date() > begin.date() else _minutes(end)
        height = max(px(20), (until - _minutes(begin)) * px(HOUR) / 60)
        return QRectF(column.left(), top, column.width(), height)

    def _place_blocks(self) -> None:
        for place in range(7):
            day = self._since + timedelta(days=place)
            of_day = [one for one in self.blocks if one.begin.date() == day]
            spans = [(one.begin, one.end) for one in of_day]
            for block, (lane, count) in zip(of_day, lanes(spans), strict=True):
                box = self._box(block.begin, block.end)
                width = (box.width() - px(6)) / count
                left = box.left() + px(3) + width * lane
                size = QRectF(left, box.top() + 1, width - 1, box.height() - 2)
                block.setGeometry(size.toRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the blocks anew."""
        super().resizeEvent(event)
        self._place_blocks()

    def _restyle(self) -> None:
        self.setFixedHeight(px(HOUR) * (self._hours[1] - self._hours[0]) + 1)
        self._place_blocks()
        self.update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint hours, days, breaks, the chosen time and now."""
        painter = QPainter(self)
        self._paint_days(painter)
        self._paint_hours(painter)
        if self.slot is not None and self._is_shown(self.slot):
            box = self._box(self.slot, self.slot + STEP).adjusted(px(3), 1, -px(3), -1)
            painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(box, 5, 5)
        if self._is_shown(self._now):
            line = self._box(self._now, self._now)
            painter.setPen(QPen(colour("danger"), 2))
            painter.drawLine(line.topLeft(), line.topRight())
        painter.end()

    def _is_shown(self, moment: datetime) -> bool:
        day = moment.date()
        is_day = self._since <= day < self._since + timedelta(days=7)
        return is_day and self._hours[0] <= moment.hour < self._hours[1]

    def _paint_days(self, painter: QPainter) -> None:
        for place in range(7):
            day = self._since + timedelta(days=place)
            column = self.column_of(day)
            if day == self._now.date():
                painter.fillRect(column, colour("surface"))
            if day in self._away:
                painter.fillRect(column, colour("break"))
                painter.fillRect(column, QBrush(colour("border"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour("border"), 1))
            edge = column.right() if self.isRightToLeft() else column.left()
            painter.drawLine(round(edge), 0, round(edge), self.height())

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(font("caption"))
        gutter = px(GUTTER)
        for hour in range(self._hours[0], self._hours[1]):
            y = (hour - self._hours[0]) * px(HOUR)
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(0, y, self.width(), y)
            painter.setPen(colour("muted"))
            left = self.width() - gutter if self.isRightToLeft() else 0
            area = QRectF(left + px(4), y + 1, gutter - px(10), px(20))
            words = clock_words(datetime.combine(date(2000, 1, 1), time(hour)))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _end_hour(begin: datetime, end: datetime) -> int:
    if end.date() > begin.date():
        return 24
    return end.hour + (1 if end.minute else 0)
