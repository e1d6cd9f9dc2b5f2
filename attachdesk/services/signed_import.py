"""What signatures say of a document: each is checked before anything of it comes in.

A document of an older AttachDesk has no signatures; what has one must be what was signed, and where one is,
nothing that became final afterwards goes without. A key need not be this vault's own: records come from
elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attachdesk.domain.signing import final_at
from attachdesk.exchange.faults import Fault
from attachdesk.exchange.json_form import LAST
from attachdesk.storage.sealed_content import Listed
from attachdesk.vault.signatures import wrong

_FAULTS = {
    "check.signature_of_nothing": ("of_id", "import.signature_of_nothing"),
    "check.signed_differs": ("digest", "import.signed_differs"),
    "check.signed_elsewhen": ("made_at", "import.signed_elsewhen"),
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


def without_signature(records: Mapping[str, Sequence[Any]]) -> tuple[int, tuple[Fault, ...]]:
    """Return how many signed notes and later words go without a signature, and a fault for each that may not.

    Those may that say they became final before anything signed did: their vault is older than signatures.
    Private notes, and words on them, are never signed.
    """
    signed = {(one.of_kind, one.of_id) for one in records["signatures"]}
    ours = {one.id for one in records["notes"] if one.layer == "record" and one.status == "signed"}
    bare = [
        (f"/{kind}/{place}", final_at(one))
        for kind in ("notes", "addenda")
        for place, one in enumerate(records[kind])
        if (one.id if kind == "notes" else one.note_id) in ours and (kind, one.id) not in signed
    ]
    finals = [
        final_at(one)
        for kind in {kind for kind, _ in signed}
        for one in records[kind]
        if (kind, one.id) in signed
    ]
    since = min(finals, default=LAST)
    return len(bare), tuple(Fault(at, "import.unsigned") for at, moment in bare if moment >= since)
