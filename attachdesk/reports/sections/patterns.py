"""Observed patterns: dimensional words with the relationship named and the count, and their chart."""

from attachdesk.reports.blocks import Block, Bullets, Figure, Paragraph, Run, SideHead, Table, text
from attachdesk.reports.case import Case, PatternLine


def blocks(case: Case) -> tuple[Block, ...]:
    """Return what was observed. A page that names no pattern uses only words the client has been told."""
    lines = [line for line in case.patterns if line.seen]
    if not case.template.names_patterns:
        lines = [line for line in lines if line.is_shared]
    head = SideHead(case.say("report.patterns_head"))
    if not lines:
        return (head, text(case.say("report.patterns_none")))
    made: list[Block] = [head]
    made += _listed(case, lines) if case.template.names_patterns else _told(case, lines)
    if case.patterns_picture is not None:
        caption = case.say("report.patterns_caption")
        alternative = "; ".join(_count(case, line) for line in lines)
        made.append(Figure(case.patterns_picture, caption, alternative))
    return tuple(made)


def _told(case: Case, lines: list[PatternLine]) -> list[Block]:
    items = []
    for line in lines:
        is_client = case.audience == "client"
        sentence = line.client_wording.replace("{person}", line.toward if is_client else line.toward_role)
        if shown_by := line.shown_by if is_client else line.shown_by_role:
            sentence = case.words.say("report.shown_by", person=shown_by, words=sentence)
        items.append((Run(sentence + " ", evidence=line.evidence), Run(_count(case, line))))
    return [Bullets(tuple(items))]


def _listed(case: Case, lines: list[PatternLine]) -> list[Block]:
    heads = tuple(case.words.say(f"report.pattern_{name}") for name in ("name", "toward", "seen"))
    rows = []
    for line in lines:
        toward = line.toward_role
        if line.shown_by_role:
            toward = case.words.say("report.between", person=line.shown_by_role, other=toward)
        rows.append((line.name, toward, _seen(case, line)))
    table = Table(heads, tuple(rows), (0.34, 0.42, 0.24), frozenset({2}))
    note = Paragraph((Run(case.say("report.patterns_note")),), "small")
    return [table, note]


def _seen(case: Case, line: PatternLine) -> str:
    return case.words.say(f"report.seen_of_{line.source}", seen=line.seen, of=line.of)


def _count(case: Case, line: PatternLine) -> str:
    key = f"report.pattern_count_{line.source}"
    return case.counted(key, line.of, name=line.name, seen=line.seen, of=line.of)
