"""The jot pad (Ctrl+J): a small sheet over the window for lines with their time while one listens."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.client import Client
from attachdesk.domain.observation import PATTERNS
from attachdesk.domain.record import local
from attachdesk.domain.session import Session
from attachdesk.domain.writing import Jotting
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import clock_words, short_day
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate
WIDTH, HEIGHT = 400, 300
PAUSE_MS = 600
"""A line being typed is kept after this pause, and at Enter at once."""
_Pad = tuple[Session, str, list[Jotting]]
"""A session, the code of whose it is, and its lines."""
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class JotPadSheet(QFrame):
    """Lines of the session under way. Enter ends a line, Ctrl+1…4 mark a pattern, Escape puts it away."""

    def __init__(self, window: QWidget, place: Workplace) -> None:
        super().__init__(window)
        self._window_below, self._place = window, place
        self._session: Session | None = None
        self._line = ""
        self._before: QWidget | None = None
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("JotPad", "Jot pad"))
        self._title = label("", "strong", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.field = TextField(translate("JotPad", "A few words; Enter begins the next line"))
        self.field.setAccessibleName(translate("JotPad", "Line to jot"))
        self.field.edited.connect(self._edited)
        self.field.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_line)
        away = IconButton("x", translate("JotPad", "Put the pad away (Esc)"), self.close_it, size=16)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameStyle(0)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holding(column(self._lines, STRETCH, gap=0), "raised"))
        words = translate("JotPad", "Ctrl 1 to 4 mark a pattern; the pad goes at signing")
        hint = label(words, "caption", "muted", wraps=True)
        head = row(self._title, away)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._scroll, self.field, hint, gap=8, margins=(16, 12, 16, 12)))
        window.installEventFilter(self)
        self.hide()

    # opening

    def open(self, session_id: str = "", client_id: str = "") -> None:
        """Show the pad of a session, else of the client's, else of the one under way, or say so."""
        desk = self._place.desk
        if not self.isHidden():
            self.end_line()  # what is being typed stays with the session it was typed for

        def found() -> _Pad | None:
            with desk.records.work() as work:
                named = work.get(Session, session_id) if session_id else None
            is_open = named is not None and desk.jot_pad.is_open(named.id)
            session = named if is_open else desk.jot_pad.session_for(client_id)
            return self._read(session) if session is not None else None

        self._place.lane.ask(found, self._show, self._place.tell, key="jot", owner=self)

    def _read(self, session: Session) -> _Pad:
        """Return what the pad of a session shows; runs on the lane."""
        desk = self._place.desk
        with desk.records.work() as work:
            code = work.get(Client, session.client_id).code
        return session, code, desk.jot_pad.of_session(session.id)

    def _show(self, found: _Pad | None) -> None:
        if found is None:
            words = translate("JotPad", "There is no session to jot for: book or record one first.")
            self._place.notices.say(words)
            return
        self._session, code, lines = found
        at = local(self._session.starts_at, self._session.zone)
        is_today = at.date() == self._place.desk.records.today()
        when = clock_words(at) if is_today else f"{short_day(at.date())} {clock_words(at)}"
        said = translate("JotPad", "Jot pad of {code}, session of {time}")
        self._title.setText(said.format(code=isolated(code), time=when))
        self.setAccessibleName(self._title.text())
        cleared(self._lines)
        for one in lines:
            self._lines.addWidget(self._line_of(one))
        if self.isHidden():
            self._before = self._window_below.focusWidget()
        self._place_it()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bar = self._scroll.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def _line_of(self, one: Jotting) -> QWidget:
        at = clock_words(local(one.jotted_at, self._place.desk.records.zone))
        pattern = self._place.desk.library.patterns.get(one.code)
        parts: list[QWidget] = [label(at, "small", "muted")]
        if pattern is not None:
            parts.append(CodeMark(one.code, pattern.name))
        words = label(one.text or (pattern.name if pattern else ""), "body", wraps=True)
        line = row(*parts, words, gap=8)
        line.setStretch(len(parts), 1)
        return holding(line)

    def _place_it(self) -> None:
        room = self._window_below
        self.resize(min(px(WIDTH), room.width() - 32), min(px(HEIGHT), room.height() - 32))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 16 if mirrored else room.width() - self.width() - 16
        self.move(left, room.height() - self.height() - 72)

    def close_it(self) -> None:
        """Put the pad away; what was typed is kept."""
        self.end_line()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    # jotting

    def _edited(self) -> None:
        self._line = self._line or self._place.desk.records.identify()
        self._pause.start()

    def _keep_line(self) -> None:
        """Keep the line as it stands; the first time it gets its moment."""
        session, words, line, pad = self._session, self.field.value(), self._line, self._place.desk.jot_pad
        if session is not None and words:
            self._place.lane.ask(
                lambda: pad.jot(session.id, words, line_id=line), None, self._place.tell, owner=self
            )

    def end_line(self, code: str = "") -> None:
        """Keep the line, with a pattern where one was marked, and begin another."""
        session, words, line, pad = self._session, self.field.value(), self._line, self._place.desk.jot_pad
        self._pause.stop()
        if session is None or not (words or code):
            return
        self._line = ""
        self.field.put("")

        def kept() -> _Pad:
            pad.jot(session.id, words, code, line_id=line)
            return self._read(session)

        def refused(error: Exception) -> None:
            self.field.put(words)
            self._place.tell(error)

        self._place.lane.ask(kept, self._listed, refused, owner=self)

    def _listed(self, found: _Pad) -> None:
        if not self.isHidden():
            self._show(found)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Escape and the marks in the field; follow the window's size."""
        if watched is self._window_below and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place_it()
        if watched is not self.field:
            return False
        is_ours = isinstance(event, QKeyEvent) and self._is_ours(event)
        if event.type() == QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and is_ours and isinstance(event, QKeyEvent):
            self._press(event)
            return True
        return False

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return event.key() in _DIGITS
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIGITS:
            self.end_line(PATTERNS[_DIGITS.index(key)])
        elif key == Qt.Key.Key_Escape:
            self.close_it()
        else:
            self.end_line()
