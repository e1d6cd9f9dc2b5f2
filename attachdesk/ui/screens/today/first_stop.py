"""What on the first screen is given the keyboard: what is next, and nothing that Enter would tick off."""

from PySide6.QtWidgets import QLayout, QWidget

from attachdesk.ui.screens.today.line_button import LineButton
from attachdesk.ui.screens.today.session_rows import SessionRows


def first_stop(sessions: SessionRows, owed: QLayout) -> QWidget | None:
    """Return a session to start or to write of, else what is owed longest, else the first file of the day."""
    if (first := sessions.primary or sessions.waiting) is not None:
        return first
    items = (owed.itemAt(at) for at in range(owed.count()))
    blocks = [block for item in items if item is not None and (block := item.widget()) is not None]
    lines = [line for block in blocks for line in block.findChildren(LineButton)]
    return lines[0] if lines else sessions.file
