"""Icons: Lucide outlines from the resources, tinted with a role of the theme, and the mark of AttachDesk."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from attachdesk.locations import resources
from attachdesk.ui.kit.appearance import appearance, colour

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon  # its names take Qt 2 ms, and the first window needs none


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


def paint_icon(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Paint an icon into a box in one colour. OSError: no icon of that name."""
    _renderer(name, ink.name()).render(painter, box)


@cache
def _renderer(name: str, hex_colour: str) -> QSvgRenderer:
    source = _source(name).replace("currentColor", hex_colour)
    return QSvgRenderer(QByteArray(source.encode()))


def pixmap(name: str, role: str = "text", size: int = 18) -> QPixmap:
    """Return an icon as a pixmap of ``size`` logical px, sharp on the screen in use."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    side = round(size * appearance().scale)
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(0, 0, side, side), colour(role))
    painter.end()
    return made


def icon(name: str, role: str = "text", size: int = 18) -> "QIcon":
    """Return an icon tinted with a role; make it again when the appearance changes."""
    return QtGui.QIcon(pixmap(name, role, size))
