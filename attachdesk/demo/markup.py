"""Tagged passages in the demo's notes: «the exact span»{code intensity by > toward @basis; memo=…}."""

import re
from dataclasses import dataclass, field

from attachdesk.domain.errors import Damaged
from attachdesk.domain.observation import BENEFITS
from attachdesk.domain.passage import Span

PATTERN_SHORT = {
    "se": "secure",
    "ap": "anxious_preoccupied",
    "da": "dismissive_avoidant",
    "fa": "fearful_avoidant",
}
BENEFIT_SHORT = {f"b{place}": benefit for place, benefit in enumerate(BENEFITS, start=1)}
SENSES = {"+": "forward", "~": "worked_on", "-": "setback"}
BASES = {"room": "room", "now": "recent", "past": "past", "other": "other"}

_PASSAGE = re.compile(r"«([^«»]+)»((?:\{[^{}]*\})*)")
_NEXT_EXTRA = re.compile(r"\||;(?=\s*(?:memo|rival|certainty)\s*=)")
_GROUP = re.compile(r"\{([^{}]*)\}")
_HEAD = re.compile(
    r"\s*(?P<code>[a-z][a-z0-9]?)\s*(?P<sense>[+~-])?\s*(?P<intensity>[0-3])?\s*(?:(?<=\s)(?P<by>[a-z]\w*))?\s*"
    r"(?:>\s*(?P<toward>\w+))?\s*(?:@(?P<basis>room|now|past|other))?\s*"
)


@dataclass(frozen=True)
class Tag:
    """One code as the demo's files write it; people by their keys, ``code`` an id or an own code's key."""

    code: str
    intensity: int | None = None
    sense: str | None = None
    shown_by: str | None = None
    toward: str | None = None
    basis: str | None = None
    """None: not said."""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MarkedText:
    """A text without its marks, and the tags on its spans (code points)."""

    text: str
    tags: tuple[tuple[Span, Tag], ...]


def read_tag(group: str, where: str) -> Tag:
    """Return the tag of one group; a slip is named with ``where`` it stands."""
    head, *extras = group.split(";")
    match = _HEAD.fullmatch(head)
    if match is None:
        raise Damaged("demo.bad_tag", where=where, tag=group)
    short = match["code"]
    intensity = int(match["intensity"]) if match["intensity"] else None
    return Tag(
        code=PATTERN_SHORT.get(short) or BENEFIT_SHORT.get(short) or short,
        intensity=intensity,
        sense=SENSES[match["sense"]] if match["sense"] else None,
        shown_by=match["by"],
        toward=match["toward"],
        basis=BASES[match["basis"]] if match["basis"] else None,
        extra=_extras(extras),
    )


def _extras(parts: list[str]) -> dict[str, str]:
    pairs = (part.partition("=") for part in _NEXT_EXTRA.split(";".join(parts)) if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def read(marked: str, where: str) -> MarkedText:
    """Return the plain text and its tags; a passage without a tag is a slip."""
    text, tags, at = "", [], 0
    for match in _PASSAGE.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        text += match[1]
        groups = _GROUP.findall(match[2])
        if not groups:
            raise Damaged("demo.bad_tag", where=where, tag=match[1][:40])
        tags += [(span, read_tag(group, where)) for group in groups]
        at = match.end()
    return MarkedText(text + marked[at:], tuple(tags))
