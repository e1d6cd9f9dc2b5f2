"""The foot of the form: whether it is kept, and what one does next."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import FlowLayout
from attachdesk.ui.kit.header import StatusLine
from attachdesk.ui.kit.words import Words, holding, label

translate = QCoreApplication.translate
Do = Callable[[], object]
State = Literal["new", "on_record", "unfinished", "kept", "sealed"]


class Footer(StatusLine):
    """``new``: nothing said yet; ``on_record``: kept before; ``unfinished``: not kept; ``kept``: just now.

    ``sealed``: the note is signed, and the facts of the meeting with it.
    """

    def __init__(self, keep: Do, discard: Do, note: Do, change: Do, again: Do) -> None:
        super().__init__()
        self.state: State = "new"
        self.said: Words = label("", "small", "muted", wraps=True)
        self.fact(self.said)
        self.discard = Button(translate("SessionForm", "Discard"), "quiet", do=discard)
        self.change = Button(translate("SessionForm", "Change it"), do=change)
        self.again = Button(translate("SessionForm", "Next session"), shortcut="Ctrl ⇧ N", do=again)
        self.note = Button(translate("SessionForm", "Write the note"), icon="notebook-pen", do=note)
        self.keep = Button(translate("SessionForm", "Keep"), "primary", shortcut="Ctrl ⏎", do=keep)
        several = FlowLayout(8)
        for one in (self.discard, self.change, self.again, self.note, self.keep):
            several.addWidget(one)
        self.add(holding(several))
        # large words wrap rather than push the buttons out of a small window
        self._line.setStretch(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        # Enter presses the button that has the focus
        for one in (self.change, self.again, self.note):
            one.setAutoDefault(True)

    def put(self, state: State, words: str = "") -> None:
        """Show a state; ``words`` say which meeting was kept."""
        self.state = state
        if state == "unfinished":
            words = translate("SessionForm", "Not kept yet. It waits here, after locking too.")
        if state == "sealed":
            words = translate(
                "SessionForm",
                "The note is signed and seals these facts. An addendum to the note puts something right.",
            )
        self.said.setText(words)
        self.discard.setVisible(state == "unfinished")
        self.change.setVisible(state == "kept")
        self.again.setVisible(state == "kept")
        self.note.setVisible(state in {"kept", "on_record", "sealed"})
        write, read = translate("SessionForm", "Write the note"), translate("SessionForm", "Open the note")
        self.note.say(read if state == "sealed" else write)
        self.note.kind = "primary" if state == "kept" else "plain"
        self.note.update()
        self.keep.setVisible(state not in {"kept", "sealed"})
        self.keep.say(translate("SessionForm", "Keep"))

    def doubt(self, words: str) -> None:
        """Say what makes one look again before it is kept; the button keeps it all the same."""
        self.said.setText(words)
        self.keep.say(translate("SessionForm", "Keep anyway"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above the buttons where there is no room beside them."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_narrow = self.width() < px(640)
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._line.setSpacing(4 if is_narrow else 24)

    def refused(self) -> None:
        """Say beside an error that nothing was kept."""
        if self.state != "unfinished":
            self.said.setText(translate("SessionForm", "Not kept yet."))
