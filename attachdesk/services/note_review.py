"""What a reader of a note would miss, said before it is signed; it warns and never blocks."""

from attachdesk.domain.overview import OpenNote

Sentence = tuple[str, dict[str, str]]
"""The key of a sentence with the values it takes."""


def missing_in(opened: OpenNote) -> tuple[Sentence, ...]:
    """Return what is missing, as sentences; headings with nothing under them are named."""
    found: list[Sentence] = []
    if not opened.note.word_count:
        found.append(("note.missing_words", {}))
    if not opened.risk:
        found.append(("note.missing_risk", {}))
    if bare := bare_headings(opened):
        found.append(("note.missing_sections", {"sections": ", ".join(bare)}))
    if any(observation.place == "tray" for observation in opened.observations):
        found.append(("note.missing_tray", {}))
    return tuple(found)


def bare_headings(opened: OpenNote) -> list[str]:
    """Return the headings that have nothing under them, as they stand in the note."""
    text = opened.note.text
    headings = [mark for mark in opened.marks if mark.mark == "heading"]
    ends = [mark.start for mark in headings[1:]] + [len(text)]
    return [
        text[mark.start : mark.end].strip()
        for mark, end in zip(headings, ends, strict=True)
        if not text[mark.end : end].strip()
    ]
