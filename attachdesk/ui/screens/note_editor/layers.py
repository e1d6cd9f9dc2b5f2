"""Record, private, hypothesis: the switch beside the header, and the way into the private file and out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from attachdesk.domain.errors import Told
from attachdesk.domain.overview import OpenNote, SearchHit
from attachdesk.domain.record import Layer
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.note_header import NoteHeader
from attachdesk.ui.screens.note_editor.private_note import PrivateNote
from attachdesk.ui.screens.note_editor.private_pane import PrivatePane
from attachdesk.ui.screens.note_editor.private_sheets import FirstSheet, PassphraseSheet
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
LOOK_MS = 20_000
"""How often it is looked whether the private file lies open unused."""


class Layers(QObject):
    """``bar`` is the switch; below it stand the record's own parts, or ``pane``, or a sheet.

    It puts them into the editor's widget by itself, round ``record_parts`` that lie there below the header.
    """

    def __init__(
        self, place: Workplace, record: SessionNote, header: NoteHeader, record_parts: QWidget
    ) -> None:
        super().__init__(record)
        self._place, self._record = place, record
        self._wanted: Layer = "record"
        options = [
            ("record", translate("PrivateNotes", "Record")),
            ("process", translate("PrivateNotes", "Private")),
            ("hypothesis", translate("PrivateNotes", "Hypothesis")),
        ]
        icons = ("eye", "lock", "lock")
        self.switch = Segments(options, translate("PrivateNotes", "Who may read it"), icons=icons, height=28)
        self.switch.put("record")
        self.who = label("", "caption", "muted")
        self.bar = holding(row(self.switch, self.who, STRETCH, gap=12, margins=(24, 4, 24, 4)))
        self.pane = PrivatePane()
        self.note = PrivateNote(place, self.pane.page, self)
        self.first = FirstSheet(place.desk.library.disclosures.values())
        self.asking = PassphraseSheet()
        self._header, self.record_parts = header, record_parts
        self._stand_round()
        self._next: tuple[str, Layer] = ("", "record")
        self._timer = QTimer(self, interval=LOOK_MS)
        self._connect()
        self._show_layer("record")

    def _stand_round(self) -> None:
        holder = self.record_parts.parentWidget()
        whole = holder.layout() if holder is not None else None
        assert isinstance(whole, QBoxLayout)
        self.bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        whole.insertWidget(whole.indexOf(self.record_parts), self.bar)
        for one in (self.pane, self.first, self.asking):
            whole.addWidget(one, 1)

    def _connect(self) -> None:
        self._record.opened.connect(self.begin)
        self._record.kept.connect(self.keep)
        self.switch.chosen.connect(self.choose)
        self.asking.given.connect(self._open_with)
        self.asking.recovered.connect(self._recover)
        self.first.agreed.connect(self._make)
        for sheet in (self.asking, self.first):
            sheet.closed.connect(lambda: self._show_layer("record"))
        self.pane.close_asked.connect(self.close)
        self.pane.search_asked.connect(self._search)
        self.note.autosave.state_changed.connect(self.pane.say_state)
        self._timer.timeout.connect(self._look)

    # the switch

    def begin(self) -> None:
        """Another note was opened: its record comes first, or the private note that was looked for."""
        opened, (meeting, layer) = self._record.note, self._next
        self._next = ("", "record")
        self.asking.done()
        self.first.done()
        self.note.forget()
        self._show_layer("record")
        here = (opened.note.session_id or opened.note.contact_id) if opened is not None else None
        self.bar.setVisible(here is not None)
        if here is not None and here == meeting:
            self.choose(layer)

    def keep(self) -> None:
        """Save what is unsaved in the private note."""
        self.note.keep()

    def choose(self, layer: Layer) -> None:
        """Show a layer; a private one asks for its passphrase first."""
        self.keep()
        if layer == "record" or self._record.note is None:
            self.note.forget()
            self._show_layer("record")
            return
        self._wanted = layer
        self.switch.put(layer)  # it may have been chosen in the palette
        self._say_who(layer)
        private, keeping = self._place.desk.private_notes, self._place.desk.keeping

        def asked() -> tuple[bool, bool, str]:
            return private.is_open, private.is_there, keeping.practice().country

        self._ask(asked, lambda state: self._come_in(*state))

    def _come_in(self, is_open: bool, is_there: bool, country: str) -> None:
        if is_open:
            self._show_note()
        elif is_there:
            self._only(self.asking)
            self.asking.ask()
        else:
            self._only(self.first)
            self.first.ask(country, self._place.desk.private_notes.new_line())

    # in and out

    def _open_with(self, passphrase: str) -> None:
        private = self._place.desk.private_notes
        self._ask(lambda: private.open(passphrase), lambda _: self._show_note(), self.asking.refuse)

    def _recover(self, line: str, passphrase: str) -> None:
        private = self._place.desk.private_notes

        def recovered() -> object:
            private.recover(line, passphrase)
            return private.open(passphrase)

        self._ask(recovered, lambda _: self._show_note(), self.asking.refuse)

    def _make(self, country: str, passphrase: str, is_own: bool) -> None:
        private, keeping, line = self._place.desk.private_notes, self._place.desk.keeping, self.first.key

        def made() -> object:
            writing = private.make(passphrase, line, is_second=is_own)
            if not keeping.practice().country:
                keeping.change_practice(country=country)
            return writing

        self._ask(made, lambda _: self._show_note(), self.first.refuse)

    def _show_note(self) -> None:
        """Show the private note of the meeting on the screen; one not begun yet is begun."""
        opened, layer = self._record.note, self._wanted
        writing = self._place.desk.private_notes.writing
        self.asking.done()
        self.first.done()
        if opened is None or writing is None:
            self._show_layer("record")
            return
        of = {"session_id": opened.note.session_id, "contact_id": opened.note.contact_id}
        self._ask(lambda: writing.open_or_start(**of, layer=layer), self._shown)

    def _shown(self, opened: OpenNote) -> None:
        self.note.show(opened)
        self.pane.clear_found()
        self.pane.say_state("saved")
        self._show_layer(opened.note.layer)
        self.pane.page.setFocus()
        self._timer.start()
        private = self._place.desk.private_notes
        if private.notice:
            self._place.notices.warn(self._place.words.say(private.notice))
            private.notice = ""

    def close(self) -> None:
        """Close the private file; its words leave the screen."""
        self.note.forget()
        self._show_layer("record")
        self._timer.stop()
        said = translate("PrivateNotes", "The private notes are closed.")
        self._ask(self._place.desk.private_notes.close, lambda _: self._say(said))

    def _look(self) -> None:
        """Close the file when it lay unused for some minutes."""
        self.keep()
        self._ask(self._place.desk.private_notes.close_when_idle, self._looked)

    def _looked(self, was_closed: bool) -> None:
        if was_closed:
            self._timer.stop()
            self.note.forget()
            self._show_layer("record")
            said = translate("PrivateNotes", "The private notes were closed: nobody used them.")
            self._say(said)

    def _say(self, words: str) -> None:
        self._place.notices.say(words)

    # finding

    def _search(self, words: str) -> None:
        writing = self._place.desk.private_notes.writing
        if not words or writing is None:
            self.pane.clear_found()
            return
        self.keep()
        self._ask(
            lambda: writing.search(words), lambda found: self.pane.show_found(found[0], found[1], self._go)
        )

    def _go(self, hit: SearchHit) -> None:
        writing = self._place.desk.private_notes.writing
        if writing is not None:
            self._ask(lambda: writing.open_note(hit.id), self._go_to)

    def _go_to(self, found: OpenNote) -> None:
        """Go to the meeting of a found note, so that the header says whose it is."""
        note = found.note
        meeting = note.session_id or note.contact_id or ""
        self._next = (meeting, note.layer)
        self._place.go(Target("note", note.client_id, meeting, "" if note.session_id else "contact"))

    # showing

    def _show_layer(self, layer: str) -> None:
        self._say_who(layer)
        self.pane.mark(layer)
        self._only(self.record_parts if layer == "record" else self.pane)

    def _say_who(self, layer: str) -> None:
        """Say who may ever read this layer; of the record the header says it."""
        self.switch.put(layer)
        self._header.hush(is_hushed=layer != "record")
        who = {
            "process": translate("PrivateNotes", "In no report or export; may have to be disclosed by law"),
            "hypothesis": translate(
                "PrivateNotes", "A guess, not a fact; in no report or export; may have to be disclosed by law"
            ),
        }
        self.who.setText(who.get(layer, ""))

    def _only(self, shown: QWidget) -> None:
        for part in (self.record_parts, self.pane, self.first, self.asking):
            part.setVisible(part is shown)
        if shown is self.record_parts:
            self._record.page.setFocus()

    def _ask(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        refuse: Callable[[str], object] | None = None,
    ) -> None:
        """Run work on the lane; a refusal is said on the sheet that asked, or as a notice."""

        def failed(error: Exception) -> None:
            if refuse is not None and isinstance(error, Told):
                refuse(self._place.words.of(error))
            else:
                self._show_layer("record")
                self._place.tell(error)

        self._place.lane.ask(work, then, failed, owner=self)
