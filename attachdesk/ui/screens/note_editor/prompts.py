"""Prompts of a form, faint where a section is still empty; they are painted, never text, so none prints."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from attachdesk.ui.kit.appearance import colour, font, px
from attachdesk.ui.screens.note_editor.tracking import Tracking

LINES = 2


def wanted(tracking: Tracking, prompts: Mapping[str, str]) -> list[tuple[int, str]]:
    """Return where a prompt belongs and its words: behind each heading that has nothing under it."""
    headings = sorted(tracking.headings.items(), key=lambda one: one[1].start)
    ends = [span.start for _, span in headings[1:]] + [len(tracking.text)]
    found = [
        (span.end + 1, prompts[section])
        for (section, span), end in zip(headings, ends, strict=False)  # a note may have no heading
        if prompts.get(section) and not tracking.text[span.end : end].strip()
    ]
    if not headings and prompts and not tracking.text.strip():
        found.append((0, next(iter(prompts.values()))))
    return [(min(at, len(tracking.text)), words) for at, words in found]


def here(tracking: Tracking, prompts: Mapping[str, str], point: int) -> str:
    """Return the prompt of the section that a position is in, empty or not."""
    sections = [(span.start, section) for section, span in tracking.headings.items() if span.start <= point]
    return prompts.get(max(sections)[1], "") if sections else ""


def paint(painter: QPainter, box: QRectF, words: str) -> None:
    """Paint a prompt in at most two small lines from the top of the line it stands on."""
    painter.setFont(font("small"))
    painter.setPen(colour("muted"))
    metrics = QFontMetricsF(font("small"))
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() * (LINES - 0.1))
    top = box.top() + (px(28) - metrics.height()) / 2
    room = QRectF(box.left(), top, box.width(), metrics.lineSpacing() * LINES + 1)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, int(flags), said)
