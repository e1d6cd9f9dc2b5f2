"""The note editor: header, toolbar, page, inspector, strip and status line round one open note."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from attachdesk.domain.overview import OpenNote
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, code_colour, colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import column, ground, holding, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor import facts
from attachdesk.ui.screens.note_editor.acts import note_actions
from attachdesk.ui.screens.note_editor.addenda import LaterWords
from attachdesk.ui.screens.note_editor.aids import WritingAids
from attachdesk.ui.screens.note_editor.clipping import Clipping
from attachdesk.ui.screens.note_editor.code_painting import Drawn
from attachdesk.ui.screens.note_editor.inspector import WIDTH, Inspector
from attachdesk.ui.screens.note_editor.layers import Layers
from attachdesk.ui.screens.note_editor.note_header import NoteHeader
from attachdesk.ui.screens.note_editor.note_status import NoteStatus
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.page_menu import page_menu
from attachdesk.ui.screens.note_editor.passage_line import PassageLine
from attachdesk.ui.screens.note_editor.plan_thread import PlanThread
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.sign_sheet import SignSheet
from attachdesk.ui.screens.note_editor.strip import Strip
from attachdesk.ui.screens.note_editor.toolbar import Toolbar
from attachdesk.ui.screens.note_editor.wording import code_words, people_options

translate = QCoreApplication.translate
ROOM_FOR_INSPECTOR = 1120
OF_PAGE, LOW_FOR_SHEET, LOW, TALL = 108, 480, 520, 628
"""Below ``LOW`` the strip gives its room to the text, F9 brings it back; a sheet leaves ``OF_PAGE``."""


class NoteEditor(QObject):
    """The screen ``note``: its target names a session, or by its part a contact, note or episode."""

    name = "note"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._target = Target("note")
        self.title = translate("NoteEditor", "Note")
        self.page = NotePage()
        self.page.setAccessibleName(translate("NoteEditor", "Text of the note"))
        self.note = SessionNote(place.desk, place.lane, self.page, self)
        self.header = NoteHeader(self.go_to_risk, self.go_to_file)
        self.toolbar = Toolbar(place.desk.library, self.note.history.back, self.note.history.forth)
        self.inspector = Inspector(self.note.tags, self.page)
        self.strip = Strip(place.desk.library)
        self.objectives = PlanThread(place, self.note, self.strip)
        self.status = NoteStatus(self.note, self.page, place.desk.records.now)
        self.sign_button = Button(
            translate("NoteEditor", "Review and sign"), "primary", shortcut="Ctrl ⏎", do=self.review
        )
        self.sheet = SignSheet(self.note.sign)
        self.later = LaterWords(place, self.note)
        self.aids = WritingAids(place, self.note, self.toolbar)
        self.add_button = self.later.add_button
        self.foot = PassageLine(self.inspector, self.rate_session)
        self._clipping = Clipping(self)
        self._inspector_wanted, self._strip_wanted = True, False
        self._widget = self._laid_out()
        self.layers = Layers(place, self.note, self.header, self._parts)
        self.setParent(self._widget)  # both go together
        self._connect()

    def _laid_out(self) -> QWidget:
        later = self.later
        for one in (later.sealed_button, later.error_button, self.sign_button, self.add_button):
            self.status.add(one)
            one.hide()  # which of them apply is known when the note has been read
        below = self.aids.panel, self.later.shown, self.strip
        paper = holding(column(self.toolbar, self.page, *below, gap=0), "surface")
        middle = row(paper, self.inspector, gap=0)
        middle.setStretch(0, 1)
        inside = column(middle, self.foot, self.sheet, self.later.foot, self.status, gap=0)
        inside.setStretch(0, 1)  # a sheet takes what its words need, and the note the rest
        self._parts = holding(inside)
        whole = column(self.header, self._parts, gap=0)
        whole.setStretch(1, 1)
        widget = ground(holding(whole), "window")
        widget.installEventFilter(self)
        return widget

    def _connect(self) -> None:
        note, tags = self.note, self.note.tags
        self.header.back_asked.connect(self._place.back)
        self.page.code_asked.connect(tags.put)
        self.page.cursor_moved.connect(lambda _point: self._draw())
        self.page.menu_asked.connect(self._show_menu)
        self.inspector.code_asked.connect(tags.put)
        self.strip.rated.connect(note.ratings.rate)
        self.strip.targeted.connect(note.ratings.target)
        self.toolbar.template_picked.connect(note.change_template)
        note.history.canUndoChanged.connect(self.toolbar.undo.setEnabled)
        note.history.canRedoChanged.connect(self.toolbar.redo.setEnabled)
        self.toolbar.replace_asked.connect(self._replace_all)
        self.toolbar.find_asked.connect(self.page.find_on)
        for aside in (self.toolbar, self.sheet, self.strip):
            aside.closed.connect(self.page.setFocus)
        for sheet in (self.sheet, self.later.sheet):
            sheet.opened.connect(lambda: self._fit(is_asked=True))
            sheet.closed.connect(self._fit)
        for part in (self.strip, self.foot, self.sheet, *self.later.sheets, self.status):
            self._place.notices.keep_clear_of(part)
        self.toolbar.coding.clicked.connect(self.toggle_coding)
        self.toolbar.inspector.clicked.connect(self.toggle_inspector)
        note.opened.connect(self._show_note)
        note.ratings.changed.connect(self._show_ratings)
        note.told.connect(self._place.tell)
        note.autosave.failed_with.connect(self._place.tell)
        for changed in (self.page.edited, tags.changed, appearance().changed):
            changed.connect(self._draw)
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
            if target.part == "episode":
                return self._place.desk.discharging.summary(target.thing_id), coding.own_codes()
            which = "contact_id" if target.part == "contact" else "session_id"
            return writing.open_or_start(**{which: target.thing_id}), coding.own_codes()

        self._keep()
        self._target = target
        self._place.lane.ask(opened, self._show, self._place.tell, key="note", owner=self)

    def _keep(self) -> None:
        self.inspector.flush()
        self.note.keep()

    def leave(self) -> None:
        """Keep everything that is being written, and let the search know."""
        self._keep()
        self._place.lane.ask(self._place.desk.searching.catch_up)

    def actions(self) -> Sequence[Action]:
        """Return what can be done in a note."""
        return [*note_actions(self, self._place.desk.library), *self.aids.actions()]

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
        if opened.note.id == self.note.id and self.note.autosave.state == "waiting":
            self.enter(self._target)  # something was typed since this was read
            return
        self.inspector.codes = code_words(self._place.desk.library, own)
        self.inspector.people = people_options(opened.people, self._place.relations())
        self.page.is_coding = False
        self.toolbar.say_coding(is_on=False)
        self.note.show(opened)
        if self._target.at >= 0:
            self.page.go_to(self._target.at)
        self.page.setFocus()

    def _show_note(self) -> None:
        opened = self.note.note
        if opened is None:
            return
        self.header.show_note(opened)
        self.toolbar.template.put(opened.note.template_id)
        self.sign_button.setVisible(not self.note.is_signed)
        self.toolbar.show_final(is_signed=self.note.is_signed, can_be_tagged=self.note.can_be_tagged)
        self._strip_wanted = False
        self.sheet.hide()
        self.later.begin(opened)
        self._fit()
        self._draw()

    def _show_ratings(self) -> None:
        self.strip.show_state(self.note.ratings.shown(), self.note.ratings.targets)

    def _draw(self) -> None:
        words, drawn = self.inspector.codes, []
        for one in self.note.tags.on_passages():
            span = self.page.tracking.passages[one.id]
            known = words.get(one.code)
            if span is not None and known is not None:
                start, end = self.page.units(span)
                sign = facts.sign(one, known)
                ink = code_colour(one.code, known.ink)
                mark = Drawn(start, end, sign, ink, colour("surface"), one.family == "pattern")
                drawn.append((one.id, mark))
        self.page.show_codes(drawn, self.page.here())
        self.toolbar.template.setEnabled(not self.note.is_signed and not self.status.count)

    def _show_menu(self, at: QPoint) -> None:
        page_menu(self.page, self.note.history, self.inspector.codes.values(), self.note.tags.put).popup(at)

    # doing

    def review(self) -> None:
        """Ask what is missing, then for the signature; in an open sheet its key does what that is for."""
        if self.later.act() or self.note.note is None or self.note.is_signed:
            return
        self._keep()
        note_id, signing = self.note.id, self._place.desk.note_signing
        say = self._place.words.say
        self._place.lane.ask(
            lambda: signing.missing(note_id),
            lambda found: self.sheet.ask([say(key, **values) for key, values in found]),
            self._place.tell,
            owner=self,
        )

    def toggle_coding(self) -> None:
        """Make the text read-only with bare keys for codes, or writable again."""
        self.page.is_coding = self.note.can_be_tagged and not self.page.is_coding
        self.note.set_writable()
        self.toolbar.say_coding(is_on=self.page.is_coding)
        self.page.setFocus()

    def rate_session(self) -> None:
        """Go to the strip; where it stands aside for want of height, show it, and the next time hide it."""
        if self.note.note is None or self.note.note.session is None:
            return
        self._strip_wanted = not self._strip_wanted or not self._is_low()
        self._fit()
        self.strip.begin() if self._strip_wanted else self.page.setFocus()

    def _is_low(self) -> bool:
        return self._widget.height() < px(LOW)

    def _fit(self, *, is_asked: bool = False) -> None:
        """Show the panel and the strip where there is room for them; ``is_asked``: a sheet comes."""
        has_room = self._widget.width() >= px(ROOM_FOR_INSPECTOR - WIDTH) + self.inspector.width()
        self._show_inspector(has_room and self._inspector_wanted and self.note.can_be_tagged)
        is_of_session = self.note.note is not None and self.note.note.session is not None
        is_asked |= self.later.is_asking or not self.sheet.isHidden()
        # a sheet needs the room at the foot; the note stays readable above it
        self.page.setMinimumHeight(px(OF_PAGE) if is_asked and self._widget.height() >= px(TALL) else 0)
        for part in (self.toolbar, self.status):
            part.setVisible(not (is_asked and self._widget.height() < px(LOW_FOR_SHEET)))
        self.strip.setVisible(is_of_session and not is_asked and (self._strip_wanted or not self._is_low()))
        self.foot.session.setVisible(is_of_session and self._is_low())
        is_narrow = self.inspector.isHidden() or self._is_low()
        self.foot.setVisible(not is_asked and is_narrow and self.note.can_be_tagged)

    def go_to_risk(self) -> None:
        """Ask about risk in this meeting, or see what was told."""
        opened = self.note.note
        if opened is None or opened.episode is not None:
            return
        meeting = opened.note.session_id or opened.note.contact_id or ""
        part = "risk" if opened.session else "contact"
        self._place.go(Target("session_form", opened.client.id, meeting, part))

    def go_to_file(self) -> None:
        """Go to the client's file."""
        if self.note.note is not None:
            self._place.go(Target("client_file", self.note.note.client.id))

    def toggle_inspector(self) -> None:
        """Show or hide the panel."""
        self._inspector_wanted = self.inspector.isHidden()
        self._show_inspector(self._inspector_wanted and self.note.can_be_tagged)

    def _show_inspector(self, is_shown: bool) -> None:
        self.inspector.setVisible(is_shown)
        self.foot.setVisible(not is_shown and self.note.can_be_tagged)

    def _replace_all(self, find: str, by: str) -> None:
        count = self.page.replace_all(find, by)
        self._place.notices.say(translate("NoteEditor", "Replaced %n time(s)", "", count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the panel where there is no room for it; F8 brings it back."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self._fit()
        return False
