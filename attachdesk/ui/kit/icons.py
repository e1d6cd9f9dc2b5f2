"""Icons: Lucide outlines from the resources, tinted with a role of the theme, and the mark of AttachDesk."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from attachdesk.locations import resources
from attachdesk.ui.kit.appearance import appearance, colour


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


def icon(name: str, role: str = "text", size: int = 18) -> QIcon:
    """Return an icon tinted with a role; make it again when the appearance changes."""
    return QIcon(pixmap(name, role, size))
