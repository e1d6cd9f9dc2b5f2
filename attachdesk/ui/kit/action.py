"""One act a therapist can do, declared beside what it does; palette and shortcuts read it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """``words`` on the screen, ``do`` when chosen; ``shortcut`` as Qt writes it (``Ctrl+N``)."""

    id: str
    words: str
    do: Callable[[], None]
    shortcut: str = ""
    is_enabled: Callable[[], bool] = _always
    icon: str = ""
    group: str = ""
    hint: str = ""

    @property
    def keys(self) -> str:
        """The shortcut as it is shown: ``Ctrl N``, in the words of the platform."""
        return shown_keys(self.shortcut)


def shown_keys(shortcut: str) -> str:
    """Return a shortcut the way buttons and the palette write it: native names, spaces for plus signs."""
    if not shortcut:
        return ""
    words = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return words.replace("Return", "⏎").replace("Shift", "⇧").replace("+", " ").strip()
