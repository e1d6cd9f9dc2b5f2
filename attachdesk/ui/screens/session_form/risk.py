"""Risk by area: not asked, asked and none told, told. Nothing is chosen until the therapist chooses."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.domain.record import EARLIEST, local
from attachdesk.domain.session import RiskEntry
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import DateField, LongField, TextField
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column, label
from attachdesk.ui.screens.session_form import wording

translate = QCoreApplication.translate
WORDS = ("words", "protective", "action", "consulted", "told_on_basis")
SAID = (*WORDS, "follow_up_on")
"""The fields of what was told."""


class RiskArea(QWidget):
    """One area: one choice, what was told and what protects in the client's words, who knows of it."""

    follow_up_done = Signal(str)
    """The id of an entry whose follow-up took place."""

    def __init__(self, area: str, words: str, zone: str) -> None:
        super().__init__()
        self.area, self._zone = area, zone
        self.asked = Segments(wording.asked(), words, may_be_empty=True)
        self.asked.setMaximumWidth(px(420))
        self.told = Form(width=520)
        self.told.add("words", translate("SessionForm", "What was told, in the client's words"), _long(words))
        protects = translate("SessionForm", "What protects, in the client's words")
        self.told.add("protective", protects, _long(words))
        self.told.add("action", translate("SessionForm", "What was done"), TextField())
        self.told.add("consulted", translate("SessionForm", "Who was consulted or told"), TextField())
        basis = translate("SessionForm", "On what basis they were told")
        hint = translate("SessionForm", "The client's consent, a duty, a law by its name.")
        self.told.add("told_on_basis", basis, TextField(), hint)
        self.told.add("follow_up_on", translate("SessionForm", "Ask again on"), DateField())
        for name in SAID:
            field = self.told.field(name)
            field.setAccessibleName(f"{words}: {field.accessibleName()}")
        self.followed_up = label("", "small", "muted", wraps=True)
        self.done = Button(translate("SessionForm", "Follow-up took place"), dense=True, do=self._is_done)
        self.done.setAccessibleName(f"{words}: {self.done.text()}")
        title, after = label(words, "small_strong"), flow(self.followed_up, self.done)
        self.setLayout(column(title, self.asked, self.told, after, gap=6))
        self.asked.chosen.connect(lambda _value: self.follow())
        self.told.field("consulted").edited.connect(self.follow)
        self._before: tuple[Any, ...] = ()
        self._entry: RiskEntry | None = None
        self.put(None)

    def put(self, entry: RiskEntry | None) -> None:
        """Show what was kept; nothing was: nothing is chosen."""
        self.told.clear_errors()
        self.asked.put(entry.asked if entry else None)
        at = entry.follow_up_at if entry else None
        self.told.put(**{name: getattr(entry, name) if entry else "" for name in WORDS})
        self.told.put(follow_up_on=local(at, self._zone).date() if at else None)
        self._entry, self._before = entry, self._state()
        self.follow()

    @property
    def is_touched(self) -> bool:
        """Say whether the therapist said something here that is not kept yet."""
        return self._state() != self._before and self.asked.value() is not None

    def check(self) -> bool:
        """Say beside the field what is missing; True: nothing."""
        self.told.clear_errors()
        if self.asked.value() == "told":
            if not self.told.field("words").value().strip():
                words = translate("SessionForm", "Told: say what, in the client's words.")
                self.told.say("words", words)
            day = self.told.field("follow_up_on")
            if day.is_wrong or (day.value() is not None and day.value() < EARLIEST):
                said = translate("SessionForm", "This is no date. Write it as 2026-11-24.")
                self.told.say("follow_up_on", said)
        if self.told.has_errors:
            self.told.focus_first_error()
        return not self.told.has_errors

    def fields(self) -> dict[str, Any]:
        """Return the fields of the entry; words and action only of what was told."""
        asked = self.asked.value()
        if asked != "told":
            return {"asked": asked}
        said = self.told.values()
        day = said["follow_up_on"]
        again: datetime | None = datetime.combine(day, time(9), ZoneInfo(self._zone)) if day else None
        if not said["consulted"]:
            said["told_on_basis"] = ""  # nobody was told
        return {"asked": asked, "follow_up_at": again, **{name: said[name].strip() for name in WORDS}}

    def _state(self) -> tuple[Any, ...]:
        return (self.asked.value(), *self.told.values().values())

    def follow(self) -> None:
        """Ask what was told only when something was, and for the basis only when somebody was told."""
        self.told.setVisible(self.asked.value() == "told")
        self.told.show_field("told_on_basis", bool(self.told.field("consulted").value()))
        done_at = self._entry.followed_up_at if self._entry else None
        words = translate("SessionForm", "Followed up: %1")
        self.followed_up.setText(words.replace("%1", _when(done_at, self._zone)) if done_at else "")
        self.followed_up.setVisible(done_at is not None)
        is_open = self._entry is not None and self._entry.follow_up_at is not None and done_at is None
        self.done.setVisible(is_open)

    def seal(self, is_sealed: bool) -> None:
        """Let one read alone; whether a follow-up took place can be said all the same."""
        for one in (self.asked, self.told):
            one.setEnabled(not is_sealed)

    def _is_done(self) -> None:
        if self._entry is not None:
            self.follow_up_done.emit(self._entry.id)


class RiskFields(QWidget):
    """Every area of risk."""

    follow_up_done = Signal(str)

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.areas = {area: RiskArea(area, words, zone) for area, words in wording.risk_areas()}
        for one in self.areas.values():
            one.follow_up_done.connect(self.follow_up_done)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for area in self.areas.values():
            line.addWidget(area)

    def put(self, entries: Sequence[RiskEntry]) -> None:
        """Show what was kept."""
        kept: dict[str, RiskEntry] = {entry.area: entry for entry in entries}
        for area, widget in self.areas.items():
            widget.put(kept.get(area))

    def take_keys(self) -> QWidget:
        """Give the first area the keys and return what has them."""
        first = next(iter(self.areas.values())).asked
        first.take_keys()
        return first

    def seal(self, is_sealed: bool) -> None:
        """Let one read alone."""
        for area in self.areas.values():
            area.seal(is_sealed)

    def check(self) -> bool:
        """Say what is missing; True: nothing."""
        said = [area.check() for area in self.areas.values()]
        return all(said)

    def touched(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """Return the fields of every area in which something new was said."""
        return tuple((name, area.fields()) for name, area in self.areas.items() if area.is_touched)


def _long(words: str) -> LongField:
    field = LongField(least=2, most=6)
    field.setAccessibleName(words)
    return field


def _when(at: datetime, zone: str) -> str:
    return day_and_year(local(at, zone).date())
