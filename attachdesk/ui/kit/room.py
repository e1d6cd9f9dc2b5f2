"""How much room the screen has for a window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

_FRAME = QSize(16, 48)
"""Room for the frame that the window manager draws round a window."""
_LEAST = QSize(800, 560)


def fitting(wanted: QSize) -> QSize:
    """Return a size that the screen has room for, its frame included; never smaller than a window may be.

    The offscreen platform has no screen to speak of: there a window is as large as it wants.
    """
    screen = QGuiApplication.primaryScreen()
    if screen is None or QGuiApplication.platformName() == "offscreen":
        return wanted
    return wanted.boundedTo(screen.availableSize() - _FRAME).expandedTo(_LEAST)
