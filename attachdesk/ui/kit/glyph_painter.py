"""Paints the signs of ``charts.glyphs`` with Qt."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from attachdesk.charts.glyphs import BOX, TEXT_SIZE, Glyph, Move, sign_of
from attachdesk.ui.kit.appearance import code_colour, colour
from attachdesk.ui.kit.typeface import font


@cache
def path_of(moves: tuple[Move, ...]) -> QPainterPath:
    """Return the path of an outline on its box of 16 px."""
    path = QPainterPath()
    for kind, *numbers in moves:
        places = [float(number) for number in numbers]
        if kind == "M":
            path.moveTo(*places)
        elif kind == "L":
            path.lineTo(*places)
        elif kind == "C":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path


def paint_glyph(
    painter: QPainter, glyph: Glyph, box: QRectF, ink: QColor, text_ink: QColor | None = None
) -> None:
    """Paint a sign into a square box; ``text_ink`` is the colour of a badge's numeral (``surface``)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    if glyph.is_filled:
        painter.fillPath(path_of(glyph.moves), ink)
    else:
        ends, joins = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(path_of(glyph.moves), QPen(ink, glyph.pen, Qt.PenStyle.SolidLine, ends, joins))
    if glyph.text:
        made = font("caption", TEXT_SIZE / 12, 600)
        painter.setFont(made)
        painter.setPen(text_ink or colour("surface"))
        painter.drawText(QRectF(0, 0, BOX, BOX), Qt.AlignmentFlag.AlignCenter, glyph.text)
    painter.restore()


def paint_code(painter: QPainter, code: str, box: QRectF, letter: str = "", ink: str = "") -> None:
    """Paint the sign of a code in its own colour; ``letter`` and ``ink`` for one of the therapist's own."""
    paint_glyph(painter, sign_of(code, letter), box, code_colour(code, ink))
