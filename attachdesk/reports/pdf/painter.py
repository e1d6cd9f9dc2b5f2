"""Paints a picture on a reportlab canvas, in the light inks; y of the picture grows downwards."""

from functools import singledispatch
from typing import Any

from attachdesk.charts.glyphs import BOX, TEXT_SIZE, outline
from attachdesk.charts.picture import Band, Block, Dot, GlyphMark, Label, Line, Mark, Picture
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.lines import Type
from attachdesk.reports.pdf.mixed import draw_label
from attachdesk.reports.pdf.scripts import is_foreign, undrawn


def paint(canvas: Any, picture: Picture) -> None:
    """Paint all marks in their order; the canvas' origin is the picture's top left corner."""
    sheet.fonts()
    for mark in picture.marks:
        canvas.saveState()
        _paint(mark, canvas)
        canvas.restoreState()


def _ink(name: str) -> Any:
    return sheet.inks()[name]


@singledispatch
def _paint(mark: Mark, canvas: Any) -> None:
    raise TypeError(type(mark).__name__)


@_paint.register
def _(mark: Line, canvas: Any) -> None:
    canvas.setStrokeColor(_ink(mark.ink))
    canvas.setLineWidth(mark.width)
    if mark.dash:
        canvas.setDash(list(mark.dash))
    path = canvas.beginPath()
    (x, y), *rest = mark.points
    path.moveTo(x, -y)
    for x, y in rest:
        path.lineTo(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)


@_paint.register
def _(mark: Dot, canvas: Any) -> None:
    _prepare(canvas, mark.ink, is_hollow=mark.is_hollow)
    canvas.circle(mark.x, -mark.y, mark.r, stroke=int(mark.is_hollow), fill=1)


@_paint.register
def _(mark: Band, canvas: Any) -> None:
    canvas.setFillColor(_ink(mark.ink))
    canvas.rect(mark.x, -mark.y - mark.height, mark.width, mark.height, stroke=0, fill=1)


@_paint.register
def _(mark: Block, canvas: Any) -> None:
    _prepare(canvas, mark.ink, is_hollow=mark.is_hollow)
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    canvas.roundRect(
        mark.x, -mark.y - mark.height, mark.width, mark.height, radius, stroke=int(mark.is_hollow), fill=1
    )


@_paint.register
def _(mark: Label, canvas: Any) -> None:
    canvas.setFillColor(_ink(mark.ink))
    face = sheet.FACES[mark.weight]
    if not mark.text.isprintable() or is_foreign(mark.text) or undrawn(mark.text):
        draw_label(canvas, mark.x, -mark.y, mark.text, Type(face, mark.size), anchor=mark.anchor)
        return
    canvas.setFont(face, mark.size)
    draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    draw[mark.anchor](mark.x, -mark.y, mark.text)


@_paint.register
def _(mark: GlyphMark, canvas: Any) -> None:
    glyph = outline(mark.glyph, mark.text)
    scale = mark.size / BOX
    canvas.translate(mark.x - mark.size / 2, -mark.y + mark.size / 2)
    canvas.scale(scale, -scale)
    canvas.setFillColor(_ink(mark.ink))
    canvas.setStrokeColor(_ink(mark.ink))
    canvas.setLineWidth(glyph.pen)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for step, *numbers in glyph.moves:
        steps[str(step)](*numbers)
    canvas.drawPath(path, stroke=int(not glyph.is_filled), fill=int(glyph.is_filled))
    if glyph.text:
        canvas.scale(1, -1)
        canvas.setFillColor(_ink("surface"))
        canvas.setFont(sheet.FACES[600], TEXT_SIZE)
        canvas.drawCentredString(BOX / 2, -BOX / 2 - 0.36 * TEXT_SIZE, glyph.text)


def _prepare(canvas: Any, ink: str, *, is_hollow: bool) -> None:
    canvas.setStrokeColor(_ink(ink))
    canvas.setLineWidth(1.25)
    canvas.setFillColor(_ink("surface" if is_hollow else ink))
