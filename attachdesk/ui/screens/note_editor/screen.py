"""The note editor: header, toolbar, page, inspector, strip and status line round one open note."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.domain.overview import OpenNote
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, code_colour, colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.header import EditorHeader, StatusLine
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor import facts
from attachdesk.ui.screens.note_editor.code_painting import Drawn
from attachdesk.ui.screens.note_editor.inspector import WIDTH, Inspector
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.passage_line import PassageLine
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.sign_sheet import SignSheet
from attachdesk.ui.screens.note_editor.strip import Strip
from attachdesk.ui.screens.note_editor.toolbar import Toolbar
from attachdesk.ui.screens.note_editor.wording import code_words, people_options

translate = QCoreApplication.translate
ROOM_FOR_INSPECTOR = 1120


class NoteEditor(QObject):
    """The screen ``note``: its target names a session, or with part ``contact`` or ``note`` one of those."""

    name = "note"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("NoteEditor", "Note")
        library = place.desk.library
        self.page = NotePage()
        self.page.setAccessibleName(translate("NoteEditor", "Text of the note"))
        self.note = SessionNote(place.desk, place.lane, self.page, self)
        self.header = EditorHeader()
        self.toolbar = Toolbar(library, self.note.history.undo, self.note.history.redo)
        self.inspector = Inspector(self.note)
        self.strip = Strip(library)
        self.status = StatusLine()
        self.saved, self.words = label("", "small", "muted"), label("", "small", "muted")
        self.counts = label("", "small", "muted")
        self.sign_button = Button(
            translate("NoteEditor", "Review and sign"), "primary", shortcut="Ctrl ⏎", do=self.review
        )
        self.sheet = SignSheet(self.note.sign)
        self.foot = PassageLine(self.inspector)
        self._inspector_wanted = True
        self._widget = self._laid_out()
        self._connect()

    def _laid_out(self) -> QWidget:
        for fact in (self.saved, self.words, self.counts):
            self.status.fact(fact)
        self.status.add(self.sign_button)
        who = translate("NoteEditor", "Record: can be disclosed to the client and, with consent, others")
        self.layer = label(who, "caption", "muted")
        self.header.add(self.layer)
        paper = holding(column(self.toolbar, self.page, self.strip, gap=0), "surface")
        middle = row(paper, self.inspector, gap=0)
        middle.setStretch(0, 1)
        widget = ground(
            holding(column(self.header, middle, self.foot, self.sheet, self.status, gap=0)), "window"
        )
        widget.installEventFilter(self)
        return widget

    def _connect(self) -> None:
        note = self.note
        self.header.back_asked.connect(self._place.back)
        self.page.code_asked.connect(note.tag)
        self.page.edited.connect(self._show_facts)
        self.page.cursor_moved.connect(lambda _point: self._draw())
        self.inspector.code_asked.connect(note.tag)
        self.strip.rated.connect(note.rate)
        self.strip.targeted.connect(note.target)
        self.toolbar.template_picked.connect(self._change_template)
        self.toolbar.replace_asked.connect(self.page.replace_all)
        self.toolbar.find_asked.connect(self._find)
        self.toolbar.coding.clicked.connect(self.toggle_coding)
        self.toolbar.inspector.clicked.connect(self.toggle_inspector)
        note.opened.connect(self._show_note)
        note.observations_changed.connect(self._draw)
        note.ratings_changed.connect(self._show_ratings)
        note.told.connect(lambda key: self._place.notices.warn(self._place.words.say(key)))
        note.autosave.state_changed.connect(lambda _state: self._show_saved())
        note.autosave.failed_with.connect(self._place.tell)
        appearance().changed.connect(self._draw)
        note.signed.connect(lambda: self._place.notices.say(translate("NoteEditor", "The note is signed.")))

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Open the note of a session or contact, or start it."""
        writing, coding = self._place.desk.note_writing, self._place.desk.coding

        def opened() -> tuple[OpenNote, Any]:
            if target.part == "note":
                return writing.open_note(target.thing_id), coding.own_codes()
            which = "contact_id" if target.part == "contact" else "session_id"
            return writing.open_or_start(**{which: target.thing_id}), coding.own_codes()

        self._place.lane.ask(opened, self._show, self._place.tell, key="note", owner=self)

    def leave(self) -> None:
        """Keep everything that is being written, and let the search know."""
        self.inspector.flush()
        self.note.autosave.flush()
        self._place.lane.ask(self._place.desk.note_writing.catch_up)

    def actions(self) -> Sequence[Action]:
        """Return what can be done in a note."""
        library, group = self._place.desk.library, translate("NoteEditor", "Note")
        note, tools = self.note, self.toolbar
        rows: list[tuple[str, str, Callable[[], None], str, str]] = [
            ("sign", translate("NoteEditor", "Review and sign"), self.review, "Ctrl+Return", "signature"),
            ("coding", translate("NoteEditor", "Coding mode"), self.toggle_coding, "F4", "highlighter"),
            ("inspector", translate("NoteEditor", "Inspector"), self.toggle_inspector, "F8", "panel-right"),
            ("undo", translate("NoteEditor", "Undo"), note.history.undo, "Ctrl+Z", "undo-2"),
            ("redo", translate("NoteEditor", "Redo"), note.history.redo, "Ctrl+Shift+Z", ""),
            ("find", translate("NoteEditor", "Find and replace"), tools.open_find, "Ctrl+H", "search"),
        ]
        acts = [
            Action(f"note.{name}", words, do, keys, icon=icon, group=group)
            for name, words, do, keys, icon in rows
        ]
        named = {code: library.patterns[code].name for code in PATTERNS}
        named |= {code: library.benefits[code].name for code in BENEFITS}
        tag = translate("NoteEditor", "Tag the selected words: %1")
        acts += [
            Action(
                f"note.tag.{code}",
                tag.replace("%1", words),
                partial(self.note.tag, code),
                icon="tag",
                group=group,
            )
            for code, words in named.items()
        ]
        return acts

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "NoteEditor",
            "Write under the headings; everything is saved as you type. Select the words that show something "
            "and press Ctrl 1 to 4 for a pattern or Ctrl ⇧ 1 to 8 for a benefit; the panel says how clear it "
            "was, who showed it and toward whom. Rate the whole session in the strip below: 0 is looked for "
            "and not seen, empty is not rated. F4 makes the text read-only and lets the bare keys tag.",
        )

    # showing

    def _show(self, found: tuple[OpenNote, Any]) -> None:
        opened, own = found
        self.inspector.codes = code_words(self._place.desk.library, own)
        self.inspector.people = people_options(opened.people, self._place.relations())
        self.note.show(opened)
        self.page.setFocus()

    def _show_note(self) -> None:
        opened = self.note.note
        if opened is None:
            return
        self.header.say(opened.client.code, facts.which(opened), facts.when(opened))
        self.toolbar.template.put(opened.note.template_id)
        self.sign_button.setEnabled(not self.note.is_signed)
        self.toolbar.template.setEnabled(not self.note.is_signed and not opened.note.word_count)
        self.strip.setVisible(opened.session is not None)
        self.sheet.hide()
        self._show_facts()
        self._show_saved()

    def _show_ratings(self) -> None:
        self.strip.show_state(self.note.shown_ratings(), self.note.targets)

    def _show_facts(self) -> None:
        count = facts.words(self.page.tracking)
        self.words.setText(translate("NoteEditor", "%n word(s)", "", count))
        tagged, lost = len(self.note.passages()), len(self.note.tray())
        told = [translate("NoteEditor", "%n tag(s)", "", tagged)]
        if lost:
            told.append(translate("NoteEditor", "%n in the tray", "", lost))
        self.counts.setText("    ".join(told))
        self.toolbar.template.setEnabled(not self.note.is_signed and not count)

    def _show_saved(self) -> None:
        self.saved.setText(facts.saved(self.note, self._place.desk.records.now()))

    def _draw(self) -> None:
        words, drawn = self.inspector.codes, []
        for one in self.note.passages():
            span = self.page.tracking.passages[one.id]
            known = words.get(one.code)
            if span is not None and known is not None:
                start, end = self.page.units(span)
                sign = facts.sign(one, known)
                ink = code_colour(one.code, known.ink)
                drawn.append(
                    (one.id, Drawn(start, end, sign, ink, colour("surface"), one.family == "pattern"))
                )
        self.page.show_codes(drawn, self.page.tracking.at(self.page.point()))
        self._show_facts()

    # doing

    def review(self) -> None:
        """Ask what is missing, then for the signature."""
        if self.note.note is None or self.note.is_signed:
            return
        self.leave()
        note_id, writing = self.note.note.note.id, self._place.desk.note_writing
        say = self._place.words.say
        self._place.lane.ask(
            lambda: writing.missing(note_id),
            lambda keys: self.sheet.ask([say(key) for key in keys]),
            self._place.tell,
            owner=self,
        )

    def toggle_coding(self) -> None:
        """Make the text read-only with bare keys for codes, or writable again."""
        is_coding = not self.page.is_coding
        self.page.set_coding(is_coding)
        self.page.setReadOnly(is_coding or self.note.is_signed)
        said = translate("NoteEditor", "Write") if is_coding else translate("NoteEditor", "Coding mode")
        self.toolbar.coding.say(said)
        self.page.setFocus()

    def toggle_inspector(self) -> None:
        """Show or hide the panel."""
        self._inspector_wanted = self.inspector.isHidden()
        self._show_inspector(self._inspector_wanted)

    def _show_inspector(self, is_shown: bool) -> None:
        self.inspector.setVisible(is_shown)
        self.foot.setVisible(not is_shown)

    def _change_template(self, template_id: str) -> None:
        if self.note.note is None:
            return
        note_id, writing = self.note.note.note.id, self._place.desk.note_writing
        self.note.autosave.flush()
        self._place.lane.ask(
            lambda: writing.change_template(note_id, template_id),
            self.note.show,
            self._refused_template,
            owner=self,
        )

    def _refused_template(self, error: Exception) -> None:
        self._place.tell(error)
        if self.note.note is not None:
            self.toolbar.template.put(self.note.note.note.template_id)

    def _find(self, words: str) -> None:
        if words and not self.page.find(words):
            self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
            self.page.find(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the panel where there is no room for it; F8 brings it back."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            has_room = self._widget.width() >= px(ROOM_FOR_INSPECTOR - WIDTH) + self.inspector.width()
            self._show_inspector(has_room and self._inspector_wanted)
        return False
