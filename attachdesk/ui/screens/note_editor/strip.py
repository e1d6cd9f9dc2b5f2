"""The strip under a note: four patterns rated for the whole session in ten seconds, benefits worked on."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.library import Library
from attachdesk.ui.kit.appearance import appearance, colour, px
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import Words, column, ground, holding, label, row
from attachdesk.ui.screens.note_editor.wording import session_intensities, short_patterns

translate = QCoreApplication.translate
BUTTON = 30
"""Width of one figure."""
GAP = 12
ROOMY = 640, 560
"""Width of the strip and height round it from which the benefits' names may take two lines."""
TALL = 640
"""Height round it from which the patterns' names may take two lines as well: signs alone teach nobody."""


class Tick(QAbstractButton):
    """A benefit's badge that is ticked when the session worked on it."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__()
        self._code = code
        self.setCheckable(True)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(QSize(px(32), px(28)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge; ticked it has a ground and an edge, so colour is not alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(ring, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(ring, 4, 4)
        side = px(16)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_code(painter, self._code, box)
        painter.end()


class Strip(QFrame):
    """``rated`` carries a pattern and 0-3 or None; ``targeted`` a benefit and whether it was worked on."""

    rated = Signal(str, object)
    targeted = Signal(str, bool)
    closed = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.setProperty("edge", "top")
        ground(self, "surface")
        self.setAccessibleName(translate("NoteEditor", "Whole session"))
        self.ratings: dict[str, Segments] = {}
        self.ticks: dict[str, Tick] = {}
        self.names: list[Words] = []
        self.benefit_names: list[Words] = []
        self._guest: QWidget | None = None
        cells = [self._rating(code, library.patterns[code].name) for code in PATTERNS]
        self._title = label(translate("NoteEditor", "Worked on"), "label", "muted")
        ticks: list[QWidget] = [self._title]
        for code in BENEFITS:
            tick = self.ticks[code] = Tick(code, library.benefits[code].name)
            tick.clicked.connect(lambda is_on, code=code: self.targeted.emit(code, is_on))
            short = label(library.benefits[code].short, "caption")
            self.benefit_names.append(short)
            ticks.append(holding(row(tick, short, gap=2)))
        self._hint = label(
            translate("NoteEditor", "Whole session: 0 is looked for and not seen; unrated stays empty"),
            "caption",
            "muted",
        )
        self._cells = flow(*cells, gap=GAP)
        self._worked_on = flow(*ticks, self._hint, gap=8)
        self.setLayout(column(self._cells, self._worked_on, gap=6, margins=(24, 8, 24, 8)))
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _rating(self, code: str, words: str) -> QWidget:
        options = [(value, str(value)) for value, _ in session_intensities()]
        rating = self.ratings[code] = Segments(options, words, may_be_empty=True, height=28)
        for button, (_, caption) in zip(rating.buttons, session_intensities(), strict=True):
            button.setToolTip(f"{words}: {caption}")
        rating.chosen.connect(lambda value, code=code: self.rated.emit(code, value))
        name = label(short_patterns().get(code, words), "small")
        self.names.append(name)
        return holding(row(CodeMark(code, words), name, rating, gap=4))

    def _restyle(self) -> None:
        for rating in self.ratings.values():
            for button in rating.buttons:
                button.setFixedWidth(px(BUTTON))
        for words in (self._title, self._hint):
            words.setMinimumHeight(px(28))
        self._fit()

    def _fit(self) -> None:
        """Name the patterns where there is room; their signs and tooltips stay anyway."""
        named = sum(name.sizeHint().width() + 4 for name in self.names)
        bare = len(self.names) * (px(16) + 4 + 4 * px(BUTTON)) + 3 * GAP + 48
        self._hint.setVisible(self.width() >= px(840))
        has_room = self.width() >= named + bare or self._is_roomy(TALL)
        for name in self.names:
            name.setVisible(has_room)
        beside = sum(name.sizeHint().width() + px(32) + 2 + 8 for name in self.benefit_names)
        has_room = self.width() >= beside + self._title.sizeHint().width() + 8 + 48 or self._is_roomy()
        for name in self.benefit_names:
            name.setVisible(has_room)
        if has_room:  # the names take the room of the hint, which the tooltips of the figures give too
            lines = 2 if self._is_roomy(TALL) else 1
            self._hint.setVisible(lines * self.width() >= beside + self._hint.sizeHint().width() + px(200))
        if self._guest is not None and not self._guest.isHidden():
            self._hint.hide()

    def _is_roomy(self, height: int = ROOMY[1]) -> bool:
        """Whether a second line of names takes nothing that the text needs."""
        around = self.parentWidget()
        return self.width() >= px(ROOMY[0]) and around is not None and around.height() >= px(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def put_beside(self, widget: QWidget) -> None:
        """Put something more beside the benefits worked on; the hint gives it its room."""
        layout = self._worked_on.layout()
        assert layout is not None
        layout.removeWidget(self._hint)
        layout.addWidget(widget)
        layout.addWidget(self._hint)
        self._guest = widget

    def refit(self) -> None:
        """See what there is room for: what was put beside has come or gone."""
        self._fit()

    def begin(self) -> None:
        """Put the keyboard on the first pattern."""
        self.ratings[PATTERNS[0]].buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text on Escape: the note itself is not left by it from here."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_state(self, ratings: dict[str, int | None], targets: set[str]) -> None:
        """Show what is rated and ticked."""
        for code, rating in self.ratings.items():
            rating.put(ratings.get(code))
        for code, tick in self.ticks.items():
            tick.setChecked(code in targets)
