"""Book or record a session, a contact between sessions, and what was asked about risk."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from attachdesk.domain.errors import Told
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.header import EditorHeader, StatusLine
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, Words, column, growing, holding, label, place
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.session_form.forms import ContactFields, SessionFields
from attachdesk.ui.screens.session_form.meeting import Filled, Meeting, keep, read
from attachdesk.ui.screens.session_form.risk import RiskFields

translate = QCoreApplication.translate
ROOM_FOR_TWO = 860
FIELD_OF = {
    "session.held_in_future": "status",
    "session.before_1900": "day",
    "session.too_far_ahead": "day",
    "contact.in_future": "day",
}
"""Beside which field a broken rule is said."""


class SessionForm(QObject):
    """The screen ``session_form``: part ``contact`` for a contact, ``risk`` to begin at risk."""

    name = "session_form"

    def __init__(self, around: Workplace) -> None:
        super().__init__()
        self._place = around
        self.title = translate("SessionForm", "Session")
        self._meeting: Meeting | None = None
        self._kept_id = ""
        self.header, self.status = EditorHeader(), StatusLine()
        self.header.back_asked.connect(around.back)
        self.which = Segments(
            [(False, translate("SessionForm", "Session")), (True, translate("SessionForm", "Contact"))],
            translate("SessionForm", "Session or contact"),
        )
        self.which.chosen.connect(lambda is_contact: self._begin(bool(is_contact)))
        self.header.add(self.which)
        self.session, self.contact = SessionFields(), ContactFields()
        self.risk = RiskFields(around.desk.records.zone)
        self.said: Words = label("", "small", "muted")
        self.note = Button(
            translate("SessionForm", "Write the note"), icon="notebook-pen", do=self.write_note
        )
        self.button = Button(translate("SessionForm", "Keep"), "primary", shortcut="Ctrl ⏎", do=self.keep)
        self.status.fact(self.said)
        self.status.add(self.note)
        self.status.add(self.button)
        self._area = QScrollArea()
        self._widget = self._laid_out()
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        hint = translate(
            "SessionForm",
            "Only what you asked and heard. An area left alone is not written down.",
        )
        title = label(translate("SessionForm", "Risk"), "heading")
        risk = column(title, label(hint, "small", "muted", wraps=True), 8, self.risk, STRETCH, gap=4)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = [holding(column(self.session, self.contact, STRETCH)), holding(risk)]
        place(self._both, [*self._columns, STRETCH])
        for at, one in enumerate(self._columns):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._both.setStretch(at, 100)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(holding(self._both, "window"))
        self._area.viewport().installEventFilter(self)
        appearance().changed.connect(self._fit)
        self._fit()
        whole = column(self.header, self._area, self.status, gap=0)
        whole.setStretch(1, 1)
        return growing(holding(whole, "window"))

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the session or contact, or begin a new one."""
        self._target = target
        self._read(target.client_id, target.thing_id, target.part == "contact")

    def leave(self) -> None:
        """What is half written stays in the form until another meeting is opened."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = translate("SessionForm", "Session")
        words, note = translate("SessionForm", "Keep"), translate("SessionForm", "Write the note")
        return [
            Action("session_form.keep", words, self.keep, "Ctrl+Return", icon="check", group=group),
            Action(
                "session_form.note", note, self.write_note, icon="notebook-pen", group=group,
                is_enabled=lambda: bool(self._kept_id),
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "SessionForm",
            "Book a session or say how it went: attended, cancelled and by whom, or nobody came. Tick who "
            "else was there. Risk is by area: not asked, asked and none told, or told, in their words, with "
            "what you did and when you ask again. Nothing is chosen for you. Ctrl+Return keeps it all.",
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the risk below the session where there is no room beside it."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._fit()
        return False

    def _fit(self) -> None:
        ways, room = QBoxLayout.Direction, self._area.viewport().width()
        self._both.setDirection(ways.LeftToRight if room >= px(ROOM_FOR_TWO) else ways.TopToBottom)
        for one in self._columns:
            one.setMaximumWidth(px(560))
        lead = 80 if room >= px(ROOM_FOR_TWO) + 160 else 32
        self._both.setContentsMargins(lead, 24, 32, 32)
        self._both.setSpacing(px(48 if room >= px(ROOM_FOR_TWO) else 24))

    # reading

    _target = Target("session_form")

    def _begin(self, is_contact: bool) -> None:
        self._read(self._target.client_id, "", is_contact)

    def _read(self, client_id: str, thing_id: str, is_contact: bool) -> None:
        desk = self._place.desk
        self._place.lane.ask(
            lambda: read(desk, client_id, thing_id, is_contact),
            self._show, self._place.tell, key="session_form", owner=self,
        )  # fmt: skip

    def _show(self, meeting: Meeting) -> None:
        self._meeting = meeting
        kept = meeting.session or meeting.contact
        self._kept_id = kept.id if kept else ""
        now, zone = self._place.desk.records.now(), self._place.desk.records.zone
        self.which.put(meeting.is_contact)
        self.which.setVisible(kept is None)
        self.session.setVisible(not meeting.is_contact)
        self.contact.setVisible(meeting.is_contact)
        if meeting.is_contact:
            self.contact.show_meeting(meeting, now, zone)
        else:
            self.session.show_meeting(meeting, self._place.relations(), now, zone)
        self.risk.put(meeting.risk)
        self.note.setVisible(bool(kept))
        self.said.setText("")
        self.header.say(meeting.client.code, self._named(meeting))
        self._focus_first(meeting)

    def _named(self, meeting: Meeting) -> str:
        if meeting.is_contact:
            return translate("SessionForm", "Contact between sessions")
        if meeting.session is None:
            return translate("SessionForm", "New session")
        if meeting.session.number is None:
            return translate("SessionForm", "Session")
        return translate("SessionForm", "Session %1").replace("%1", str(meeting.session.number))

    def _focus_first(self, meeting: Meeting) -> None:
        if self._target.part == "risk":
            first = next(iter(self.risk.areas.values())).asked
            self._area.ensureWidgetVisible(first)
            first.buttons[0].setFocus()
        else:
            form = self.contact if meeting.is_contact else self.session
            form.field("day").setFocus()
            form.field("day").selectAll()

    # doing

    def keep(self) -> None:
        """Keep the meeting, or say beside the field what is missing."""
        meeting = self._meeting
        if meeting is None:
            return
        form = self.contact if meeting.is_contact else self.session
        if not form.check() or not self.risk.check():
            return
        there = () if meeting.is_contact else self.session.people.value()
        filled = Filled(form.starts_at(), form.fields(), there, self.risk.touched())
        desk = self._place.desk
        self.button.setEnabled(False)
        self._place.lane.ask(lambda: keep(desk, meeting, filled), self._kept, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        name = FIELD_OF.get(error.key) if isinstance(error, Told) else None
        if name is None or self._meeting is None or not isinstance(error, Told):
            self._place.tell(error)
            return
        form = self.contact if self._meeting.is_contact else self.session
        form.say(name, self._place.words.of(error))
        form.focus_first_error()

    def _kept(self, kept_id: str) -> None:
        self.button.setEnabled(True)
        self._kept_id = kept_id
        if self._meeting is None:
            return
        is_contact = self._meeting.is_contact
        self._read(self._meeting.client.id, kept_id, is_contact)
        self._place.lane.ask(lambda: None, lambda _none: self._offer_note(), owner=self)

    def _offer_note(self) -> None:
        self.said.setText(translate("SessionForm", "Kept."))
        self.note.show()
        self.note.setFocus()

    def write_note(self) -> None:
        """Go to the note of what was kept."""
        if self._meeting is not None and self._kept_id:
            part = "contact" if self._meeting.is_contact else ""
            self._place.go(Target("note", self._meeting.client.id, self._kept_id, part))
