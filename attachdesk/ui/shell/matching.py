"""Which entries of the palette fit what was typed, and which letters of theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.isolates import END, FIRST_STRONG, without

MARKS = {FIRST_STRONG, END}


@dataclass(frozen=True)
class Entry:
    """One line of the palette; ``do`` when it is chosen."""

    group: str
    words: str
    do: Callable[[], None]
    second: str = ""
    keys: str = ""
    icon: str = ""
    marked: tuple[int, int] = field(default=(0, 0))
    """The letters of ``words`` that fit, from and to."""


def entry_of(action: Action, group: str) -> Entry:
    """Return the line of an action."""
    return Entry(group, action.words, action.do, action.hint, action.keys, action.icon)


def marked_in(words: str, typed: str) -> tuple[int, int]:
    """Return where ``words`` fit what was typed, from and to; marks that isolate names do not count."""
    places = [place for place, letter in enumerate(words) if letter not in MARKS]
    at = without(words).casefold().find(typed)
    last = at + len(typed) - 1
    # folding can make a letter two: then nothing is underlined rather than the wrong letters
    return (places[at], places[last] + 1) if typed and at >= 0 and last < len(places) else (0, 0)


def fitting(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries that hold the typed letters: at the start first, then at a word, then anywhere.

    Last come those that hold each typed word somewhere.
    """
    wanted = typed.casefold().strip()
    if not wanted:
        return list(entries)
    found: list[tuple[int, int, Entry]] = []
    for place, entry in enumerate(entries):
        at = entry.words.casefold().find(wanted)
        if at >= 0:
            rank = 0 if at == 0 else 1 if not entry.words[at - 1].isalnum() else 2
            found.append((rank, place, replace(entry, marked=(at, at + len(wanted)))))
        elif all(word in entry.words.casefold() for word in wanted.split()):
            found.append((3, place, entry))
    found.sort(key=lambda one: one[:2])
    return [entry for _, _, entry in found]
