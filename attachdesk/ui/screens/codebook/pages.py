"""The page of one code: definition first, then what one may see, what else could explain it, and cautions."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from attachdesk.domain.benefit import Benefit
from attachdesk.domain.observation import Code
from attachdesk.domain.pattern import MARKER_DOMAINS, Pattern
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.words import STRETCH, Part, card, column, holding, label, row

translate = QCoreApplication.translate


def pattern_page(pattern: Pattern) -> QWidget:
    """Return the page of an attachment pattern."""
    domains = {
        "speech": translate("Codebook", "Speech"),
        "narrative": translate("Codebook", "Telling of the past"),
        "affect": translate("Codebook", "Feeling"),
        "stance": translate("Codebook", "Toward the therapist"),
        "separations": translate("Codebook", "Breaks and endings"),
        "repair": translate("Codebook", "Repair"),
    }
    marked = [
        (domains[domain], [one.words for one in pattern.pattern_markers() if one.domain == domain])
        for domain in MARKER_DOMAINS
    ]
    signals = [one.words for one in pattern.trauma_signals()]
    parts: list[Part] = [
        _head(pattern.id, pattern.name, pattern.definition),
        *_section(translate("Codebook", "What one may see or hear"), _pairs(marked)),
    ]
    if signals:
        parts += [_cue(signals)]
    parts += [
        *_section(translate("Codebook", "What else could explain it"), _bullets(pattern.rivals)),
        *_section(translate("Codebook", "With care"), _bullets(pattern.cautions)),
        *_section(translate("Codebook", "How to say it to a client"), _told(pattern.client_words)),
        STRETCH,
    ]
    return _page(parts)


def benefit_page(benefit: Benefit) -> QWidget:
    """Return the page of a benefit."""
    name = benefit.name[:1].upper() + benefit.name[1:]
    senses = [
        (translate("Codebook", "Step forward"), list(benefit.forward)),
        (translate("Codebook", "Worked on"), list(benefit.worked_on)),
        (translate("Codebook", "Setback"), list(benefit.setback)),
    ]
    return _page(
        [
            _head(benefit.id, name, benefit.definition),
            *_section(translate("Codebook", "What it can look like, by sense"), _pairs(senses)),
            *_section(translate("Codebook", "With care"), _bullets(benefit.cautions)),
            *_section(translate("Codebook", "How to say it to a client"), _told(benefit.client_words)),
            STRETCH,
        ]
    )


def own_page(code: Code) -> QWidget:
    """Return the page of a code of the therapist's own."""
    nothing = translate("Codebook", "No definition written yet.")
    parts: list[Part] = [_head(code.id, code.name, code.definition or nothing, code.letter, code.ink)]
    if code.caution:
        parts += _section(translate("Codebook", "With care"), _bullets([code.caution]))
    return _page([*parts, STRETCH])


def _page(parts: Sequence[Part]) -> QWidget:
    inside = holding(column(*parts, gap=8))
    inside.setMaximumWidth(px(760))
    line = row(inside, STRETCH, gap=0, margins=(32, 24, 32, 24))
    line.setStretch(0, 100)
    return holding(line, "surface")


def _head(code: str, name: str, definition: str, letter: str = "", ink: str = "") -> QWidget:
    title = label(name, "title", wraps=True)
    head = row(CodeMark(code, name, letter=letter, ink=ink, size=24), title, gap=14)
    head.setStretch(1, 1)
    return holding(column(head, label(definition.strip(), "body", wraps=True), gap=10))


def _section(title: str, inside: QWidget) -> list[Part]:
    return [14, label(title, "heading"), inside]


def _told(sentences: Sequence[str]) -> QWidget:
    """Return sentences for a client as bullets; what a report fills in stands as words, not as a place."""
    named = {
        "person": translate("Codebook", "(whom it is about)"),
        "count": translate("Codebook", "(how many)"),
        "of": translate("Codebook", "(all)"),
    }
    return _bullets([re.sub(r"\{(\w+)\}", lambda place: named.get(place[1], "…"), one) for one in sentences])


def _bullets(sentences: Sequence[str]) -> QWidget:
    return holding(column(*(_bullet(one) for one in sentences), gap=5))


def _bullet(sentence: str) -> QWidget:
    dash = label("–", "body", "muted")
    dash.setFixedWidth(px(12))
    line = row(dash, label(sentence, "body", wraps=True), gap=6)
    line.setAlignment(dash, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return holding(line)


def _pairs(pairs: Sequence[tuple[str, list[str]]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(px(12))
    grid.setColumnStretch(1, 1)
    for title, sentences in pairs:
        if sentences:
            at = grid.rowCount()
            name = label(title, "body", "muted", wraps=True)
            name.setFixedWidth(px(140))
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_bullets(sentences), at, 1)
    return holding(grid)


def _cue(signals: Sequence[str]) -> QWidget:
    """Return the trauma signals: a cue for pace, never a mark of the pattern."""
    frame = card("soft")
    title = translate("Codebook", "Signs of trauma: a cue for pace")
    line = translate("Codebook", "They say: slow down. They never count toward this pattern.")
    frame.setAccessibleName(f"{title}. {line}")
    frame.setLayout(
        column(
            label(title, "strong"), label(line, "small", "muted", wraps=True), 4, _bullets(signals),
            gap=2, margins=(16, 12, 16, 14),
        )
    )  # fmt: skip
    return holding(column(14, frame, gap=0))
