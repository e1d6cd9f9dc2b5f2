"""The header of a note: whose and which meeting, who may ever read it, risk, the way to the file."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent

from attachdesk.domain.overview import OpenNote
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.header import EditorHeader
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import label
from attachdesk.ui.screens.note_editor import facts
from attachdesk.ui.screens.note_editor.wording import risk_told

translate = QCoreApplication.translate


class NoteHeader(EditorHeader):
    """Says less where it is narrow; the code of the client always stands."""

    def __init__(self, to_risk: Callable[[], object], to_file: Callable[[], object]) -> None:
        super().__init__()
        self._eye = label("")
        self.layer = label("", "caption", "muted")
        self._code = ""
        self.risk = Button("", "quiet", shortcut="F6", icon="life-buoy", dense=True, do=to_risk)
        words = translate("NoteEditor", "Client file")
        self.file = Button(words, "quiet", shortcut="F7", icon="user", dense=True, do=to_file)
        self.trailing.setSpacing(8)
        self.add(self._eye, self.layer, self.risk, self.file)
        self._tint()
        appearance().changed.connect(self._tint)

    def show_note(self, opened: OpenNote) -> None:
        """Say what there is to say about a note."""
        self._code = opened.client.code
        self.say(opened.client.code, facts.which(opened), facts.when(opened))
        self.risk.say(risk_told(opened.risk))
        self._fit()

    def _tint(self) -> None:
        self._eye.setPixmap(pixmap("eye", "muted", 16))
        self._fit()

    def _fit(self) -> None:
        who = translate("NoteEditor", "Record: can be disclosed to {code} and, with consent, others")
        long = who.format(code=self._code)
        self.layer.setToolTip(long)
        self.layer.setAccessibleName(long)
        self.layer.setText(long)
        names = self.code.sizeHint().width() + self.second.sizeHint().width()
        taken = max(self.facts.sizeHint().width(), names)
        taken += sum(one.sizeHint().width() for one in (self.layer, self.risk, self.file))
        if taken + 200 > self.width():
            self.layer.setText(translate("NoteEditor", "Record"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self._fit()
