"""The folded part of a session: interpreter, the client's place when online, whose break and who covers."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.record import EARLIEST
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import DateField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, column, holding, label, row
from attachdesk.ui.screens.session_form import wording

translate = QCoreApplication.translate
INTERPRETER = ("interpreter_agency", "interpreter_language", "interpreter_is_same")
ONLINE = ("online_place", "online_is_private", "fallback", "emergency_there")
BREAK = ("whose_break", "announced_on", "cover")
CHOICES = ("interpreter_is_same", "online_is_private", "whose_break")


class Arrangements(QWidget):
    """Open when it says something; what does not fit how one meets is neither asked for nor kept."""

    def __init__(self) -> None:
        super().__init__()
        self._is_open, self._asked = False, {*INTERPRETER}
        self.turn = Button("", "quiet", dense=True, flush=True, do=self._turn)
        self.turn.setAutoDefault(True)
        hint = translate("SessionForm", "Interpreter, place when online, break and cover.")
        self.form = _form()
        said = label(hint, "caption", "muted", wraps=True)
        self.setLayout(column(holding(row(self.turn, STRETCH)), said, self.form, gap=6))
        self.fold(is_open=False)

    def put(self, kept: SessionArrangement | None) -> None:
        """Show what was kept; folded when nothing was."""
        self.form.clear_errors()
        for name in (*INTERPRETER, *ONLINE, *BREAK):
            nothing = None if name in {*CHOICES, "announced_on"} else ""
            self.form.put(**{name: (getattr(kept, name) if kept else nothing) or _no(kept, name, nothing)})
        self.fold(is_open=kept is not None)

    def follow(self, medium: str, *, is_off: bool) -> None:
        """Ask for a place only when one does not meet in a room, for a break only when nobody met."""
        self._asked = {*INTERPRETER, *(ONLINE if medium not in {"", "in_person"} else ())}
        self._asked |= set(BREAK) if is_off else set()
        for name in (*ONLINE, *BREAK):
            self.form.show_field(name, name in self._asked)

    def check(self) -> bool:
        """Say beside the field what is no date; True: nothing."""
        self.form.clear_errors()
        day = self.form.field("announced_on")
        is_early = day.value() is not None and day.value() < EARLIEST
        if "announced_on" in self._asked and (day.is_wrong or is_early):
            words = translate("SessionForm", "This is no date. Write it as 2026-11-24.")
            self.form.say("announced_on", words)
            self.fold(is_open=True)
            self.form.focus_first_error()
        return not self.form.has_errors

    def fields(self) -> dict[str, Any]:
        """Return the fields of the arrangement; those that were not asked for are empty."""
        said = self.form.values()
        for name in (*ONLINE, *BREAK):
            if name not in self._asked:
                said[name] = None if name in {*CHOICES, "announced_on"} else ""
        return {**said, "whose_break": said["whose_break"] or ""}

    def fold(self, *, is_open: bool) -> None:
        """Show the fields, or their heading alone."""
        self._is_open = is_open
        self.form.setVisible(is_open)
        hide = translate("SessionForm", "Hide arrangements")
        self.turn.say(hide if is_open else translate("SessionForm", "Arrangements …"))

    def _turn(self) -> None:
        self.fold(is_open=not self._is_open)


def _no(kept: SessionArrangement | None, name: str, nothing: object) -> object:
    """Return what is shown of a field that is not true: a plain no is something said."""
    value = getattr(kept, name) if kept else nothing
    return value if value is False else nothing


def _form() -> Form:
    form = Form(width=520)
    form.add("interpreter_agency", translate("SessionForm", "Interpreter, or their agency"), TextField())
    form.add("interpreter_language", translate("SessionForm", "Language"), TextField())
    same = translate("SessionForm", "The same person as before")
    form.add("interpreter_is_same", same, Segments(wording.yes_no(), same, may_be_empty=True))
    where = translate("SessionForm", "Where the client was")
    form.add("online_place", where, TextField(), translate("SessionForm", "So that help would find them."))
    private = translate("SessionForm", "Could they speak in private?")
    form.add("online_is_private", private, Segments(wording.yes_no(), private, may_be_empty=True))
    back = translate("SessionForm", "When the line breaks")
    form.add("fallback", back, TextField(), translate("SessionForm", "A number, or how you find each other."))
    form.add("emergency_there", translate("SessionForm", "Whom to call where the client is"), TextField())
    whose = translate("SessionForm", "Whose break")
    form.add("whose_break", whose, Segments(wording.whose_breaks(), whose, may_be_empty=True))
    form.add("announced_on", translate("SessionForm", "Announced on"), DateField())
    form.add("cover", translate("SessionForm", "Who is there for the client meanwhile"), TextField())
    return form
