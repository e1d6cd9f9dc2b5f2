"""The page of a private note: another ground, another edge, who may ever read it, a search of its own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from attachdesk.domain.overview import SearchHit
from attachdesk.ui.kit.appearance import appearance, colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row
from attachdesk.ui.screens.note_editor.page import NotePage

translate = QCoreApplication.translate
EDGE = 6
SHOWN = 5


class PrivatePane(QWidget):
    """``close_asked``: the private notes shall be closed; ``search_asked`` carries words."""

    close_asked = Signal()
    search_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("PrivateNotes", "Private notes"))
        self._ink = "accent"
        self.page = NotePage()
        self.page.setAccessibleName(translate("PrivateNotes", "Text of the private note"))
        self.finder = TextField(translate("PrivateNotes", "Find in private notes"))
        self.finder.setAccessibleName(translate("PrivateNotes", "Find in private notes"))
        self.finder.returnPressed.connect(lambda: self.search_asked.emit(self.finder.value()))
        self.finder.setMaximumWidth(px(280))
        self.close_button = Button(
            translate("PrivateNotes", "Close private notes"), icon="lock", do=self.close_asked.emit
        )
        self.saved = label("", "caption", "muted")
        self.found = QVBoxLayout()
        self._found_box = holding(self.found)
        self._edge = QFrame()
        self._edge.setFixedWidth(EDGE)
        tools = row(self.finder, self.saved, STRETCH, self.close_button, margins=(16, 8, 16, 8))
        inside = column(tools, self._found_box, self.page, gap=0)
        inside.setStretch(2, 1)
        whole = row(self._edge, holding(inside), gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        ground(self, "sunken")
        appearance().changed.connect(self._tint)
        self.clear_found()
        self._tint()
        self.hide()

    def mark(self, layer: str) -> None:
        """Show by the edge which private layer it is."""
        self._ink = "warning" if layer == "hypothesis" else "accent"
        self._tint()

    def _tint(self) -> None:
        self._edge.setStyleSheet(f"background: {colour(self._ink).name()};")
        self.page.setStyleSheet(f"QTextEdit {{ background: {colour('sunken').name()}; }}")

    def say_state(self, state: str) -> None:
        """Say whether what was typed is kept."""
        words = {
            "saved": translate("PrivateNotes", "Saved in the private file"),
            "failed": translate("PrivateNotes", "Not saved"),
        }
        self.saved.setText(words.get(state, translate("PrivateNotes", "Saving …")))

    def show_found(self, total: int, hits: tuple[SearchHit, ...], go: Callable[[SearchHit], object]) -> None:
        """Show what was found, each a way to its note."""
        cleared(self.found)
        said = translate("PrivateNotes", "%n private note(s) found", "", total)
        self.found.addLayout(row(label(said, "small_strong"), margins=(16, 0, 16, 0)))
        for hit in hits[:SHOWN]:
            day = day_and_year(hit.date) if hit.date else ""
            words = " ".join(f"{hit.client} {day}: {hit.passage}".split())[:90]
            way = Button(words, "quiet", do=partial(go, hit))
            self.found.addLayout(row(way, STRETCH, margins=(8, 0, 16, 0)))
        self._found_box.show()

    def clear_found(self) -> None:
        """Take the finds away."""
        cleared(self.found)
        self.finder.clear()
        self._found_box.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the finds away."""
        if event.key() == Qt.Key.Key_Escape and not self._found_box.isHidden():
            self.clear_found()
            self.page.setFocus()
        else:
            super().keyPressEvent(event)
