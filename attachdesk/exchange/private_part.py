"""What of a document belongs to the private layers: their notes, and every record that lies on one."""

from collections.abc import Iterable, Mapping
from typing import Any

from attachdesk.domain.kinds import KINDS, POINTERS
from attachdesk.domain.note import Note

Records = dict[str, list[Any]]


def split(records: Mapping[str, Iterable[Any]]) -> tuple[Records, Records]:
    """Return the record, and what is private, both by kind and in the order given."""
    everything = {kind: list(ones) for kind, ones in records.items()}
    notes: list[Note] = everything.get("notes", [])
    private = {note.id for note in notes if note.layer != "record"}
    before = 0  # without a private note nothing leans on one
    while before != len(private):
        before = len(private)
        private |= {one.id for ones in everything.values() for one in ones if _leans_on(one, private)}
    kept = {kind: [one for one in ones if one.id not in private] for kind, ones in everything.items()}
    apart = {kind: [one for one in ones if one.id in private] for kind, ones in everything.items()}
    return kept, {kind: ones for kind, ones in apart.items() if ones}


def merged(first: Mapping[str, Iterable[Any]], second: Mapping[str, Iterable[Any]]) -> Records:
    """Return both together, by kind."""
    return {kind: [*first.get(kind, ()), *second.get(kind, ())] for kind in KINDS}


def _leans_on(one: Any, private: set[str]) -> bool:
    return any(getattr(one, name, None) in private for name in (*POINTERS, "of_id"))
