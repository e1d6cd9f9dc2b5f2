"""Paints a picture of ``charts`` and opens the evidence behind its marks, by mouse and by keyboard."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from attachdesk.charts.glyphs import outline
from attachdesk.charts.picture import Band, Block, Dot, GlyphMark, Label, Line, Mark, Picture
from attachdesk.ui.kit import typeface
from attachdesk.ui.kit.appearance import appearance, colour
from attachdesk.ui.kit.glyph_painter import paint_glyph

_HOVER_RADIUS = 9.5


class PictureView(QWidget):
    """A picture at its own size times the text scale; arrow keys go from mark to mark, Enter opens."""

    evidence_opened = Signal(tuple)
    hovered = Signal(object)
    stood_on = Signal(QPoint)
    """Where the mark is that the keyboard came to, for whoever scrolls."""

    def __init__(self, picture: Picture | None = None) -> None:
        super().__init__()
        self.picture = picture or Picture(0, 0, ())
        self._over: Mark | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_picture(self.picture)
        appearance().changed.connect(self.updateGeometry)

    def show_picture(self, picture: Picture) -> None:
        """Show another picture, read out by its title and description; one stays at the mark one was at."""
        over = self._over
        self.picture = picture
        self._over = over and next(
            (one for one in picture.stops() if (one.row, one.evidence) == (over.row, over.evidence)), None
        )
        self.setAccessibleName(picture.title or type(self).__name__)
        self.setAccessibleDescription(picture.description)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size at the text scale in force."""
        scale = appearance().scale
        return QSize(round(self.picture.width * scale), round(self.picture.height * scale))

    def minimumSizeHint(self) -> QSize:
        """As high as the picture needs at half its width."""
        return self.sizeHint() / 2

    def _scale(self) -> float:
        if not self.picture.width or not self.picture.height:
            return 1.0
        return min(self.width() / self.picture.width, self.height() / self.picture.height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every mark in its order, then the ring of the mark one is at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        painter.scale(scale, scale)
        paint_picture(painter, self.picture)
        if self._over is not None:
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*self._over.centre), _HOVER_RADIUS, _HOVER_RADIUS)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ring the mark under the mouse and say its numbers."""
        x, y = event.position().x() / self._scale(), event.position().y() / self._scale()
        self._stand_on(self.picture.at(x, y))
        hint = self._over.hint if self._over is not None else self.picture.hinted(x, y)
        QToolTip.showText(event.globalPosition().toPoint(), hint, self) if hint else QToolTip.hideText()
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the evidence of the mark under the mouse."""
        x, y = event.position().x() / self._scale(), event.position().y() / self._scale()
        self._stand_on(self.picture.at(x, y))
        self._open()

    def leaveEvent(self, event: QEvent) -> None:
        """No mark is under the mouse."""
        super().leaveEvent(event)
        self._stand_on(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next mark with evidence, Enter opens it."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if step and self.step(step):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> bool:
        """Go to the next (1) or the last (-1) thing with evidence; False when there is none."""
        stops = list(self.picture.stops())
        if not stops:
            return False
        keys = [(mark.row, mark.evidence) for mark in stops]
        over = self._over
        here = keys.index((over.row, over.evidence)) if over is not None else (-1 if by > 0 else 0)
        self._stand_on(stops[(here + by) % len(stops)])
        if self._over is not None:
            self.stood_on.emit(self._spot(self._over))
        return True

    def _spot(self, mark: Mark) -> QPoint:
        return (QPointF(*mark.centre) * self._scale()).toPoint()

    @property
    def mark(self) -> Mark | None:
        """The mark one is at, by mouse or keyboard."""
        return self._over

    def open_mark(self) -> None:
        """Open the evidence of the mark one is at."""
        self._open()

    def _open(self) -> None:
        if self._over is not None:
            self.evidence_opened.emit(self._over.evidence)

    def _stand_on(self, mark: Mark | None) -> None:
        if mark is not self._over:
            self._over = mark
            self.hovered.emit(mark)
            if mark is not None and mark.hint:
                self.setAccessibleDescription(mark.hint)
            self.update()


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Paint a picture with its origin at the painter's, one picture px to one of the painter's."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is not mirrored
    for mark in picture.marks:
        paint_mark(painter, mark)


def paint_mark(painter: QPainter, mark: Mark) -> None:
    """Paint one mark in the inks of the theme."""
    if isinstance(mark, Line):
        _paint_line(painter, mark)
    elif isinstance(mark, Dot):
        _outlined(painter, colour(mark.ink), mark.is_hollow)
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.r, mark.r)
    elif isinstance(mark, Band):
        painter.fillRect(QRectF(mark.x, mark.y, mark.width, mark.height), colour(mark.ink))
    elif isinstance(mark, Block):
        _outlined(painter, colour(mark.ink), mark.is_hollow)
        painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.width, mark.height), mark.radius, mark.radius)
    elif isinstance(mark, Label):
        _paint_label(painter, mark)
    elif isinstance(mark, GlyphMark):
        left, top, right, bottom = mark.box
        glyph = outline(mark.glyph, mark.text)
        paint_glyph(painter, glyph, QRectF(left, top, right - left, bottom - top), colour(mark.ink))


def _outlined(painter: QPainter, ink: QColor, is_hollow: bool) -> None:
    painter.setPen(QPen(ink, 1.25) if is_hollow else Qt.PenStyle.NoPen)
    painter.setBrush(colour("surface") if is_hollow else ink)


def _paint_line(painter: QPainter, mark: Line) -> None:
    pen = QPen(colour(mark.ink), mark.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dash else Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dash:
        pen.setDashPattern([length / mark.width for length in mark.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))


def _paint_label(painter: QPainter, mark: Label) -> None:
    made = typeface.font("caption", 1.0, mark.weight)
    made.setPixelSize(max(1, round(mark.size)))
    made.setKerning(False)  # widths were measured without
    painter.setFont(made)
    painter.setPen(colour(mark.ink))
    left = mark.box[0]
    painter.drawText(QPointF(left, mark.y), mark.text)
