"""Risk by area: not asked, asked and none told, told. Nothing is chosen until the therapist chooses."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.domain.record import local
from attachdesk.domain.session import RiskEntry
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.fields import DateField, LongField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import column, label
from attachdesk.ui.screens.session_form import wording

translate = QCoreApplication.translate


class RiskArea(QWidget):
    """One area: one choice, and what was told in the client's words."""

    def __init__(self, area: str, words: str, zone: str) -> None:
        super().__init__()
        self.area, self._zone = area, zone
        self.asked = Segments(wording.asked(), words, may_be_empty=True)
        self.asked.setMaximumWidth(px(420))
        self.told = Form(width=520)
        self.told.add("words", translate("SessionForm", "What was told, in the client's words"), _long(words))
        self.told.add("action", translate("SessionForm", "What was done"), TextField())
        self.told.add("follow_up_on", translate("SessionForm", "Ask again on"), DateField())
        for name in ("words", "action", "follow_up_on"):
            field = self.told.field(name)
            field.setAccessibleName(f"{words}: {field.accessibleName()}")
        self.setLayout(column(label(words, "small_strong"), self.asked, self.told, gap=6))
        self.asked.chosen.connect(lambda _value: self.follow())
        self._before: tuple[Any, ...] = ()
        self.put(None)

    def put(self, entry: RiskEntry | None) -> None:
        """Show what was kept; nothing was: nothing is chosen."""
        self.told.clear_errors()
        self.asked.put(entry.asked if entry else None)
        at = entry.follow_up_at if entry else None
        self.told.put(
            words=entry.words if entry else "",
            action=entry.action if entry else "",
            follow_up_on=local(at, self._zone).date() if at else None,
        )
        self._before = self._state()
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
            if self.told.field("follow_up_on").is_wrong:
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
        return {
            "asked": asked,
            "words": said["words"].strip(),
            "action": said["action"],
            "follow_up_at": again,
        }

    def _state(self) -> tuple[Any, ...]:
        return (self.asked.value(), *self.told.values().values())

    def follow(self) -> None:
        """Ask what was told only when something was."""
        self.told.setVisible(self.asked.value() == "told")


class RiskFields(QWidget):
    """Every area of risk."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.areas = {area: RiskArea(area, words, zone) for area, words in wording.risk_areas()}
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
