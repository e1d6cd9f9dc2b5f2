"""Spelling in the note: wrong words are underlined, Ctrl+; offers others or takes the word for right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QMenu

from attachdesk.domain.passage import Span
from attachdesk.library.spelling import Speller, word_at
from attachdesk.locations import resources
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
ENGLISH = {QLocale.Language.English, QLocale.Language.C}
"""The languages of a machine (C: none was chosen) in which English is checked unless one says otherwise."""


class Spelling(QObject):
    """Loads its dictionaries with the first note, on the lane; words are looked up there before they show.

    The names that it knows are those of the open client. A signed note is not judged: it cannot change.
    """

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__(note)
        self._place, self._note = place, note
        self._speller: Speller | None = None
        self._is_on = False
        self.menu: QMenu | None = None
        note.opened.connect(self._begin)
        note.page.spelling_asked.connect(self.suggest)

    def _begin(self) -> None:
        self._note.page.wrong.put(None)
        words, made = self._place.desk.spelling, self._speller
        text, is_english = self._note.page.tracking.text, QLocale().language() in ENGLISH
        opened, is_signed = self._note.note, self._note.is_signed
        client_id = opened.client.id if opened is not None else ""

        def ready() -> Speller | None:
            if not words.is_on(unless_said=is_english):
                return None
            speller = made or Speller(resources() / "spelling", words.own())
            if is_signed:
                return speller
            speller.call(words.names(client_id))
            list(speller.wrong_in(text))  # so that the page finds each word looked up
            return speller

        self._place.lane.ask(ready, self._show, self._place.tell, key="note.spelling", owner=self)

    def _show(self, speller: Speller | None) -> None:
        self._speller, self._is_on = speller or self._speller, speller is not None
        self._note.page.wrong.put(None if self._note.is_signed else speller)

    def toggle(self) -> None:
        """Check spelling, or no longer; kept in the vault."""
        words, is_on = self._place.desk.spelling, not self._is_on
        self._place.lane.ask(lambda: words.put_on(is_on), lambda _done: self._begin(), self._place.tell)

    def suggest(self) -> None:
        """Offer other words for the one under the cursor, if it is wrong."""
        page, speller = self._note.page, self._note.page.wrong.speller
        span = word_at(page.tracking.text, page.point())
        if speller is None or span is None or page.isReadOnly():
            return
        word = span.of(page.tracking.text)
        if not speller.knows(word):
            self._place.lane.ask(
                lambda: speller.suggest(word),
                lambda found: self._offer(span, word, found),
                self._place.tell,
                key="note.suggest",
                owner=self,
            )

    def _offer(self, span: Span, word: str, found: list[str]) -> None:
        page = self._note.page
        menu = self.menu = QMenu(page)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in found:
            _add(menu, one, partial(self.put, span, word, one))
        if not found:
            menu.addAction(translate("NoteEditor", "No suggestion")).setEnabled(False)
        menu.addSeparator()
        _add(menu, translate("NoteEditor", "Add to my words"), lambda: self.learn(word))
        menu.popup(page.viewport().mapToGlobal(page.cursorRect().bottomLeft()))

    def put(self, span: Span, word: str, better: str) -> None:
        """Put a better word in place of the one that still stands there."""
        page = self._note.page
        if span.of(page.tracking.text) == word:
            page.exchange([(span, better)])

    def learn(self, word: str) -> None:
        """Take a word for right from now on, in this vault."""
        words, page = self._place.desk.spelling, self._note.page
        if page.wrong.speller is not None:
            page.wrong.speller.learn(word)
            page.wrong.put(page.wrong.speller)
        self._place.lane.ask(lambda: words.learn(word), None, self._place.tell)


def _add(menu: QMenu, words: str, do: Callable[[], None]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked=False: do())
