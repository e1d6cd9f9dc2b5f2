"""What belongs to this machine and not to the record: theme, text size, lock. Never a word of a client."""

from collections.abc import Callable

from PySide6.QtCore import QSettings

from attachdesk.ui.kit.appearance import appearance

THEME, SCALE, LOCK = "appearance/theme", "appearance/text_scale", "lock/minutes"
SHORTEST, LONGEST = 1, 60


class Preferences:
    """Reads and keeps them; ``lock_after`` is told the minutes, so that the lock follows at once."""

    def __init__(
        self, settings: QSettings | None = None, lock_after: Callable[[int], object] | None = None
    ) -> None:
        self._settings = settings or QSettings("AttachDesk", "AttachDesk")
        self._lock_after = lock_after

    @property
    def theme(self) -> str:
        """``system``, ``light``, ``dark`` or ``high_contrast``."""
        return appearance().choice

    @property
    def text_scale(self) -> int:
        """The size of text in per cent, 100 to 200."""
        return round(100 * appearance().scale)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a sign of life the vault locks, 1 to 60."""
        kept = str(self._settings.value(LOCK, 5))
        return max(SHORTEST, min(LONGEST, int(kept))) if kept.isdecimal() else 5

    def take_theme(self, choice: str) -> None:
        """Wear another theme and keep it."""
        self._settings.setValue(THEME, choice)
        appearance().set(choice=choice)

    def take_text_scale(self, percent: int) -> None:
        """Take another size of text and keep it."""
        self._settings.setValue(SCALE, percent)
        appearance().set(scale=percent / 100)

    def take_lock_minutes(self, minutes: int) -> None:
        """Lock after other minutes."""
        minutes = max(SHORTEST, min(LONGEST, minutes))
        self._settings.setValue(LOCK, minutes)
        if self._lock_after is not None:
            self._lock_after(minutes)
