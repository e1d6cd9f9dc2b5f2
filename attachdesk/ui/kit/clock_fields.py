"""Fields for a time of day and a number of minutes."""

import re
from datetime import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.fields import TextField

translate = QCoreApplication.translate
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.h ]?(\d{2}))?$")


class TimeField(TextField):
    """A time of day as one writes it: 10:30, 10.30, 1030, 9."""

    def __init__(self) -> None:
        super().__init__(translate("SessionForm", "10:30"))
        self.setMaximumWidth(px(120))

    def value(self) -> time | None:  # type: ignore[override]
        """Return the time, or None when the words are none."""
        found = _CLOCK.match(self.text().strip())
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(hour, minute) if hour < 24 and minute < 60 else None

    def put(self, value: time | None) -> None:  # type: ignore[override]
        """Show a time, or nothing."""
        self.setText(f"{value:%H:%M}" if value else "")


class MinutesField(TextField):
    """How long, in minutes; the arrows take five more or less."""

    def __init__(self, least: int = 1) -> None:
        super().__init__(translate("SessionForm", "50"))
        self._least = least
        self.setMaximumWidth(px(120))

    def value(self) -> int | None:  # type: ignore[override]
        """Return the minutes, or None when the words are no such number."""
        words = self.text().strip()
        if not words.isdecimal() or len(words) > 4:
            return None
        return int(words) if self._least <= int(words) <= 24 * 60 else None

    def put(self, value: int | None) -> None:  # type: ignore[override]
        """Show minutes."""
        self.setText("" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take five minutes more or less."""
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.put(min(24 * 60, max(self._least, (self.value() or 0) + step)))
            self.edited.emit()
