"""Where headings and passages lie in the text while it is typed; no toolkit in here.

Positions count code points. Headings are lines that cannot be deleted by accident: the newline before and
behind each belongs to it, and only what lies between two headings is open to typing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from attachdesk.domain.passage import Edit, Span


@dataclass(frozen=True)
class Places:
    """Where everything lies at one moment, so that an undo can put it back."""

    headings: tuple[tuple[str, Span], ...]
    passages: tuple[tuple[str, Span | None], ...]
    carried: tuple[Span, ...] = ()
    confided: tuple[tuple[str, Span | None], ...] = ()


class Tracking:
    """The text as last seen, its headings by section and its passages by observation id.

    A passage that is None lies in the tray: nothing of its words remains.
    """

    def __init__(
        self, text: str, headings: Iterable[tuple[str, Span]], passages: Iterable[tuple[str, Span | None]]
    ) -> None:
        self.text = text
        self.headings: dict[str, Span] = dict(headings)
        self.passages: dict[str, Span | None] = dict(passages)
        self.carried: tuple[Span, ...] = ()
        """Sentences of the last note that nobody touched yet."""
        self.confided: dict[str, Span | None] = {}
        """What others told in confidence, by a name of the mark; None: nothing of it remains."""
        self.lost: dict[str, str] = {}
        """The words that passages had before a deletion took them, by observation id."""
        self._shrinking: dict[str, str] = {}
        """The words of passages before the deletions that are going on."""

    def follow(self, edit: Edit, text: str) -> None:
        """Move everything as an edit moved it; ``text`` is what stands there now."""
        self.text = text
        self.headings = {
            section: span.after(edit) or Span(edit.at, edit.at) for section, span in self.headings.items()
        }
        self.passages = {name: span and span.after(edit) for name, span in self.passages.items()}
        self.confided = {name: span and span.after(edit) for name, span in self.confided.items()}
        if self.carried:
            self.carried = tuple(left for span in self.carried if (left := _untouched(span, edit)))

    def keep_lost(self, text: str, before: dict[str, Span | None]) -> None:
        """Keep the words of passages that lay in ``text`` at ``before`` and are gone from the text now.

        Where they went letter by letter, it is the words from before the first that went.
        """
        for name, span in before.items():
            if span is None or name not in self.passages:
                continue
            now = self.passages[name]
            if now is None:
                self.lost[name] = self._shrinking.pop(name, span.of(text))
            elif now.end - now.start < span.end - span.start:
                self._shrinking.setdefault(name, span.of(text))
            else:
                self._shrinking.pop(name, None)

    def places(self) -> Places:
        """Return where everything lies now."""
        headings, passages = tuple(self.headings.items()), tuple(self.passages.items())
        return Places(headings, passages, self.carried, tuple(self.confided.items()))

    def put(self, places: Places) -> None:
        """Put everything back to where it lay; a passage made or removed since keeps its own fate."""
        self.headings, self.carried = dict(places.headings), places.carried
        before = dict(places.passages)
        self.passages = {name: before.get(name, span) for name, span in self.passages.items()}
        before = dict(places.confided)
        self.confided = {name: before.get(name, span) for name, span in self.confided.items()}

    def toggle_confided(self, chosen: Span, name: str) -> bool:
        """Mark words as told in confidence, or take the marks that touch them away; False: nothing chosen."""
        touching = [
            key
            for key, span in self.confided.items()
            if span is not None and span.start < max(chosen.end, chosen.start + 1) and chosen.start < span.end
        ]
        if touching:
            self.confided = {key: span for key, span in self.confided.items() if key not in touching}
            return True
        words = self.untagged(chosen)
        if words.start == words.end:
            return False
        self.confided[name] = words
        return True

    def at(self, point: int) -> list[str]:
        """Return the observations whose passage holds a position (its edges count), smallest first."""
        here = [
            (span.end - span.start, name)
            for name, span in self.passages.items()
            if span is not None and span.start <= point <= span.end
        ]
        return [name for _, name in sorted(here)]

    def around(self, point: int, chosen: Span) -> list[str]:
        """Return the observations on a selection (white space at its ends aside) and at the cursor.

        A cursor one blank behind a passage is on it still: selecting by words leaves it there.
        """
        on_it = [name for name, span in self.passages.items() if span == chosen and span.end > span.start]
        here = self.at(point)
        if not on_it and not here and self.text[point - 1 : point] in (" ", "\u00a0"):
            here = [name for name in self.at(point - 1) if self._ends(name) == point - 1]
        return [*on_it, *(name for name in here if name not in on_it)]

    def _ends(self, name: str) -> int:
        span = self.passages[name]
        return span.end if span is not None else -1

    def tray(self) -> list[str]:
        """Return the observations that lost their passage."""
        return [name for name, span in self.passages.items() if span is None]

    def open_stretches(self) -> list[Span]:
        """Return the stretches open to typing, in order; an empty one is a place for the cursor."""
        stretches, at = [], 0
        for span in sorted(self.headings.values(), key=lambda one: one.start):
            if span.start > 0:
                stretches.append(Span(at, max(at, span.start - 1)))
            at = min(span.end + 1, len(self.text))
        stretches.append(Span(at, len(self.text)))
        return stretches

    def is_open(self, start: int, end: int) -> bool:
        """Whether an edit from ``start`` to ``end`` touches no heading."""
        return any(one.start <= start and end <= one.end for one in self.open_stretches())

    def spared(self, start: int, end: int) -> list[Span]:
        """Return what of a stretch may be deleted, last first, so that deleting one moves no other."""
        cut = [Span(max(start, one.start), min(end, one.end)) for one in self.open_stretches()]
        return [one for one in reversed(cut) if one.start < one.end]

    def nearest_open(self, point: int) -> int:
        """Return the nearest place open to typing, behind a heading rather than above it."""
        stretches = self.open_stretches()
        return min(
            (min(max(point, one.start), one.end) for one in stretches),
            key=lambda place: (abs(place - point), place < point),
        )

    def neighbour(self, point: int, step: int) -> int:
        """Return the start of the next heading's stretch, or of the one before."""
        starts = [one.start for one in self.open_stretches()]
        later = [start for start in starts if start > point]
        earlier = [start for start in starts if start < point]
        if step > 0:
            return later[0] if later else point
        return earlier[-1] if earlier else point

    def untagged(self, span: Span) -> Span:
        """Return a selection without white space and headings at its ends."""
        start, end = span.start, span.end
        for heading in sorted(self.headings.values(), key=lambda one: one.start):
            if heading.start <= start < heading.end or not self.text[start : heading.start].strip():
                start = max(start, min(heading.end, end))
        for heading in sorted(self.headings.values(), key=lambda one: -one.start):
            if heading.start < end <= heading.end or not self.text[heading.end : end].strip():
                end = min(end, max(heading.start, start))
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, max(start, end))


def _untouched(span: Span, edit: Edit) -> Span | None:
    """Return where a sentence lies after an edit beside it, or None when the edit was in it."""
    if edit.at >= span.end:
        return span
    if edit.at + edit.removed <= span.start:
        by = edit.added - edit.removed
        return Span(span.start + by, span.end + by)
    return None
