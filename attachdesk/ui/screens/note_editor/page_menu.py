"""The menu of the page: undo, cut, copy, paste, and every code for the selected words."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from attachdesk.ui.kit.action import shown_keys
from attachdesk.ui.screens.note_editor.history import History
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.wording import CodeWords

translate = QCoreApplication.translate
Code = Callable[[str], object]


def page_menu(page: NotePage, history: History, codes: Iterable[CodeWords], tag: Code) -> QMenu:
    """Return the menu for what is selected; it deletes itself when it closes."""
    menu = QMenu(page)
    menu.aboutToHide.connect(menu.deleteLater)
    writes, chosen = not page.isReadOnly(), page.textCursor().hasSelection()
    keys = QKeySequence.StandardKey
    rows: list[tuple[str, QKeySequence.StandardKey, Callable[[], object], bool]] = [
        (translate("NoteEditor", "Undo"), keys.Undo, history.back, history.canUndo()),
        (translate("NoteEditor", "Redo"), keys.Redo, history.forth, history.canRedo()),
        (translate("NoteEditor", "Cut"), keys.Cut, page.cut_selection, writes and chosen),
        (translate("NoteEditor", "Copy"), keys.Copy, page.copy, chosen),
        (translate("NoteEditor", "Paste"), keys.Paste, page.paste, writes and page.canPaste()),
        (translate("NoteEditor", "Delete"), keys.Delete, page.delete_selection, writes and chosen),
        (translate("NoteEditor", "Select all"), keys.SelectAll, page.selectAll, True),
    ]
    for place, (words, key, do, is_on) in enumerate(rows):
        if place in {2, 6}:
            menu.addSeparator()
        action = menu.addAction(f"{words}\t{shown_keys(QKeySequence(key).toString())}")
        action.triggered.connect(lambda _checked=False, do=do: do())
        action.setEnabled(is_on)
    menu.addSeparator()
    if page.wrong.speller is not None and writes:
        spelling = menu.addAction(
            translate("NoteEditor", "Spelling of this word") + "\t" + shown_keys("Ctrl+;")
        )
        spelling.triggered.connect(lambda _checked=False: page.spelling_asked.emit())
    confided = menu.addAction(translate("NoteEditor", "Told in confidence by another"))
    confided.triggered.connect(lambda _checked=False: page.toggle_confided())
    confided.setEnabled(writes)
    inner = menu.addMenu(translate("NoteEditor", "Tag the selected words"))
    add_codes(inner, codes, tag)
    inner.setEnabled(chosen)
    return menu


def add_codes(menu: QMenu, codes: Iterable[CodeWords], tag: Code) -> None:
    """Offer every code, patterns first, with its keys."""
    last = 0
    for place, words in enumerate(codes):
        family = min(2, (place >= 4) + (place >= 12))
        if family != last:
            menu.addSeparator()
            last = family
        action = menu.addAction(f"{words.name}\t{words.keys}" if words.keys else words.name)
        action.triggered.connect(lambda _checked=False, code=words.code: tag(code))


def offer_codes(button: QWidget, codes: Iterable[CodeWords], tag: Code) -> QMenu:
    """Show every code as a menu below a button."""
    menu = QMenu(button)
    menu.aboutToHide.connect(menu.deleteLater)
    add_codes(menu, codes, tag)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu
