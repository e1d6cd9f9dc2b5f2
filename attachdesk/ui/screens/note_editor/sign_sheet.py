"""Before signing: what is missing is said, never forbidden; Enter signs."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import STRETCH, cleared, column, holding, label, row

translate = QCoreApplication.translate
LEAST = 96
"""The least height of the sentences: three lines, and the rest by scrolling."""


class Sentences(QScrollArea):
    """As high as its words need at this width; where the window is lower, they scroll and none is cut."""

    def __init__(self, said: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(said)

    def fit(self) -> None:
        """Ask for the height that the words need."""
        said = self.widget()
        layout = said.layout() if said is not None else None
        if said is None or layout is None:
            return
        layout.invalidate()
        need = self._need(layout)
        said.setMinimumHeight(need)
        self.setMaximumHeight(need)
        self.setMinimumHeight(min(need, px(LEAST)))
        self.updateGeometry()

    def _need(self, layout: QLayout) -> int:
        wraps = layout.hasHeightForWidth()
        need = layout.heightForWidth(self.viewport().width()) if wraps else layout.sizeHint().height()
        return max(need, 1)

    def sizeHint(self) -> QSize:
        """Return as much as the words need."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class Fields(Sentences):
    """Fields that may come, go and grow; the one that is written in stays in sight."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the fields; what has its height already asks for nothing."""
        is_done = super().eventFilter(watched, event)
        said = self.widget()
        layout = said.layout() if said is not None and event.type() == QEvent.Type.LayoutRequest else None
        if said is not None and layout is not None and self._need(layout) != said.minimumHeight():
            self.fit()
            self.show_focus()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower window hides no field that is written in."""
        super().resizeEvent(event)
        self.show_focus()

    def show_focus(self) -> None:
        """Scroll to the field that has the focus."""
        here = self.window().focusWidget()
        if here is not None and self.isAncestorOf(here):
            self.ensureWidgetVisible(here, 0, 0)


class SignSheet(QFrame):
    """A sheet at the foot of the editor; the note stays readable above it."""

    opened, closed = Signal(), Signal()
    """It is about to show itself; it is away again."""

    def __init__(self, sign: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAccessibleName(translate("NoteEditor", "Review and sign"))
        self._sign = sign
        self._missing = QVBoxLayout()
        self.confirm = Button(translate("NoteEditor", "Sign"), "primary", shortcut="⏎", do=self._do)
        self.later = Button(translate("NoteEditor", "Not yet"), "quiet", shortcut="Esc", do=self.put_off)
        what = translate(
            "NoteEditor",
            "A signed note is final: its words can no longer change. "
            "Later words go into an addendum (Ctrl E). "
            "Tags can still be added and changed; each change is kept.",
        )
        said = holding(column(self._missing, label(what, "small", "muted", wraps=True), gap=12), "raised")
        self.sentences = Sentences(said)
        self.setLayout(
            column(
                label(translate("NoteEditor", "Sign this note?"), "heading"),
                self.sentences,
                row(self.confirm, self.later, STRETCH),
                gap=12,
                margins=(24, 16, 24, 16),
            )
        )
        self.hide()

    def ask(self, missing: list[str]) -> None:
        """Show what is missing and wait for Enter."""
        cleared(self._missing)
        for words in missing or [translate("NoteEditor", "Nothing is missing.")]:
            sign = label("")
            sign.setPixmap(pixmap("circle-dashed" if missing else "check", "muted", 16))
            line = row(sign, label(words, "body", wraps=True))
            line.setStretch(1, 1)
            self._missing.addLayout(line)
        self.opened.emit()
        self.show()
        self.raise_()
        self.sentences.fit()
        for around in (self, self.parentWidget()):  # at once: no frame is painted with the height before
            layout = around.layout() if around is not None else None
            if layout is not None:
                layout.activate()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs, Escape does not."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.focusWidget() is not self.later:
            self._do()
        elif is_enter or event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def put_off(self) -> None:
        """Go back to writing."""
        self.hide()
        self.closed.emit()

    def _do(self) -> None:
        self.hide()
        self._sign()
        self.closed.emit()
