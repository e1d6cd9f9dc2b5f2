"""The pages of a report as they will be printed, below each other on a sunken ground."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.words import ground

translate = QCoreApplication.translate
WIDEST = 620
EDGE = 28


class PageView(QWidget):
    """One page, scaled to its width, white in every theme: it is paper."""

    def __init__(self, picture: QImage, words: str) -> None:
        super().__init__()
        self.picture = picture
        self.setAccessibleName(words)

    def show_page(self, picture: QImage, words: str) -> None:
        """Show another."""
        self.picture = picture
        self.setAccessibleName(words)
        self.update()

    def fit(self, width: int) -> None:
        """Take a width; the height follows."""
        self.setFixedSize(width, round(width * self.picture.height() / max(1, self.picture.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        wanted = self.picture.scaled(
            round(self.width() * ratio), round(self.height() * ratio),
            Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        painter.drawImage(QRectF(self.rect()), wanted)
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class Pages(QScrollArea):
    """All pages; the place one has scrolled to stays while they are set again."""

    def __init__(self) -> None:
        super().__init__()
        self.views: list[PageView] = []
        self.setWidgetResizable(True)
        self.setAccessibleName(translate("Reports", "The pages as they will be printed"))
        self._paper = ground(QWidget(), "sunken")
        self._layout = QVBoxLayout(self._paper)
        self._layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._layout.setSpacing(24)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._paper)
        self.viewport().installEventFilter(self)

    def show_pages(self, pictures: Sequence[QImage]) -> None:
        """Show these pages."""
        while len(self.views) > len(pictures):
            view = self.views.pop()
            self._layout.removeWidget(view)
            view.deleteLater()
        for place, picture in enumerate(pictures):
            said = translate("Reports", "Page %1 of %2").replace("%1", str(place + 1))
            words = said.replace("%2", str(len(pictures)))
            if place < len(self.views):
                self.views[place].show_page(picture, words)
            else:
                self.views.append(PageView(picture, words))
                self._layout.addWidget(self.views[-1])
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width."""
        if watched is self.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        width = max(200, min(px(WIDEST), self.viewport().width() - 2 * EDGE))
        for view in self.views:
            view.fit(width)
