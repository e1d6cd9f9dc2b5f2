"""The status line of a note: saved when, how many words, how many tags, how many in the tray."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QResizeEvent

from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.elided import Elided
from attachdesk.ui.kit.header import StatusLine
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import label
from attachdesk.ui.screens.note_editor import facts
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
COUNTED_AT_ONCE = 60_000
"""Code points up to which words are counted with every key; a longer text is counted in a pause."""
PAUSE_MS = 400


class NoteStatus(StatusLine):
    """Follows the note by itself."""

    def __init__(self, note: SessionNote, page: NotePage, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._note, self._page, self._now = note, page, now
        self.count = 0
        self._mark = label("")
        self.saved, self.words = Elided("small", "muted", least=96), label("", "small", "muted")
        self.counts = label("", "small", "muted")
        for fact in (self._mark, self.saved, self.words, self.counts):
            self.fact(fact)
        self._line.setSpacing(16)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._count)
        page.edited.connect(self._edited)
        note.opened.connect(self._count)
        note.opened.connect(self.show_saved)
        note.tags.changed.connect(self._show_tags)
        note.autosave.state_changed.connect(lambda _state: self.show_saved())
        appearance().changed.connect(self.show_saved)

    def _edited(self) -> None:
        if len(self._page.tracking.text) <= COUNTED_AT_ONCE:
            self._count()
        else:
            self._pause.start()

    def _count(self) -> None:
        self.count = facts.words(self._page.tracking)
        self.words.setText(translate("NoteEditor", "%n word(s)", "", self.count))
        self._fit()
        self._show_tags()

    def _show_tags(self) -> None:
        tagged, lost = len(self._note.tags.on_passages()), len(self._note.tags.in_tray())
        told = [translate("NoteEditor", "%n tag(s)", "", tagged)] if self._note.can_be_tagged else []
        if lost:
            told.append(translate("NoteEditor", "%n in the tray", "", lost))
        self.counts.setText("    ".join(told))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, what was saved and the button matter most."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        for fact in (self.counts, self.words):
            fact.show()
        for fact in (self.words, self.counts):
            if self._line.sizeHint().width() > room:
                fact.hide()

    def show_saved(self) -> None:
        """Say how the draft stands."""
        self.saved.setText(facts.saved(self._note, self._now()))
        is_kept = self._note.is_signed or self._note.autosave.state == "saved"
        self._fit()
        mark, ink = ("check", "accent_text") if is_kept else ("clock", "muted")
        self._mark.setPixmap(pixmap(mark, ink, 16))
