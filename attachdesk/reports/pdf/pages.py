"""The foot of every page: what the report is not, and page x of y."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from attachdesk.reports.blocks import Document
from attachdesk.reports.pdf import stylesheet as sheet

FOOT = 40.0


def numbering(document: Document, safe_footer: str) -> type[Canvas]:
    """Return a canvas that knows the number of pages before it draws the feet."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **fields: Any) -> None:
            super().__init__(*args, **fields)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                foot(self, document, safe_footer, number, len(self._pages))
                Canvas.showPage(self)
            Canvas.save(self)

    return Numbered


def foot(canvas: Any, document: Document, safe_footer: str, page: int, pages: int) -> None:
    """Draw the rule, the footer and the page number."""
    right = sheet.PAGE[0] - sheet.MARGIN
    canvas.saveState()
    canvas.setStrokeColor(sheet.inks()["border"])
    canvas.setLineWidth(0.75)
    canvas.line(sheet.MARGIN, FOOT + 28, right, FOOT + 28)
    words = Paragraph(safe_footer, sheet.styles()["caption"])
    _, height = words.wrap(right - sheet.MARGIN - 90, 40)
    words.drawOn(canvas, sheet.MARGIN, FOOT + 22 - height)
    canvas.setFont(sheet.FACES[500], 8.1)
    canvas.setFillColor(sheet.inks()["text"])
    canvas.drawRightString(right, FOOT + 12, document.page_words.format(page=page, pages=pages))
    canvas.restoreState()
