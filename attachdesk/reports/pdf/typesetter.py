"""Makes a PDF of a document, in memory: the same document gives the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from attachdesk.reports import blocks as block
from attachdesk.reports.pdf import flow, undrawn
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.flowables import Captioned, Chart, Rings, Wide
from attachdesk.reports.pdf.mixed import Mixed, is_plain
from attachdesk.reports.pdf.pages import numbering
from attachdesk.reports.pdf.scripts import MISSING, in_lines, is_unseen

LONGEST = 200
"""Words of one paragraph; reportlab needs quadratic time beyond (7.5 s for 40,000 words)."""
CLOSER = 3
"""Pages up to which a closer setting is tried."""
SHRINK = 1.3
"""A title up to so many times too wide is set smaller, on one line; a longer one takes two."""
HOLE = 150.0
"""Points of white at the foot of a page that look like a mistake."""


def typeset(document: block.Document) -> bytes:
    """Return the PDF: A4, page x of y, no clinical text in its metadata.

    It is set closer where that saves a page, or leaves no page with a hole.
    """
    made = [_built(document, sheet.LOOSE)]
    if 1 < made[0].pages <= CLOSER:
        made.append(_built(document, sheet.TIGHT))
    return min(made, key=lambda one: (one.pages, one.hole > HOLE)).pdf


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Pages of one frame; ``holes`` are the points left free at the foot of each."""

    def __init__(self, target: BytesIO, **fields: Any) -> None:
        super().__init__(target, **fields)
        self.holes: list[float] = []
        left, width = sheet.TEXT_LEFT, sheet.TEXT_WIDTH
        height = sheet.PAGE[1] - sheet.TOP - sheet.BOTTOM
        padding = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
        self.addPageTemplates(PageTemplate(frames=[Frame(left, sheet.BOTTOM, width, height, **padding)]))

    def afterPage(self) -> None:
        """Note how much of the page stayed white."""
        self.holes.append(self.frame._y - sheet.BOTTOM)


@dataclass(frozen=True)
class _Built:
    pdf: bytes
    pages: int
    hole: float
    """The largest white foot of a page that another follows, in points."""


def _built(document: block.Document, spacing: sheet.Spacing) -> _Built:
    sheet.fonts()
    target = BytesIO()
    template = _Template(
        target,
        pagesize=sheet.PAGE,
        title=document.title,
        author="AttachDesk",
        lang=document.language,
        invariant=1,
        initialFontName=sheet.FACES[400],
    )
    story = _story(undrawn.noted(document), spacing)
    template.build(story, canvasmaker=numbering(document, _safe(document.footer)))
    return _Built(target.getvalue(), template.page, max(template.holes[:-1], default=0.0))


def _story(blocks: Sequence[block.Block], spacing: sheet.Spacing) -> list[Flowable]:
    story: list[Flowable] = []
    for part in _sections(blocks):
        pieces = [piece for one in part for piece in _set(one, spacing)]
        head = part[0]
        if isinstance(head, block.SideHead):
            story += flow.opened(spacing.section) if story else []
            pieces = flow.named(_text(head.text, sheet.styles()["side"]), pieces)
            is_drawn = any(isinstance(one, block.Table | block.Figure) for one in part)
            is_signed = any(isinstance(one, block.SignatureLines) for one in part)
            pieces = flow.kept(pieces, tied=_tied(part), is_signed=is_signed, is_drawn=is_drawn)
        story += pieces
    return story


def _tied(part: Sequence[block.Block]) -> int:
    """Return how many pieces at a section's end stay together: words, white and what stands under them."""
    last, before = part[-1], part[-2:-1]
    is_led = isinstance(last, block.Figure) and isinstance(before[0], block.Bullets)
    return 3 if is_led or isinstance(last, block.SignatureLines) else 0


def _sections(blocks: Sequence[block.Block]) -> list[list[block.Block]]:
    parts: list[list[block.Block]] = []
    for one in blocks:
        if not parts or isinstance(one, block.SideHead):
            parts.append([])
        parts[-1].append(one)
    return parts


def markup(runs: Sequence[block.Run]) -> str:
    """Return runs as reportlab's markup: all text escaped, so that no client text is read as a tag."""
    return "".join(f"<b>{_safe(run.text)}</b>" if run.is_strong else _safe(run.text) for run in runs)


def _words(runs: Sequence[block.Run], style: ParagraphStyle, bullet: str | None = None) -> Flowable:
    """Return runs set: by reportlab, or by lines of our own where a run has letters of other scripts."""
    runs = [replace(run, text=in_lines(run.text)) for run in runs]
    if is_plain(runs):
        return Paragraph(markup(runs), style, bulletText=bullet)
    return Mixed(runs, style, bullet or "")


def _text(text: str, style: ParagraphStyle) -> Flowable:
    return _words([block.Run(text)], style)


def _safe(text: str) -> str:
    known = sheet.fonts()
    shown = "".join(
        letter if ord(letter) in known or letter in "\n\t" else MISSING
        for letter in text
        if ord(letter) in known or not is_unseen(letter)
    )
    return escape(shown, quote=False).replace("\n", "<br/>").replace("\t", " ")


