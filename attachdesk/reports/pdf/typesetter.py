"""Makes a PDF of a document, in memory: the same document gives the same bytes."""

from collections.abc import Sequence
from functools import singledispatch
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from attachdesk.reports import blocks as block
from attachdesk.reports.pdf import stylesheet as sheet
from attachdesk.reports.pdf.flowables import Chart, Rings, SideHead, Wide
from attachdesk.reports.pdf.mixed import Mixed, is_plain
from attachdesk.reports.pdf.pages import numbering
from attachdesk.reports.pdf.scripts import MISSING, is_unseen

LONGEST = 200
"""Words of one paragraph; reportlab needs quadratic time beyond (7.5 s for 40,000 words)."""
SECTION_GAP = 12


def typeset(document: block.Document) -> bytes:
    """Return the PDF: A4, page x of y, no clinical text in its metadata."""
    sheet.fonts()
    target = BytesIO()
    frame = Frame(
        sheet.TEXT_LEFT,
        sheet.BOTTOM,
        sheet.TEXT_WIDTH,
        sheet.PAGE[1] - sheet.TOP - sheet.BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template = BaseDocTemplate(
        target,
        pagesize=sheet.PAGE,
        title=document.title,
        author="AttachDesk",
        lang=document.language,
        invariant=1,
        initialFontName=sheet.FACES[400],
    )
    template.addPageTemplates(PageTemplate(frames=[frame]))
    template.build(_story(document.blocks), canvasmaker=numbering(document, _safe(document.footer)))
    return target.getvalue()


def _story(blocks: Sequence[block.Block]) -> list[Flowable]:
    story: list[Flowable] = []
    last = 0
    for one in blocks:
        if isinstance(one, block.SideHead) and story:
            story += [Spacer(1, SECTION_GAP), CondPageBreak(60)]
            last = len(story)
        if isinstance(one, block.SignatureLines):
            # nobody signs an empty page: what stands before comes along
            story[last:] = [KeepTogether([*story[last:], *_set(one)])]
        else:
            story += _set(one)
    return story


def markup(runs: Sequence[block.Run]) -> str:
    """Return runs as reportlab's markup: all text escaped, so that no client text is read as a tag."""
    return "".join(f"<b>{_safe(run.text)}</b>" if run.is_strong else _safe(run.text) for run in runs)


def _words(runs: Sequence[block.Run], style: ParagraphStyle, bullet: str | None = None) -> Flowable:
    """Return runs set: by reportlab, or by lines of our own where a run has letters of other scripts."""
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
def _set(one: Any) -> list[Flowable]:
    raise TypeError(type(one).__name__)


@_set.register
def _(one: block.Letterhead) -> list[Flowable]:
    styles, left = sheet.styles(), sheet.SIDE + sheet.GAP
    mine = [
        _text(one.practice, styles["practice"]),
        _text(one.therapist, styles["letterhead"]),
    ]
    yours = [_text(words, styles["letterhead_right"]) for words in (one.date, one.recipient)]
    width = sheet.TEXT_WIDTH + left
    grid = Grid([[Rings(), mine, yours]], colWidths=[36, width - 36 - 150, 150], hAlign="LEFT")
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_no_padding()])
    return [Wide(grid, left), Spacer(1, 34)]


@_set.register
def _(one: block.Title) -> list[Flowable]:
    styles, left = sheet.styles(), sheet.SIDE + sheet.GAP
    return [
        Wide(_text(one.text, styles["title"]), left),
        Wide(_text(one.line, styles["line"]), left),
    ]


@_set.register
def _(one: block.SideHead) -> list[Flowable]:
    return [SideHead(_text(one.text, sheet.styles()["side"]))]


@_set.register
def _(one: block.Paragraph) -> list[Flowable]:
    style = sheet.styles()[one.style]
    return [_words(piece, style) for piece in _pieces(one.runs)]


@_set.register
def _(one: block.Bullets) -> list[Flowable]:
    style = sheet.styles()["bullet"]
    return [_words(item, style, "–") for item in one.items]


@_set.register
def _(one: block.Table) -> list[Flowable]:
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
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, inks["axis"]),
            ("LINEBELOW", (0, 1), (-1, -2), 0.5, inks["hairline"]),
            ("LINEBELOW", (0, -1), (-1, -1), 0.75, inks["axis"]),
        ]
    )
    return [grid, Spacer(1, 6)]


@_set.register
def _(one: block.Figure) -> list[Flowable]:
    caption = _text(one.caption, sheet.styles()["caption"])
    chart = Wide(Chart(one.picture), sheet.SIDE + sheet.GAP)
    return [Spacer(1, 6), KeepTogether([chart, Spacer(1, 4), caption])]


@_set.register
def _(one: block.SignatureLines) -> list[Flowable]:
    styles, inks = sheet.styles(), sheet.inks()
    half = sheet.TEXT_WIDTH / 2
    names = [_text(words, styles["small"]) for words in (*one.labels,)]
    who = _text(", ".join(part for part in (one.name, one.title) if part), styles["cell"])
    grid = Grid([["", "", ""], [names[0], "", names[1]], ["", "", who]], colWidths=[half - 12, 24, half - 12])
    grid.setStyle(
        [
            ("LINEBELOW", (0, 0), (0, 0), 0.75, inks["axis"]),
            ("LINEBELOW", (2, 0), (2, 0), 0.75, inks["axis"]),
            ("TOPPADDING", (0, 0), (-1, 0), 30),
            *_no_padding()[:2],
        ]
    )
    return [Spacer(1, SECTION_GAP), grid]


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
