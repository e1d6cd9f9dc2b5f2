"""The header of a note: whose and which meeting, who may ever read it, risk, the way to the file."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent

from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import RiskEntry
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.header import EditorHeader
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.risk_words import risk_in_full
from attachdesk.ui.kit.words import label
from attachdesk.ui.screens.note_editor import facts
from attachdesk.ui.screens.note_editor.wording import risk_told

translate = QCoreApplication.translate


class NoteHeader(EditorHeader):
    """Says less where it is narrow; the code of the client always stands."""

    def __init__(self, to_risk: Callable[[], object], to_file: Callable[[], object]) -> None:
        super().__init__()
        self._eye, self._is_hushed = label(""), False
        self.layer = label("", "caption", "muted")
        self._code, self._risk = "", tuple[RiskEntry, ...]()
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
        self._risk = opened.risk
        self.risk.setToolTip(risk_in_full(opened.risk))
        self.risk.setVisible(opened.episode is None)
        self._fit()

    def _tint(self) -> None:
        self._eye.setPixmap(pixmap("eye", "muted", 16))
        self._fit()

    def _fit(self) -> None:
        who = translate("NoteEditor", "Record: can be disclosed to {code} and, with consent, others")
        long, record = who.format(code=isolated(self._code)), translate("NoteEditor", "Record")
        for one in (self._eye, self.layer):
            one.setToolTip(long)
            one.setAccessibleName(long)
        risk, brief = risk_told(self._risk), translate("NoteEditor", "Risk: told")
        if not any(entry.asked == "told" for entry in self._risk):
            brief = risk
        ways = (
            (long, risk, True), (record, risk, True), ("", risk, True), ("", risk, False),
            ("", brief, True), ("", brief, False),
        )  # fmt: skip
        for words, rest, file in ways:
            self._say(words, rest, has_file=file)
            if self._taken() <= self.width():
                return
        self._say("", "", has_file=False)

    def hush(self, *, is_hushed: bool) -> None:
        """Say nothing of the record while a private note is on the screen."""
        self._is_hushed = is_hushed
        self._fit()

    def _say(self, layer: str, risk: str, *, has_file: bool) -> None:
        self.layer.setText(layer)
        self.layer.setVisible(bool(layer) and not self._is_hushed)
        self._eye.setVisible(not self._is_hushed)
        self.risk.setText(risk)
        self.risk.setAccessibleName(risk_in_full(self._risk))
        self.risk.updateGeometry()
        self.file.setVisible(has_file)

    def _taken(self) -> float:
        names = self.code.sizeHint().width() + self.second.sizeHint().width()
        shown = [one for one in (self.layer, self.risk, self.file) if not one.isHidden()]
        trailing = sum(one.sizeHint().width() + 8 for one in (self._eye, *shown))
        return max(self.facts.sizeHint().width(), names) + trailing + self.back.width() + 100

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self._fit()