@singledispatch
def _set(one: Any, spacing: sheet.Spacing) -> list[Flowable]:
    raise TypeError(type(one).__name__)


@_set.register
def _(one: block.Letterhead, spacing: sheet.Spacing) -> list[Flowable]:
    styles, left = sheet.styles(), sheet.SIDE + sheet.GAP
    mine = [
        _text(one.practice, styles["practice"]),
        _text(one.therapist, styles["letterhead"]),
    ]
    yours = [_text(words, styles["letterhead_right"]) for words in (one.date, one.recipient)]
    width = sheet.TEXT_WIDTH + left
    grid = Grid([[Rings(), mine, yours]], colWidths=[36, width - 36 - 150, 150], hAlign="LEFT")
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_no_padding()])
    return [Wide(grid, left), Spacer(1, spacing.letterhead)]


@_set.register
def _(one: block.Title, spacing: sheet.Spacing) -> list[Flowable]:
    styles, left = sheet.styles(), sheet.SIDE + sheet.GAP
    title = styles["title"]
    wide = stringWidth(one.text, title.fontName, title.fontSize) / (sheet.TEXT_WIDTH + left)
    if 1 < wide <= SHRINK:
        title = ParagraphStyle("smaller_title", title, fontSize=title.fontSize / wide - 0.01)
    return [
        Wide(_text(one.text, title), left),
        Wide(_text(one.line, styles["line"]), left),
        Spacer(1, spacing.line),
    ]


@_set.register
def _(one: block.SideHead, spacing: sheet.Spacing) -> list[Flowable]:
    return []  # it stands beside what follows


@_set.register
def _(one: block.Paragraph, spacing: sheet.Spacing) -> list[Flowable]:
    style = sheet.styles()[one.style]
    return [_words(piece, style) for piece in _pieces(one.runs)]


@_set.register
def _(one: block.Bullets, spacing: sheet.Spacing) -> list[Flowable]:
    style = sheet.styles()["bullet"]
    return [_words(item, style, "–") for item in one.items]


@_set.register
def _(one: block.Table, spacing: sheet.Spacing) -> list[Flowable]:
    styles, inks = sheet.styles(), sheet.inks()

    def cell(words: str, column: int, suffix: str = "") -> Flowable:
        name = "number" if column in one.numbers else "cell"
        return _text(words, styles[name + suffix])

    rows = [[cell(words, column, "_head") for column, words in enumerate(one.heads)]]
    rows += [[cell(words, column) for column, words in enumerate(row)] for row in one.rows]
    widths = [share * sheet.TEXT_WIDTH for share in one.widths]
    grid = Grid(rows, colWidths=widths, repeatRows=1, hAlign="LEFT", splitInRow=1)
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), spacing.row[0]),
            ("BOTTOMPADDING", (0, 0), (-1, -1), spacing.row[1]),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, inks["axis"]),
            ("LINEBELOW", (0, 1), (-1, -2), 0.5, inks["hairline"]),
            ("LINEBELOW", (0, -1), (-1, -1), 0.75, inks["axis"]),
        ]
    )
    return [grid, Spacer(1, 6)]


@_set.register
def _(one: block.Figure, spacing: sheet.Spacing) -> list[Flowable]:
    caption = _text(one.caption, sheet.styles()["caption"])
    return [Spacer(1, 6), Captioned(Chart(one.picture), caption)]


@_set.register
def _(one: block.SignatureLines, spacing: sheet.Spacing) -> list[Flowable]:
    styles, inks = sheet.styles(), sheet.inks()
    half = sheet.TEXT_WIDTH / 2
    names = [_text(words, styles["small"]) for words in (*one.labels,)]
    who = [_text(one.name, styles["cell"]), _text(one.title, styles["small"])]
    grid = Grid([["", "", ""], [names[0], "", names[1]], ["", "", who]], colWidths=[half - 12, 24, half - 12])
    grid.setStyle(
        [
            ("LINEBELOW", (0, 0), (0, 0), 0.75, inks["axis"]),
            ("LINEBELOW", (2, 0), (2, 0), 0.75, inks["axis"]),
            ("TOPPADDING", (0, 0), (-1, 0), spacing.sign),
            *_no_padding()[:2],
        ]
    )
    return [Spacer(1, spacing.section), grid]


def _no_padding() -> list[tuple[Any, ...]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), 0) for side in sides]


def _pieces(runs: Sequence[block.Run]) -> list[list[block.Run]]:
    """Return runs in pieces of at most ``LONGEST`` words, one paragraph each."""
    pieces: list[list[block.Run]] = [[]]
    room = LONGEST
    for run in runs:
        words = run.text.split(" ")
        while words:
            taken, words = words[:room], words[room:]
            pieces[-1].append(block.Run(" ".join(taken), run.is_strong, run.evidence))
            room -= len(taken)
            if words:
                pieces.append([])
                room = LONGEST
    return pieces
