"""The picker of snippets: ``;`` and letters show it under the cursor; the keyboard stays in the note."""

import re

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from attachdesk.domain.passage import Span
from attachdesk.domain.snippet import QuickWords, placeholders
from attachdesk.ui.kit.appearance import colour, font, px
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
_TYPED = re.compile(r"(?:^|(?<=\s));([\w-]*)$")
LONGEST = 26
MOST, WIDTH = 7, 460


class SnippetPicker(QListWidget):
    """Shown while what stands before the cursor begins a snippet; Enter puts it in, as one step."""

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__(note.page.viewport())
        self._place, self._note, self._page = place, note, note.page
        self.snippets: list[QuickWords] = []
        self._typed: Span | None = None
        self._refused = -1
        self.setAccessibleName(translate("NoteEditor", "Snippets"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self.take())
        note.opened.connect(self._read)
        self._page.edited.connect(lambda: self._look(may_open=True))
        self._page.cursor_moved.connect(lambda _point: self._look(may_open=False))
        self.hide()

    def _read(self) -> None:
        self._away()
        offered = self._place.desk.snippets.offered
        self._place.lane.ask(offered, self._keep, self._place.tell, key="note.snippets", owner=self)

    def _keep(self, found: list[QuickWords]) -> None:
        self.snippets = found

    def _look(self, *, may_open: bool) -> None:
        """Show what fits the letters before the cursor."""
        point, text = self._page.point(), self._page.tracking.text
        start = max(text.rfind("\n", 0, point) + 1, point - LONGEST)
        found = None if self._page.isReadOnly() else _TYPED.search(text[start:point])
        if found is None or not (may_open or self.isVisible()) or start + found.start() == self._refused:
            self._away()
            return
        self._typed = Span(start + found.start(), point)
        self._offer(found[1].casefold())

    def _offer(self, letters: str) -> None:
        fitting = [one for one in self.snippets if one.id.casefold().startswith(letters)]
        fitting += [one for one in self.snippets if letters in one.id.casefold()[1:] and one not in fitting]
        self.clear()
        for one in fitting:
            item = QListWidgetItem(f";{one.id}   {one.text}".replace("\n", " "), self)
            item.setData(Qt.ItemDataRole.UserRole, one.text)
        if not fitting:
            self._away()
            return
        self.setCurrentRow(0)
        self.setFont(font("small"))
        height = self.sizeHintForRow(0) * min(len(fitting), MOST) + 2 * self.frameWidth() + 2
        self.resize(min(px(WIDTH), self._page.viewport().width() - 16), height)
        ground, line = colour("raised").name(), colour("border").name()
        self.setStyleSheet(f"QListWidget {{ background: {ground}; border: 1px solid {line}; }}")
        self._place_it()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._place_it)  # the page may scroll to its cursor only after this

    def _place_it(self) -> None:
        self.move(self._place_for(self.height()))

    def _place_for(self, height: int) -> QPoint:
        cursor, port = self._page.cursorRect(), self._page.viewport()
        left = max(8, min(cursor.left(), port.width() - self.width() - 8))
        below = cursor.bottom() + 4
        return QPoint(left, below if below + height <= port.height() else max(0, cursor.top() - height - 4))

    def _away(self) -> None:
        self._typed = None
        if not self.isHidden():
            self.hide()

    def close_it(self) -> None:
        """Put the picker away; it comes back with the next semicolon."""
        self._refused = self._typed.start if self._typed else -1
        self._away()

    def step(self, by: int) -> None:
        """Go to the next line or the one before."""
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))

    def take(self) -> None:
        """Put the chosen words in place of what was typed and select their first place to fill in."""
        item, typed = self.currentItem(), self._typed
        self._away()
        if item is None or typed is None:
            return
        words = str(item.data(Qt.ItemDataRole.UserRole))
        self._page.exchange([(typed, words)])
        self._refused = -1
        if found := placeholders(words):
            self._page.select(Span(typed.start + found[0].start, typed.start + found[0].end))

    def next_place(self) -> bool:
        """Select the next ``{place}`` of the note behind the cursor, or its first; False: there is none."""
        tracking = self._page.tracking
        found = [one for one in placeholders(tracking.text) if tracking.is_open(one.start, one.end)]
        if self._page.isReadOnly() or not found:
            return False
        point = self._page.point()
        self._page.select(next((one for one in found if one.start >= point), found[0]))
        return True
