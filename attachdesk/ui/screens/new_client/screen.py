"""Take on a client: a form of a minute, then a list of what can wait."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from attachdesk.domain.client import Client
from attachdesk.domain.errors import Told
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.header import EditorHeader, StatusLine
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.unfinished import Said, Unfinished, said_by
from attachdesk.ui.kit.words import STRETCH, Words, card, column, growing, holding, label, row, rule
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.new_client import reading, wording
from attachdesk.ui.screens.new_client.form import NewClientForm

translate = QCoreApplication.translate


class NewClient(QObject):
    """The screen ``new_client``."""

    name = "new_client"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("NewClient", "New client")
        self._client: Client | None = None
        self._has_holder = False
        self.form = NewClientForm(sorted(place.relations().items(), key=lambda pair: pair[1]))
        self.header, self.status = EditorHeader(), StatusLine()
        self.header.back_asked.connect(place.back)
        self._doubted: Said | None = None
        self.said: Words = label("", "small", "muted", wraps=True)
        self.status.fact(self.said)
        self.button = Button(
            translate("NewClient", "Take on"), "primary", shortcut="Ctrl ⏎", icon="user-plus", do=self.take_on
        )
        self.status.add(self.button)
        self.stack = QStackedWidget()
        self.stack.addWidget(_scrolled(self.form))
        self.waiting = QWidget()
        self.stack.addWidget(self.waiting)
        whole = column(self.header, self.stack, self.status, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)  # both go together
        self.waits = Unfinished(place, self.form.by_name, self)
        self.waits.changed.connect(self._say_state)
        self.waits.came_back.connect(self.form.follow_kind)

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, _target: Target) -> None:
        """Begin with an empty form, or with what was written and not yet kept."""
        if self._client is not None or not self.waits.has_words:
            self._client = None
            self.header.say(self.title, "", translate("NewClient", "About a minute"))
            self.form.begin(self._place.desk.records.today())
            self.waits.begin("", self.name)
        self._say_state()
        self.stack.setCurrentIndex(0)
        self.button.show()
        self.form.field("code").setFocus()

    def leave(self) -> None:
        """What is half written waits in the vault, beside the records: it comes back after locking."""
        self.waits.flush()

    def _say_state(self, *_has_words: object) -> None:
        self._doubted = None
        self.button.say(translate("NewClient", "Take on"))
        if self.waits.has_words:
            words = translate("NewClient", "Not taken on yet. It waits here, after locking too.")
        else:
            words = translate("NewClient", "Everything else can wait.")
        self.said.ink("muted")
        self.said.setText(words)

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        words, group = translate("NewClient", "Take on this client"), translate("NewClient", "New client")
        session = translate("NewClient", "Record the first session")
        return [
            Action("new_client.take_on", words, self.take_on, "Ctrl+Return", icon="user-plus", group=group),
            Action(
                "new_client.session", session, self._first_session, "Ctrl+Shift+N", icon="calendar",
                group=group, is_enabled=lambda: self._client is not None,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "NewClient",
            "A code, a start and a frequency are enough. For a couple, name the two partners; they are "
            "one client, and tags can say which partner showed what. For a minor, name who holds parental "
            "responsibility. Ctrl+Return takes the client on; what can wait is listed afterwards.",
        )

    def take_on(self) -> None:
        """Keep the client, or say beside the field what is missing."""
        if self._client is not None:
            self._open("timeline")
            return
        if not self.button.isEnabled():
            return
        self.form.clear_errors()
        values = self.form.values()
        for name, words in reading.faults(values, self.form.wrong_dates()).items():
            self.form.say(name, words)
        if self.form.has_errors:
            self.form.focus_first_error()
            return
        doubts, said = reading.doubts(values, self._place.desk.records.today()), said_by(self.form.by_name)
        if doubts and self._doubted != said:
            self._doubted = said
            self.said.ink("warning")
            self.said.setText(" ".join(doubts))
            self.button.say(translate("NewClient", "Take on anyway"))
            return
        caseload, fields = self._place.desk.caseload, self.form.client_fields()
        people = reading.people_of(values)
        self._has_holder = any(one.holds_responsibility for one in people)
        self.button.setEnabled(False)
        work = self.waits.kept_by(lambda: reading.take_on(caseload, fields, people))
        self._place.lane.ask(work, self._taken_on, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self.waits.touched()
        self.button.setEnabled(True)
        found = reading.field_of(error, self.form.field("date_of_birth").value())
        if found is None:
            self._place.tell(error)
            return
        name, rule_ = found
        words = translate("NewClient", "This cannot be kept as it is written.")
        self.form.say(name, self._place.words.of(rule_) if isinstance(rule_, Told) else words)
        self.form.focus_first_error()

    def _taken_on(self, client: Client) -> None:
        self._client = client
        self._place.becomes(Target("client_file", client.id, part="timeline"))
        self.button.setEnabled(True)
        self.button.hide()
        self.said.setText("")
        self.header.say(client.code, translate("NewClient", "taken on"))
        self._place.notices.say(
            translate("NewClient", "%1 is taken on.").replace("%1", isolated(client.code))
        )
        old = self.waiting
        self.waiting = self._can_wait(client)
        self.stack.addWidget(self.waiting)
        self.stack.setCurrentWidget(self.waiting)
        self.stack.removeWidget(old)
        old.deleteLater()
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _can_wait(self, client: Client) -> QWidget:
        self.first = Button(
            translate("NewClient", "Record the first session"), "primary", icon="calendar",
            shortcut="Ctrl ⇧ N", do=self._first_session,
        )  # fmt: skip
        second = Button(translate("NewClient", "Open the file"), do=partial(self._open, "timeline"))
        parts: list[Any] = []
        buttons = [self.first, second]
        for tab, what, why in wording.can_wait(client, self._has_holder):
            words = column(label(what, "strong", wraps=True), label(why, "small", "muted", wraps=True), gap=2)
            now = Button(
                translate("NewClient", "Do it now"), "quiet", dense=True, do=partial(self._open, tab)
            )
            now.setAccessibleName(f"{now.text()}: {what}")
            buttons.append(now)
            line = row(words, now, gap=16)
            line.setStretch(0, 1)
            parts += [rule(), line] if parts else [line]
        listed = card()
        listed.setLayout(column(*parts, gap=12, margins=(24, 20, 24, 20)))
        inner = holding(
            column(
                label(translate("NewClient", "This can wait"), "heading"), listed, 8,
                row(self.first, second, STRETCH), STRETCH, gap=12,
            )
        )  # fmt: skip
        inner.setMaximumWidth(px(640))
        for one in buttons:
            one.setAutoDefault(True)  # Enter presses it
        return _scrolled(inner)

    def _first_session(self) -> None:
        if self._client is not None:
            self._place.go(Target("session_form", self._client.id))

    def _open(self, tab: str) -> None:
        if self._client is not None:
            self._place.go(Target("client_file", self._client.id, part=tab))


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    line = row(widget, STRETCH, gap=0, margins=(80, 24, 32, 32))
    line.setStretch(0, 100)
    area.setWidget(holding(column(line, STRETCH), "window"))
    return area
