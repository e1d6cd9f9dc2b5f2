"""A sheet that asks for the fields of one record, says what is wrong, and loses no word when put away."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from attachdesk.domain.errors import Told
from attachdesk.domain.record import EARLIEST
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import DateField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.unfinished import Unfinished
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate
FIELD_OF = {
    "consent.release_needs_recipient": "recipient",
    "consent.ends_before_start": "until",
    "record.ends_before_start": "until",
    "episode.ends_before_start": "on",
    "episode.ends_in_future": "on",
    "safeguard.sharing_twice": "person_id",
    "screening.of_partner": "person_id",
    "screening.alone": "outcome",
    "client.code_in_use": "code",
    "client.code_form": "code",
    "client.code_long": "code",
    "client.start_too_far": "started_on",
    "client.born_in_future": "date_of_birth",
    "client.born_after_start": "date_of_birth",
}
"""Beside which field a broken rule is said."""
Needs = Collection[str] | Callable[[dict[str, Any]], Collection[str]]
"""The fields that cannot stay empty, or what tells them by all values."""


class Sheet(QDialog):
    """Ctrl+Return keeps, Escape puts away. ``write`` gets the values and runs on the lane.

    What is typed waits in the vault under ``about`` until it is kept or discarded.
    """

    def __init__(
        self,
        place: Workplace,
        parent: QWidget,
        title: str,
        form: Form,
        write: Callable[[dict[str, Any]], object],
        *,
        about: tuple[str, str] = ("", ""),
        needs: Needs = (),
        keep: str = "",
    ) -> None:
        super().__init__(parent)
        self._place, self.form, self._write, self._needs = place, form, write, needs
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trouble = label("", "small", "danger", wraps=True)
        self.trouble.hide()
        self.button = Button(
            keep or translate("ClientFile", "Keep"), "primary", shortcut="Ctrl ⏎", do=self.keep
        )
        later = Button(translate("ClientFile", "Not now"), shortcut="Esc", do=self.reject)
        self.discard = Button(translate("ClientFile", "Discard"), "quiet", do=self._discard)
        self.discard.hide()
        self.waiting = Unfinished(place, form.by_name, self)
        self.waiting.changed.connect(self.discard.setVisible)
        self.waiting.came_back.connect(self._say_back)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holding(column(form, STRETCH, margins=(24, 4, 24, 8)), "window"))
        foot = row(self.discard, STRETCH, later, self.button, margins=(24, 0, 24, 20))
        head = column(label(title, "heading", wraps=True), margins=(24, 20, 24, 4))
        said = column(self.trouble, margins=(24, 0, 24, 0))
        self.setLayout(column(head, area, said, foot, gap=8))
        ground(self, "window")
        wanted = form.sizeHint().height() + px(150)
        self.resize(px(560), min(wanted, max(px(320), parent.window().height() - px(60))))
        self.waiting.begin(*about)

    def done(self, result: int) -> None:
        """Go; what was typed and not kept waits in the vault."""
        self.waiting.flush()
        super().done(result)

    def _say_back(self) -> None:
        self.trouble.setText(translate("ClientFile", "You wrote this before and have not kept it yet."))
        self.trouble.ink("muted")
        self.trouble.show()

    def _discard(self) -> None:
        again = self.waiting.discard()
        words = translate("ClientFile", "What was not kept is discarded.")
        self._place.notices.say(words, undo=again)
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Ctrl+Return; Enter alone does nothing by accident."""
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        elif not is_return:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Write what the fields say, or say beside them what is missing."""
        if not self.button.isEnabled():
            return
        self.form.clear_errors()
        self.trouble.hide()
        values = self.form.values()
        needs = self._needs(values) if callable(self._needs) else self._needs
        for name, value in values.items():
            field = self.form.field(name)
            if isinstance(field, DateField) and field.is_wrong:
                self.form.say(name, translate("ClientFile", "This is no date. Write it as 2026-11-24."))
            elif name in needs and (value is None or value == "" or not str(value).strip()):
                self.form.say(name, translate("ClientFile", "This cannot stay empty."))
        if self.form.has_errors:
            self.form.focus_first_error()
            return
        self.button.setEnabled(False)
        work = self.waiting.kept_by(lambda: self._write(values))
        self._place.lane.ask(work, lambda _kept: self.accept(), self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self.waiting.touched()
        self.button.setEnabled(True)
        if not isinstance(error, Told):
            self.reject()
            self._place.tell(error)
            return
        words, name = self._place.words.of(error), FIELD_OF.get(error.key, "") or self._too_early(error)
        if name in self.form.values():
            self.form.say(name, words)
            self.form.focus_first_error()
        else:
            self.trouble.setText(words)
            self.trouble.ink("danger")
            self.trouble.show()

    def _too_early(self, error: Told) -> str:
        """Return the field that holds the early day that is refused, or nothing."""
        if error.key != "record.before_1900":
            return ""
        days = {name: value for name, value in self.form.values().items() if isinstance(value, date)}
        return next((name for name, day in days.items() if day.year < EARLIEST.year), "")
