"""Pictures of a document, made in memory from its bytes; nothing is opened by another program."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from attachdesk.domain.errors import RuleBroken

MOST_PAGES, MOST_PX = 30, 1600
"""What a preview shows of a PDF; its longer side, and that of an image, in px."""
FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/webp": b"webp",
}


@dataclass(frozen=True)
class Pictures:
    """The pages, at most ``MOST_PAGES`` of ``count``."""

    pages: tuple[QImage, ...]
    count: int


def pictures_of(content: bytes, media_type: str) -> Pictures:
    """Return pictures of a PDF or an image; runs on the lane.

    ``enclosure.no_preview``: another kind of file; ``enclosure.not_shown``: damaged or locked.
    """
    if media_type == "application/pdf":
        return _of_pdf(content)
    if media_type not in FORMATS:
        raise RuleBroken("enclosure.no_preview")
    return Pictures((_of_image(content, FORMATS[media_type]),), 1)


def _of_image(content: bytes, form: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # the format by the bytes: a picture must not be taken for a program's own description of one
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > MOST_PX:
        reader.setScaledSize(size.scaled(QSize(MOST_PX, MOST_PX), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise RuleBroken("enclosure.not_shown")
    return picture


def _of_pdf(content: bytes) -> Pictures:
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise RuleBroken("enclosure.not_shown") from None
    try:
        count = len(document)
        pages = tuple(_page(document[place]) for place in range(min(MOST_PAGES, count)))
    except pypdfium2.PdfiumError:
        raise RuleBroken("enclosure.not_shown") from None
    finally:
        document.close()
    if not pages:
        raise RuleBroken("enclosure.not_shown")
    return Pictures(pages, count)


def _page(page: Any) -> QImage:
    longer = max(*page.get_size(), 1.0)
    bitmap = page.render(scale=min(2.0, MOST_PX / longer), rev_byteorder=True, prefer_bgrx=True)
    form = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}[bitmap.n_channels]
    picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    page.close()
    return picture
