"""What signatures say of a document: each is checked before anything of it comes in.

A document of an older AttachDesk has no signatures; what has one must be what was signed. A key need not be
this vault's own: records come from elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attachdesk.domain.note import Note
from attachdesk.domain.record import Record
from attachdesk.exchange.faults import Fault
from attachdesk.storage.sealed_content import Listed
from attachdesk.vault.signatures import wrong

_FAULTS = {
    "check.signature_of_nothing": ("of_id", "import.signature_of_nothing"),
    "check.signed_differs": ("digest", "import.signed_differs"),
    "check.signature_wrong": ("value", "import.signature_wrong"),
}
"""The field of a signature that each finding is about, and what is said of it in a document."""


def faults_of_signatures(records: Mapping[str, Sequence[Any]]) -> Iterator[Fault]:
    """Yield a fault for each signature that is wrong, by its place in the document."""
    signatures = records["signatures"]
    places = {one.id: place for place, one in enumerate(signatures)}
    lists = Listed({kind: list(ones) for kind, ones in records.items()})
    for one, what in wrong(lists, signatures, at_once=max(1, len(signatures))):
        field, key = _FAULTS[what]
        yield Fault(f"/signatures/{places[one.id]}/{field}", key)


def without_errors(records: Mapping[str, list[Record]]) -> dict[str, list[Record]]:
    """Return the records of one client without notes entered in error, and what hangs on them.

    They are of somebody else, as a rule, and are given out to nobody; the whole record keeps them.
    """
    astray = {getattr(one, "note_id", None) for one in records["entered_in_error"]}
    if not astray:
        return dict(records)
    gone = {one.id for ones in records.values() for one in ones if _note_of(one) in astray}
    return {
        kind: [one for one in ones if one.id not in gone and getattr(one, "of_id", None) not in gone]
        for kind, ones in records.items()
    }


def _note_of(record: Record) -> str | None:
    return record.id if isinstance(record, Note) else getattr(record, "note_id", None)
