"""Nothing here yet: one drawing of lanes, what to do now with its key, and what follows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.glyph_painter import paint_code
from attachdesk.ui.kit.words import STRETCH, Part, column, ground, label, row, rule

_LANES = (
    ("secure", (42, 132, 168, 272, 350)),
    ("anxious_preoccupied", (12, 78, 114, 204, 240, 314)),
    ("dismissive_avoidant", (60, 150, 222, 294)),
    ("fearful_avoidant", (186,)),
)
"""Places of the marks, in px: no lane rises, none falls."""


class Lanes(QWidget):
    """The drawing: four lanes with signs; it promises nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(px(112))
        self.setMaximumWidth(px(400))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lanes and signs."""
        painter = QPainter(self)
        for place, (code, marks) in enumerate(_LANES):
            y = px(14 + 28 * place)
            painter.setPen(QPen(colour("hairline"), 2))
            painter.drawLine(px(8), y, px(392), y)
            for x in marks:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("window"))
                painter.drawEllipse(QRectF(px(10 + x) - px(1), y - px(8), px(16), px(16)))
                paint_code(painter, code, QRectF(px(11 + x), y - px(6.5), px(13), px(13)))
        painter.end()


class Step(QWidget):
    """A numeral in a ring."""

    def __init__(self, numeral: int) -> None:
        super().__init__()
        self._numeral = str(numeral)
        self.setFixedSize(QSize(px(32), px(32)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and numeral."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 1))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(font("strong"))
        painter.setPen(colour("accent_text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._numeral)
        painter.end()


class EmptyState(QFrame):
    """One thing to do now; ``steps`` are (what, how) pairs of what comes after; ``foot`` is said once."""

    def __init__(
        self,
        title: str,
        line: str,
        buttons: Sequence[QWidget] = (),
        *,
        steps: Sequence[tuple[str, str]] = (),
        steps_title: str = "",
        foot: str = "",
        drawing: bool = True,
    ) -> None:
        super().__init__()
        parts: list[Part] = [Lanes(), 32] if drawing else []
        parts += [label(title, "title", wraps=True), 2, label(line, "body", "muted", wraps=True)]
        if buttons:
            parts += [20, flow(*buttons)]
        if steps:
            parts += [28, label(steps_title, "label", "muted"), 4]
        for place, (what, how) in enumerate(steps):
            words = column(label(what, "strong"), label(how, "body", "muted", wraps=True), gap=0)
            line_of_step = row(Step(place + 1), words, gap=16)
            line_of_step.setStretch(1, 1)
            parts += [line_of_step, 4]
        if foot:
            parts += [8, rule(), 4, label(foot, "caption", "muted", wraps=True)]
        inside = QWidget()
        inside.setLayout(column(*parts, gap=4))
        inside.setMaximumWidth(px(560))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        page = QWidget()
        page.setLayout(column(STRETCH, middle, STRETCH, STRETCH, gap=0, margins=(32, 24, 32, 24)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ground(page, "window"))
        self.setLayout(column(scroll, gap=0))
