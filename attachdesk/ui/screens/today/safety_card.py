"""A follow-up on safety: whose, of which kind and by when; what was told stays folded until asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import column, label, row

translate = QCoreApplication.translate


class SafetyCard(QFrame):
    """The only card with a coloured edge; ``words`` are what was told and done, seen by a click alone.

    The first screen is seen by whoever stands behind, and read out by whatever reads screens.
    """

    def __init__(self, title: str, when: str, words: str, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.setProperty("card", "warning")
        self.setAccessibleName(f"{title}: {when}")
        self._words = words
        self._said = label("", "small", wraps=True)
        self._said.hide()
        self._turn = Button(translate("Today", "Show words"), "quiet", dense=True, do=self._fold, flush=True)
        self._turn.setAccessibleName(translate("Today", "Show words: %1").replace("%1", title))
        self._turn.setVisible(bool(words))
        buoy = label("")
        buoy.setPixmap(pixmap("life-buoy", "warning", 18))
        buoy.setFixedWidth(px(18))
        inside = column(
            label(title, "name", wraps=True), label(when, "small", "muted", wraps=True), self._said, 8,
            flow(*buttons, self._turn), gap=0,
        )  # fmt: skip
        line = row(buoy, inside, gap=14, margins=(18, 12, 16, 12))
        line.setAlignment(buoy, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    def _fold(self) -> None:
        is_shown = self._said.isHidden()
        self._said.setText(self._words if is_shown else "")
        self._said.setVisible(is_shown)
        self._turn.say(translate("Today", "Hide words") if is_shown else translate("Today", "Show words"))
