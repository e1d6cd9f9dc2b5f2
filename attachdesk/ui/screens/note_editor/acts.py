"""What can be done in a note, for the palette and the shortcuts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.library import Library
from attachdesk.ui.kit.action import Action
from attachdesk.ui.screens.note_editor.addenda import LaterWords
from attachdesk.ui.screens.note_editor.layers import Layers
from attachdesk.ui.screens.note_editor.plan_thread import PlanThread
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.toolbar import Toolbar

translate = QCoreApplication.translate
OF_CODES = frozenset({"coding", "inspector", "rate", "thread", "risk"})
"""What a discharge summary, which is of no meeting, has none of."""


class Editing(Protocol):
    """What the acts are done to: the editor's parts, and what it does as a whole."""

    note: SessionNote
    toolbar: Toolbar
    later: LaterWords
    objectives: PlanThread
    layers: Layers

    def review(self) -> None: ...
    def toggle_coding(self) -> None: ...
    def toggle_inspector(self) -> None: ...
    def rate_session(self) -> None: ...
    def go_to_risk(self) -> None: ...
    def go_to_file(self) -> None: ...


def _rows(editor: Editing) -> list[tuple[str, str, Callable[[], None], str, str]]:
    """Return of each act its name, its words, what it does, its keys and its icon."""
    past, history = editor.later, editor.note.history
    states = translate("NoteEditor", "Earlier states of this draft")
    return [
        ("sign", translate("NoteEditor", "Review and sign"), editor.review, "Ctrl+Return", "signature"),
        ("addendum", translate("NoteEditor", "Add a later word (addendum)"), editor.later.add, "Ctrl+E", ""),
        ("states", states, past.history.open, "Ctrl+Shift+H", ""),
        ("in_error", translate("NoteEditor", "Entered in error: wrong file"), past.error.open, "", ""),
        ("sealed", translate("NoteEditor", "Open a note entered in error"), past.sealed.open, "", ""),
        ("coding", translate("NoteEditor", "Coding mode"), editor.toggle_coding, "F4", "highlighter"),
        ("inspector", translate("NoteEditor", "Inspector"), editor.toggle_inspector, "F8", "panel-right"),
        ("rate", translate("NoteEditor", "Rate the whole session"), editor.rate_session, "F9", ""),
        (
            "thread", translate("NoteEditor", "Objectives of the plan"),
            editor.objectives.open, "F10", "target",
        ),
        ("undo", translate("NoteEditor", "Undo"), history.back, "Ctrl+Z", "undo-2"),
        ("redo", translate("NoteEditor", "Redo"), history.forth, "Ctrl+Shift+Z", ""),
        ("find", translate("NoteEditor", "Find and replace"), editor.toolbar.open_find, "Ctrl+F", "search"),
        ("risk", translate("NoteEditor", "Risk of this session"), editor.go_to_risk, "F6", "life-buoy"),
        ("confided", translate("NoteEditor", "Told in confidence by another: mark or unmark"),
         editor.note.page.toggle_confided, "", ""),
        ("private", translate("NoteEditor", "Private layer of this note"),
         partial(editor.layers.choose, "process"), "", "lock"),
        ("hypothesis", translate("NoteEditor", "Hypothesis layer of this note"),
         partial(editor.layers.choose, "hypothesis"), "", "lock"),
        ("record", translate("NoteEditor", "Record layer of this note"),
         partial(editor.layers.choose, "record"), "", "eye"),
        ("file", translate("NoteEditor", "Client file"), editor.go_to_file, "F7", "user"),
    ]  # fmt: skip


def note_actions(editor: Editing, library: Library) -> Sequence[Action]:
    """Return the acts of the editor; chords of codes are the page's own, so they have no shortcut here."""
    group = translate("NoteEditor", "Note")

    def can_tag() -> bool:
        return editor.note.can_be_tagged

    def can_always() -> bool:
        return True

    def is_signed() -> bool:
        return editor.note.is_signed

    def has_sealed() -> bool:
        return editor.note.note is not None and editor.note.note.has_sealed

    def has_layers() -> bool:
        return not editor.layers.bar.isHidden()

    when = dict.fromkeys(("private", "hypothesis", "record"), has_layers)
    when |= dict.fromkeys(OF_CODES, can_tag) | {"in_error": is_signed, "sealed": has_sealed}
    acts = [
        Action(f"note.{name}", words, do, keys, when.get(name, can_always), icon, group)
        for name, words, do, keys, icon in _rows(editor)
    ]
    named = {code: library.patterns[code].name for code in PATTERNS}
    named |= {code: library.benefits[code].name for code in BENEFITS}
    tag, put = translate("NoteEditor", "Tag the selected words: %1"), editor.note.tags.put
    for code, words in named.items():
        said = tag.replace("%1", words)
        acts.append(Action(f"note.tag.{code}", said, partial(put, code), "", can_tag, "tag", group))
    return acts
