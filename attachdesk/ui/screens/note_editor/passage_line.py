"""The inspector as one line at the foot, where the window is too narrow for the panel."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeChip
from attachdesk.ui.kit.words import STRETCH, cleared, ground, label, row
from attachdesk.ui.screens.note_editor.inspector import Inspector
from attachdesk.ui.screens.note_editor.wording import CodeWords, in_a_word

translate = QCoreApplication.translate
MOST = 3


class PassageLine(QFrame):
    """Says what is under the cursor; ``Add`` offers the codes. F8 brings the panel back."""

    def __init__(self, inspector: Inspector, rate: Callable[[], object]) -> None:
        super().__init__()
        self._inspector = inspector
        self.setProperty("edge", "top")
        ground(self, "surface")
        self.session = Button(
            translate("NoteEditor", "Whole session"), "quiet", shortcut="F9", dense=True, do=rate
        )
        self.session.hide()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self.add = Button(translate("NoteEditor", "Add"), "quiet", icon="plus", dense=True, do=self._offer)
        title = label(translate("NoteEditor", "This passage"), "label", "muted")
        self.setLayout(row(title, self._chips, STRETCH, self.add, self.session, margins=(24, 6, 16, 6)))
        inspector.refreshed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show the observations under the cursor as chips."""
        if self.isHidden():
            return
        cleared(self._chips)
        here = self._inspector.here()
        for one in here[:MOST]:
            words = self._inspector.codes.get(one.code, CodeWords(one.code, one.code))
            self._chips.addWidget(
                CodeChip(one.code, words.name, in_a_word(one), letter=words.letter, ink=words.ink)
            )
        if not here:
            self._chips.addWidget(label(translate("NoteEditor", "no tag here"), "small", "muted"))

    def showEvent(self, event: object) -> None:
        """Be up to date when it comes into view."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _offer(self) -> None:
        self._inspector.offer_codes(self.add)
