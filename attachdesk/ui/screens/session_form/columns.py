"""The session and its risk beside each other, or below where there is no room for two."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.words import STRETCH, column, holding, label, place

translate = QCoreApplication.translate
ROOM_FOR_TWO = 860


class Columns(QScrollArea):
    """Two columns that scroll; ``edit`` says whether one can write in them."""

    def __init__(self, meeting: QWidget, risk: QWidget) -> None:
        super().__init__()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = [meeting, risk]
        place(self._both, [*self._columns, STRETCH])
        for at, one in enumerate(self._columns):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._both.setStretch(at, 100)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holding(self._both, "window"))
        self.viewport().installEventFilter(self)
        appearance().changed.connect(self._fit)
        self._fit()

    def edit(self, is_open: bool) -> None:
        """Let one write in the fields, or only read them."""
        for one in self._columns:
            one.setEnabled(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the risk below the session where there is no room beside it."""
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        ways, room = QBoxLayout.Direction, self.viewport().width()
        self._both.setDirection(ways.LeftToRight if room >= px(ROOM_FOR_TWO) else ways.TopToBottom)
        for one in self._columns:
            one.setMaximumWidth(px(560))
        lead = 80 if room >= px(ROOM_FOR_TWO) + 160 else 32
        self._both.setContentsMargins(lead, 24, 32, 32)
        self._both.setSpacing(px(48 if room >= px(ROOM_FOR_TWO) else 24))


def with_hint(risk: QWidget) -> QWidget:
    """Return the risk below its title and what it is for."""
    hint = translate(
        "SessionForm",
        "Only what you asked and heard. An area left alone is not written down.",
    )
    title = label(translate("SessionForm", "Risk"), "heading")
    return holding(column(title, label(hint, "small", "muted", wraps=True), 8, risk, STRETCH, gap=4))
