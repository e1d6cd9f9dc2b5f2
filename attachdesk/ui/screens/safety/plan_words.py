"""A version of the plan to be read, step by step, or what in it differs from the version before."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from attachdesk.analysis.word_difference import Piece
from attachdesk.domain.safety import SafetyPlan
from attachdesk.ui.kit.appearance import appearance, font, px
from attachdesk.ui.kit.words import cleared, column, holding, label
from attachdesk.ui.screens.safety.wording import steps

translate = QCoreApplication.translate


class PlanWords(QWidget):
    """Shows one version; steps without words are left out."""

    def __init__(self, *, width: int = 680) -> None:
        super().__init__()
        self._width = width
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(16)
        self._fit()
        appearance().changed.connect(self._fit)

    def show_plan(self, plan: SafetyPlan) -> None:
        """Show what every step says."""
        cleared(self._lines)
        for name, words in steps().items():
            if said := getattr(plan, name):
                self._lines.addWidget(_step(words, label(said, "body", wraps=True)))

    def show_changes(self, changed: Mapping[str, Sequence[Piece]]) -> None:
        """Show the steps that differ: what is new is underlined, what is gone is struck through."""
        cleared(self._lines)
        hint = translate("Safety", "Underlined: new. Struck through: gone. Steps that stayed are not shown.")
        self._lines.addWidget(label(hint, "small", "muted", wraps=True))
        for name, words in steps().items():
            if name in changed:
                self._lines.addWidget(_step(words, Changed(changed[name])))

    def _fit(self) -> None:
        self.setMaximumWidth(px(self._width))


class Changed(QLabel):
    """Words with what became of them, told by lines and never by colour alone."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__("".join(_marked(one) for one in pieces))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAccessibleName(spoken(pieces))
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFont(font("body"))


def spoken(pieces: Sequence[Piece]) -> str:
    """Return the same for those who hear it: ``gone: Mara; new: Tom``."""
    gone, new = translate("Safety", "gone: %1"), translate("Safety", "new: %1")
    named = {"gone": gone, "new": new, "same": "%1"}
    return "; ".join(named[one.state].replace("%1", one.words.strip()) for one in pieces)


def _marked(piece: Piece) -> str:
    words = escape(piece.words).replace("\n", "<br>")
    return {"same": words, "gone": f"<s>{words}</s>", "new": f"<u><b>{words}</b></u>"}[piece.state]


def _step(title: str, words: QWidget) -> QWidget:
    return holding(column(label(title, "small_strong", "muted", wraps=True), words, gap=4))
