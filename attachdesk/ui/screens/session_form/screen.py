"""Book or record a session, a contact between sessions, and what was asked about risk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.domain.errors import Told
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.autosave import Autosave
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.header import EditorHeader
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, column, growing, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.session_form import unfinished
from attachdesk.ui.screens.session_form.columns import Columns, with_hint
from attachdesk.ui.screens.session_form.footer import Footer
from attachdesk.ui.screens.session_form.forms import FIELD_OF, ContactFields, SessionFields
from attachdesk.ui.screens.session_form.meeting import Doubted, Filled, Meeting, about, keep, read
from attachdesk.ui.screens.session_form.risk import RiskFields
from attachdesk.ui.screens.session_form.wording import kept_words, named, sealed_words

translate = QCoreApplication.translate


class SessionForm(QObject):
    """The screen ``session_form``: part ``contact`` for a contact, ``risk`` to begin at risk.

    The parts ``kept`` and ``contact_kept`` show what was kept here, to be read until one asks to change it.
    """

    name = "session_form"

    def __init__(self, around: Workplace) -> None:
        super().__init__()
        self._place = around
        self.title = translate("SessionForm", "Session")
        self._meeting: Meeting | None = None
        self._kept_id = ""
        self._is_kept_now = False
        self._before: unfinished.Said = {}
        self._doubted: unfinished.Said | None = None
        self.header = EditorHeader()
        self.header.back_asked.connect(around.back)
        self.which = Segments(
            [(False, translate("SessionForm", "Session")), (True, translate("SessionForm", "Contact"))],
            translate("SessionForm", "Session or contact"),
        )
        self.which.chosen.connect(lambda is_contact: self._begin(bool(is_contact)))
        self.header.add(self.which)
        self.session, self.contact = SessionFields(), ContactFields()
        self.risk = RiskFields(around.desk.records.zone)
        self.status = Footer(self.keep, self.discard, self.write_note, self.change, self.next_session)
        self.said, self.note, self.button = self.status.said, self.status.note, self.status.keep
        self._listen()
        meeting = holding(column(self.session, self.contact, STRETCH))
        self._area = Columns(meeting, with_hint(self.risk))
        whole = column(self.header, self._area, self.status, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)
        self._autosave = Autosave(around.lane, self._collected, self._put_unfinished, self)

    def _listen(self) -> None:
        areas = self.risk.areas.values()
        told = [area.told for area in areas]
        for form in (self.session, self.contact, self.session.arrangements.form, *told):
            form.on_change(self._edited)
        for area in areas:
            area.asked.chosen.connect(self._edited)
        self.risk.follow_up_done.connect(self._follow_up_done)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the session or contact, or begin a new one; what is unfinished of the same one stays."""
        is_contact, meeting = target.part.startswith("contact"), self._meeting
        wanted = target.client_id, about(target.thing_id, is_contact)
        self._target = target
        if meeting is not None and self.is_unfinished and (meeting.client.id, meeting.about) == wanted:
            self._focus_first()
            return
        self._read(target.client_id, target.thing_id, is_contact, is_kept=target.part.endswith("kept"))

    def leave(self) -> None:
        """Keep what is half written in the vault, beside the record: it comes back after locking."""
        self._autosave.flush()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = translate("SessionForm", "Session")
        words, note = translate("SessionForm", "Keep"), translate("SessionForm", "Write the note")
        return [
            Action("session_form.keep", words, self.keep, "Ctrl+Return", icon="check", group=group),
            Action("session_form.note", note, self.write_note, icon="notebook-pen", group=group,
                   is_enabled=lambda: bool(self._kept_id)),
            Action("session_form.risk", translate("SessionForm", "Risk"), self._go_to_risk, "F6",
                   icon="life-buoy", group=group),
            Action("session_form.next", translate("SessionForm", "Next session"), self.next_session,
                   "Ctrl+Shift+N", icon="calendar", group=group, is_enabled=lambda: self._is_kept_now),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "SessionForm",
            "Book a session or say how it went: attended, cancelled and by whom, or nobody came. Tick who "
            "else was there. Risk is by area: not asked, asked and none told, or told, in their words, with "
            "what you did and when you ask again. Nothing is chosen for you. Ctrl+Return keeps it all. What "
            "you have not kept yet waits here, also when you go elsewhere or lock, until you discard it.",
        )

    # reading

    _target = Target("session_form")

    def _begin(self, is_contact: bool) -> None:
        self._read(self._target.client_id, "", is_contact)

    def _read(self, client_id: str, thing_id: str, is_contact: bool, *, is_kept: bool = False) -> None:
        desk = self._place.desk
        self._autosave.flush()
        self._place.lane.ask(
            lambda: read(desk, client_id, thing_id, is_contact),
            lambda found: self._show(found, is_kept), self._place.tell, key="session_form", owner=self,
        )  # fmt: skip

    def _show(self, meeting: Meeting, is_kept: bool = False) -> None:
        self._autosave.flush()
        self._meeting, self._is_kept_now, self._doubted = meeting, is_kept, None
        kept = meeting.session or meeting.contact
        self._kept_id = kept.id if kept else ""
        now, zone = self._place.desk.records.now(), self._place.desk.records.zone
        self.title = named(meeting) if meeting.is_contact else translate("SessionForm", "Session")
        self.which.put(meeting.is_contact)
        self.which.setVisible(kept is None)
        self.session.setVisible(not meeting.is_contact)
        self.contact.setVisible(meeting.is_contact)
        if meeting.is_contact:
            is_crisis = self._target.part == "contact_crisis"
            self.contact.show_meeting(meeting, now, zone, "crisis_call" if is_crisis else "phone_call")
        else:
            self.session.show_meeting(meeting, self._place.relations(), now, zone)
        self.risk.put(meeting.risk)
        self.header.say(meeting.client.code, named(meeting), sealed_words(meeting))
        self._before = self._said()
        self._say_again(meeting.unfinished)
        self._show_state()
        self.status.note.setFocus() if is_kept or meeting.is_sealed else self._focus_first()

    def _say_again(self, text: str) -> None:
        if (said := unfinished.of_text(text)) is not None:
            unfinished.said_again(self._form, self.risk, said)

    def _show_state(self) -> None:
        is_sealed = self._meeting is not None and self._meeting.is_sealed
        self._area.edit(is_sealed or not self._is_kept_now)
        self._form.setEnabled(not is_sealed)
        self.risk.seal(is_sealed)
        if is_sealed:
            self.status.put("sealed")
        elif self._is_kept_now and self._meeting is not None:
            self.status.put("kept", kept_words(self._meeting.session or self._meeting.contact))
        elif self.is_unfinished:
            self.status.put("unfinished")
        else:
            self.status.put("on_record" if self._kept_id else "new")

    def _go_to_risk(self) -> None:
        self._area.ensureWidgetVisible(self.risk.take_keys())

    def _focus_first(self) -> None:
        if self._target.part == "risk":
            self._go_to_risk()
        elif self._target.part == "record":
            self._form.field("status").take_keys()
        else:
            self._form.field("day").setFocus()
            self._form.field("day").selectAll()

    # what is not kept yet

    @property
    def _form(self) -> SessionFields | ContactFields:
        is_contact = self._meeting is not None and self._meeting.is_contact
        return self.contact if is_contact else self.session

    @property
    def is_unfinished(self) -> bool:
        """Say whether something was said here that is not kept."""
        return self._meeting is not None and not self._is_kept_now and self._said() != self._before

    def _said(self) -> unfinished.Said:
        return unfinished.said_in(self._form, self.risk)

    def _edited(self, *_value: object) -> None:
        if self._meeting is not None and not self._is_kept_now:
            self._show_state()
            self._autosave.touched()

    def _collected(self) -> tuple[str, str, str]:
        assert self._meeting is not None
        text = unfinished.as_text(self._said()) if self.is_unfinished else ""
        return self._meeting.client.id, self._meeting.about, text

    def _put_unfinished(self, said: tuple[str, str, str]) -> None:
        self._place.desk.diary.put_unfinished(*said)

    def discard(self) -> None:
        """Let go of what is not kept; it can be had back."""
        meeting, said = self._meeting, self._collected()
        if meeting is None or not self.is_unfinished:
            return
        self._autosave.forget()
        self._put_and_read((*said[:2], ""), meeting)
        words = translate("SessionForm", "What was not kept is discarded.")
        self._place.notices.say(words, undo=lambda: self._put_and_read(said, meeting))

    def _put_and_read(self, said: tuple[str, str, str], meeting: Meeting) -> None:
        self._place.lane.ask(lambda: self._put_unfinished(said), None, self._place.tell, owner=self)
        kept = meeting.session or meeting.contact
        self._read(meeting.client.id, kept.id if kept else "", meeting.is_contact)

    # doing

    def keep(self) -> None:
        """Keep the meeting, or say beside the field what is missing."""
        meeting = self._meeting
        if meeting is None or meeting.is_sealed or self._is_kept_now or not self.button.isEnabled():
            return
        if not self._form.check() or not self.risk.check():
            self.status.refused()
            return
        there = () if meeting.is_contact else self.session.people.value()
        arranged = {} if meeting.is_contact else self.session.arrangements.fields()
        risk = self.risk.touched()
        filled = Filled(self._form.starts_at(), self._form.fields(), there, arranged, risk)
        desk, even_so = self._place.desk, self._doubted == self._said()
        self.button.setEnabled(False)
        self._autosave.flush()
        self._place.lane.ask(
            lambda: keep(desk, meeting, filled, even_so=even_so), self._kept, self._refused, owner=self
        )

    def _refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.status.refused()
        name = FIELD_OF.get(error.key) if isinstance(error, Told) else None
        if name is None or not isinstance(error, Told):
            self._place.tell(error)
            return
        form: Form = self._form
        form.say(name if name in form.values() else "day", self._place.words.of(error))
        form.focus_first_error()

    def _kept(self, kept: str | Doubted) -> None:
        self.button.setEnabled(True)
        if isinstance(kept, Doubted):
            self._doubted = self._said()
            self.status.doubt(" ".join(self._place.words.say(key) for key in kept.keys))
            return
        self._kept_id, self._is_kept_now = kept, True  # first: whatever comes, Keep writes nothing twice
        self._autosave.forget()
        if (meeting := self._meeting) is not None:
            part = "contact_kept" if meeting.is_contact else "kept"
            self._target = Target(self.name, meeting.client.id, kept, part)
            self._place.becomes(self._target)
            self._read(meeting.client.id, kept, meeting.is_contact, is_kept=True)

    def _follow_up_done(self, entry_id: str) -> None:
        diary, meeting, is_kept = self._place.desk.diary, self._meeting, self._is_kept_now
        if meeting is not None:
            again = partial(self._read, meeting.client.id, self._kept_id, meeting.is_contact, is_kept=is_kept)
            done = partial(diary.follow_up_done, entry_id)
            self._place.lane.ask(done, lambda _entry: again(), self._place.tell, owner=self)

    def change(self) -> None:
        """Make what was just kept editable again."""
        if self._meeting is not None and self._is_kept_now:
            self._is_kept_now = False
            self._show_state()
            self._focus_first()

    def next_session(self) -> None:
        """Begin a new session of the same client."""
        if self._meeting is not None and self._is_kept_now:
            self._place.go(Target("session_form", self._meeting.client.id))

    def write_note(self) -> None:
        """Go to the note of what was kept."""
        if self._meeting is not None and self._kept_id:
            part = "contact" if self._meeting.is_contact else ""
            self._place.go(Target("note", self._meeting.client.id, self._kept_id, part))
