"""A new passphrase: written twice, its strength and the rule said beside the field while it is typed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, colour, px
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.words import label, place
from attachdesk.ui.shell.door import PassphraseField


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: ``score`` 0-4, whether the rule is kept, and what to say."""

    score: int
    is_enough: bool
    words: str


Judge = Callable[[str], Strength]


class Meter(QWidget):
    """Four cells, filled as far as the score goes; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._score = 0
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(px(6))

    def show_score(self, score: int) -> None:
        """Fill as many cells as the score, 0-4."""
        self._score = score
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 3 * 4) / 4
        for cell in range(4):
            painter.setBrush(colour("accent" if cell < self._score else "border"))
            at = 3 - cell if self.isRightToLeft() else cell
            painter.drawRoundedRect(QRectF(at * (width + 4), 0, width, self.height()), 3, 3)
        painter.end()


class NewPassphrase(QWidget):
    """Two fields; ``changed`` after every judgement. ``judge`` runs on the lane."""

    changed = Signal()

    def __init__(self, lane: Lane, judge: Judge) -> None:
        super().__init__()
        self._lane, self._judge = lane, judge
        self._strength = Strength(0, False, "")
        first_words = QCoreApplication.translate("NewPassphrase", "New passphrase")
        again_words = QCoreApplication.translate("NewPassphrase", "The same once more")
        self.first, self.again = PassphraseField(first_words), PassphraseField(again_words)
        self.meter = Meter()
        self.said = label("", "small", "muted", wraps=True)
        self.differs = label("", "small", "danger", wraps=True)
        rule = QCoreApplication.translate(
            "NewPassphrase", "At least 15 characters or five words. A sentence of your own is easy to keep."
        )
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        place(line, [
            label(first_words, "small_strong"), 6, self.first, 8, self.meter, 6,
            label(rule, "small", "muted", wraps=True), self.said, 16,
            label(again_words, "small_strong"), 6, self.again, 4, self.differs,
        ])  # fmt: skip
        self.said.hide()
        self.differs.hide()
        self.first.textEdited.connect(self._ask)
        self.again.textEdited.connect(lambda _text: self._compare())

    @property
    def is_good(self) -> bool:
        """Say whether the rule is kept and both are the same."""
        return self._strength.is_enough and self.first.text() == self.again.text()

    def value(self) -> str:
        """Return the passphrase as typed."""
        return self.first.text()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.again.clear()

    def complain(self) -> None:
        """Say beside the field what is still missing, and put the cursor there."""
        if not self._strength.is_enough:
            self.said.setVisible(bool(self.said.text()))
            self.first.setFocus()
            return
        words = QCoreApplication.translate("NewPassphrase", "The two are not the same yet.")
        self.differs.setText(words)
        self.differs.show()
        self.again.setFocus()

    def _ask(self, typed: str) -> None:
        self._strength = Strength(0, False, self._strength.words)
        self._lane.ask(lambda: self._judge(typed), self._judged, key="strength", owner=self)
        self._compare()

    def _judged(self, strength: Strength) -> None:
        self._strength = strength
        self.meter.show_score(strength.score)
        self.said.setText(strength.words)
        self.said.setVisible(bool(strength.words))
        self.said.ink("muted" if strength.is_enough else "danger")
        self.changed.emit()

    def _compare(self) -> None:
        if self.first.text().startswith(self.again.text()):
            self.differs.hide()
        else:
            words = QCoreApplication.translate("NewPassphrase", "This differs from the line above.")
            self.differs.setText(words)
            self.differs.show()
        self.changed.emit()
