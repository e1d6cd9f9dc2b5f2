"""What the starter's clients lend to a career: their notes cut into paragraphs whose names can change."""

import random
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from attachdesk.demo import markup
from attachdesk.demo.markup import Tag
from attachdesk.demo.names import is_name
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.passage import Span

Table = dict[str, Any]
Names = Mapping[str, str]
TOLD = frozenset({"data", "subjective", "behaviour", "since", "text"})
"""Sections that tell what was said and seen: their paragraphs are interchangeable."""
FIRST, LAST = -1.0, 2.0
"""Places of the first session and of a held ending; between them 0 to 1."""
NEAR = 0.2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """A paragraph in parts; ``tags`` say from which part up to which (half open) a passage lies."""

    parts: tuple[str, ...]
    tags: tuple[tuple[int, int, Tag], ...]

    def told(self, names: Names, at: int) -> tuple[str, list[tuple[Span, Tag]]]:
        """Return the paragraph with its names exchanged, and its passages when it begins at ``at``."""
        said = [names.get(part, part) for part in self.parts]
        starts = [at]
        for part in said:
            starts.append(starts[-1] + len(part))
        return "".join(said), [(Span(starts[first], starts[last]), tag) for first, last, tag in self.tags]


@dataclass(frozen=True)
class Meeting:
    """What a session of the starter says beside its note."""

    ratings: tuple[Tag, ...]
    benefits: tuple[Tag, ...]
    targets: tuple[str, ...]
    risk: tuple[Table, ...]


@dataclass(frozen=True)
class Voice:
    """One client of the starter as a source; ``pool`` holds pieces by section, in order of place."""

    table: Table
    templates: tuple[NoteTemplate, ...]
    pool: Mapping[str, tuple[Sequence[float], Sequence[Piece]]]
    meetings: tuple[Meeting, ...]
    names: tuple[str, ...]

    def pieces(self, chance: random.Random, section: str, place: float, most: int) -> list[Piece]:
        """Return up to ``most`` pieces of a section from about the same place in the work, in order."""
        places, pieces = self.pool[pool_of(section)]
        low, high = bisect_left(places, place - NEAR), bisect_right(places, place + NEAR)
        if low == high:
            low, high = bisect_left(places, 0.0), bisect_right(places, 1.0)
        count = min(most, high - low)
        return [pieces[one] for one in sorted(chance.sample(range(low, high), count))]

    def meeting(self, chance: random.Random, place: float) -> Meeting:
        """Return a session of the starter from about the same place in the work."""
        last = len(self.meetings) - 1
        about = round(min(max(place, 0.0), 1.0) * last) + chance.randint(-1, 1)
        return self.meetings[min(max(about, 0), last)]


def pool_of(section: str) -> str:
    """Return under which name the pieces of a section are kept."""
    return "told" if section in TOLD else section


def voice(table: Table, templates: Mapping[str, NoteTemplate]) -> Voice:
    """Read one client of the starter; templates for which it has no words are left out."""
    gathered: dict[str, list[tuple[float, Piece]]] = defaultdict(list)
    for one in table["sessions"]:
        place = _place(table, one)
        for section, body in one["note"].items():
            for words in _paragraphs(section, body):
                gathered[pool_of(section)].append((place, piece(words, f"{table['code']} s{one['n']}")))
    pool = {}
    for section, found in gathered.items():
        found.sort(key=lambda entry: entry[0])
        pool[section] = ([place for place, _ in found], [one for _, one in found])
    usable = {
        name
        for name, template in templates.items()
        if all(pool_of(section.key) in pool for section in template.sections)
    }
    used = tuple(
        templates[name] for one in table["sessions"] if (name := one.get("template", "free")) in usable
    )
    return Voice(table, used, pool, tuple(_meeting(table, one) for one in table["sessions"]), _names(table))


def _place(table: Table, one: Table) -> float:
    last = max(session["n"] for session in table["sessions"])
    if one["n"] == 1:
        return FIRST
    if one["n"] == last and table.get("state") == "ended":
        return LAST
    return float(one["n"] / last)


def _paragraphs(section: str, body: str) -> Iterator[str]:
    words = body.strip()
    yield from (part.strip() for part in words.split("\n\n")) if section in TOLD else (words,)


def piece(words: str, where: str) -> Piece:
    """Cut a marked paragraph at its names and at the ends of its passages."""
    marked = markup.read(words, where)
    cuts = {0, len(marked.text)}
    for span, _ in marked.tags:
        cuts |= {span.start, span.end}
    for match in _WORD.finditer(marked.text):
        if is_name(match[0]):
            cuts |= {match.start(), match.end()}
    edges = sorted(cuts)
    parts = tuple(marked.text[start:end] for start, end in pairwise(edges))
    number = {edge: place for place, edge in enumerate(edges)}
    return Piece(parts, tuple((number[span.start], number[span.end], tag) for span, tag in marked.tags))


def _meeting(table: Table, one: Table) -> Meeting:
    where = f"{table['code']} s{one['n']}"
    return Meeting(
        tuple(markup.read_tag(group, where) for group in one.get("ratings", ())),
        tuple(markup.read_tag(group, where) for group in one.get("benefits", ())),
        tuple(one.get("targets", ())),
        tuple(one.get("risk", ())),
    )


def _names(table: Table) -> tuple[str, ...]:
    words = [table.get("first_name", ""), *(one["name"] for one in table.get("people", ()))]
    said = " ".join(words)
    for one in table["sessions"]:
        said += " ".join(one["note"].values())
    return tuple(dict.fromkeys(word for word in _WORD.findall(said) if is_name(word)))
