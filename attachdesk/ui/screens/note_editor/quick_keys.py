"""Keys that make writing quick, taken before the text gets them: the picker's, places to fill in, lists."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from attachdesk.domain.passage import Span
from attachdesk.ui.screens.note_editor import lists
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.snippet_picker import SnippetPicker

_KEY = Qt.Key
_ENTER = {_KEY.Key_Return, _KEY.Key_Enter}


class QuickKeys(QObject):
    """Listens on the page; what it takes goes no further."""

    def __init__(self, page: NotePage, picker: SnippetPicker) -> None:
        super().__init__(page)
        self._page, self._picker = page, picker
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a key that the picker, a place to fill in or a list needs."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = _KEY(event.key())
        if key == _KEY.Key_Backtab or (key == _KEY.Key_Tab and held == Qt.KeyboardModifier.ShiftModifier):
            return self._change(lists.indented(*self._here(), is_back=True))
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        return self._in_picker(key) if self._picker.isVisible() else self._in_text(key)

    def _in_picker(self, key: Qt.Key) -> bool:
        if key in _ENTER or key == _KEY.Key_Tab:
            self._picker.take()
        elif key in {_KEY.Key_Down, _KEY.Key_Up}:
            self._picker.step(1 if key == _KEY.Key_Down else -1)
        elif key == _KEY.Key_Escape:
            self._picker.close_it()
        else:
            return False
        return True

    def _in_text(self, key: Qt.Key) -> bool:
        if key == _KEY.Key_Tab:
            indented = lists.indented(*self._here(), is_back=False)
            return self._picker.next_place() or self._change(indented) or self._to_next_section()
        return key in _ENTER and self._change(lists.continued(*self._here()))

    def _to_next_section(self) -> bool:
        """Go to the end of what stands in the next section; from the last one the key leaves the page."""
        page = self._page
        bounds = sorted((one.start, one.end) for one in page.tracking.headings.values())
        behind = [place for place in bounds if place[0] > page.point()]
        if not behind or page.isReadOnly():
            return False
        text, start = page.tracking.text, behind[0][1] + 1
        end = behind[1][0] if len(behind) > 1 else len(text)
        there = start + len(text[start:end].rstrip())
        page.select(Span(there, there))
        return True

    def _here(self) -> tuple[str, int]:
        return self._page.tracking.text, self._page.point()

    def _change(self, change: lists.Change | None) -> bool:
        page = self._page
        if change is None or page.isReadOnly() or page.textCursor().hasSelection():
            return False
        if not page.tracking.is_open(change.span.start, change.span.end):
            return False
        page.exchange([(change.span, change.words)])
        page.select(Span(change.cursor, change.cursor))
        return True
