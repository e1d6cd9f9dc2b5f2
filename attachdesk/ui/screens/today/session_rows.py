"""The sessions of the day below each other; the next one is the one tinted block and carries its brief."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from attachdesk.domain.observation import Code
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.record import local
from attachdesk.domain.session import NOT_HELD, Session
from attachdesk.library import Library
from attachdesk.services.briefing import Brief
from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import clock_words
from attachdesk.ui.kit.words import cleared, column, label, row, rule
from attachdesk.ui.screens.today.brief_block import BriefBlock
from attachdesk.ui.screens.today.wording import session_words, standing_words

translate = QCoreApplication.translate
Do = Callable[[SessionLine], object]


@dataclass(frozen=True)
class Acts:
    """What a row can do: open the file, write the note, say what became of it, start it."""

    open_file: Do
    write: Do
    record: Do
    start: Do


def next_of(lines: Sequence[SessionLine], now: datetime) -> SessionLine | None:
    """Return the first booked session that has not ended."""
    for line in lines:
        if line.session is not None and line.session.status == "booked" and line.session.ends_at > now:
            return line
    return None


class Tinted(QWidget):
    """The ground of the next session."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint from edge to edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("accent_soft"))
        painter.end()


class SessionRows(QFrame):
    """A card of rows. ``primary`` is the one filled button, None when nothing presses."""

    def __init__(self, library: Library, acts: Acts) -> None:
        super().__init__()
        self._library, self._acts = library, acts
        self.setProperty("card", "true")
        self.setAccessibleName(translate("Today", "Sessions"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self.primary: Button | None = None
        self.waiting: Button | None = None
        """The first that is to be recorded or written."""
        self.file: Button | None = None
        """What opens the first file of the day."""
        self.brief_room: QVBoxLayout | None = None

    def show_day(
        self, lines: Sequence[SessionLine], now: datetime, numbers: dict[str, int]
    ) -> SessionLine | None:
        """Show the sessions; returns the next one."""
        cleared(self._rows)
        self.primary, self.waiting, self.file, self.brief_room = None, None, None, None
        coming = next_of(lines, now)
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(line, now, numbers, is_next=line is coming))
        return coming

    def show_brief(self, brief: Brief, today: date, own: dict[str, Code]) -> None:
        """Put the brief into the next session."""
        if self.brief_room is not None:
            cleared(self.brief_room)
            self.brief_room.addWidget(BriefBlock(brief, today, self._library, own))

    def _row(self, line: SessionLine, now: datetime, numbers: dict[str, int], *, is_next: bool) -> QWidget:
        session = line.session
        assert session is not None
        time = label(clock_words(local(session.starts_at, session.zone)), "heading" if is_next else "name")
        time.ink("accent_text" if is_next else "muted" if _is_over(session, now) else "text")
        time.setFixedWidth(px(58))
        number = session.number or numbers.get(line.client_id)
        said = " · ".join(part for part in (session_words(line, number), standing_words(line, now)) if part)
        code = label(isolated(line.code), "heading" if is_next else "strong", wraps=True)
        if session.status in NOT_HELD:
            code.ink("muted")
        names = column(code, label(said, "small", "muted", wraps=True), gap=0)
        head = row(names, *self._buttons(line, now, is_next))
        head.setStretch(0, 1)
        words = column(head, gap=px(14))
        if is_next:
            self.brief_room = QVBoxLayout()
            words.addLayout(self.brief_room)
        side = px(14) if is_next else px(8)
        inside = row(time, words, gap=12, margins=(18, side, 16, side))
        inside.setAlignment(time, Qt.AlignmentFlag.AlignTop if is_next else Qt.AlignmentFlag.AlignVCenter)
        inside.setStretch(1, 1)
        made = Tinted() if is_next else QWidget()
        made.setProperty("client_id", line.client_id)
        made.setProperty("is_next", is_next)
        made.setLayout(inside)
        return made

    def _buttons(self, line: SessionLine, now: datetime, is_next: bool) -> list[QWidget]:
        session = line.session
        assert session is not None
        if is_next:
            words = translate("Today", "Start session")
            return [self._file_button(line), self._button(words, line, self._acts.start, is_first=True)]
        if session.is_held and line.note_status != "signed":
            words = translate("Today", "Continue note") if line.note_id else translate("Today", "Write note")
            return [self._button(words, line, self._acts.write, is_first=False)]
        if session.status == "booked" and session.ends_at <= now:
            return [self._button(translate("Today", "Record it"), line, self._acts.record, is_first=False)]
        return [self._file_button(line)]

    def _file_button(self, line: SessionLine) -> Button:
        button = Button(translate("Today", "Open file"), "quiet", do=lambda: self._acts.open_file(line))
        button.setAccessibleName(translate("Today", "Open the file of %1").replace("%1", isolated(line.code)))
        self.file = self.file or button
        return button

    def _button(self, words: str, line: SessionLine, do: Do, *, is_first: bool) -> Button:
        button = Button(
            words, "primary" if is_first else "plain", shortcut="⏎" if is_first else "", do=lambda: do(line)
        )
        said = translate("Today", "%1, %2")
        button.setAccessibleName(said.replace("%1", words).replace("%2", isolated(line.code)))
        if is_first:
            self.primary = button
        else:
            self.waiting = self.waiting or button
        return button


def _is_over(session: Session, now: datetime) -> bool:
    return session.is_held or session.ends_at <= now or session.status in NOT_HELD
