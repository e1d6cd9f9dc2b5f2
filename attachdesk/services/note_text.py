"""The text of a note: a template's headings laid out in it, its words counted, what cannot be kept mended."""

import re
from collections.abc import Iterable

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.passage import Span

LONGEST = 1_500_000
"""Code points of one note: about 200,000 words. Beyond it a note is refused before anything is lost."""
_HALF = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def laid_out(template: NoteTemplate) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """Return a template as text with its headings as lines in it, and their ranges by section."""
    text, headings = "", []
    for section in template.sections:
        if section.heading:
            headings.append((section.key, Span(len(text), len(text) + len(section.heading))))
            text += section.heading + "\n"
        text += section.default + "\n"
    return text, tuple(headings)


def first_place(headings: tuple[tuple[str, Span], ...], text: str) -> int:
    """Return where writing begins in a note just laid out: under its first heading."""
    return min(headings[0][1].end + 1, len(text)) if headings else 0


def words_in(text: str, headings: Iterable[Span] = ()) -> int:
    """Return how many words the therapist wrote: headings do not count."""
    count, at = 0, 0
    for span in sorted(headings, key=lambda one: one.start):
        count += len(_WORD.findall(text, at, span.start))
        at = max(at, span.end)
    return count + len(_WORD.findall(text, at))


def fit_to_keep(text: str) -> str:
    """Return the text as the vault can hold it, at the same length; one too long is refused."""
    if len(text) > LONGEST:
        raise RuleBroken("note.too_long")
    # half of a surrogate pair cannot be kept; the rest must not be lost over it
    return _HALF.sub("\ufffd", text)
