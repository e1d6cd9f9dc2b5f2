"""Checks every signature of a record: that it is one, and that what it is under is still what was signed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.overview import Finding
from attachdesk.domain.signing import Signature
from attachdesk.storage.sealed_content import digest_of, digests_of_notes
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault.signing import is_signed

AT_ONCE = 500


def verify(work: Work) -> list[Finding]:
    """Return what is wrong with the signatures; an empty list is good news."""
    findings, by_kind = [], defaultdict(list)
    for signature in work.find(Signature):
        by_kind[signature.of_kind].append(signature)
    for kind, signatures in by_kind.items():
        for some in _pieces(signatures):
            findings += [_found(one, what) for one, what in _wrong(work, kind, some)]
    return findings


def _wrong(work: Work, kind: str, signatures: Sequence[Signature]) -> Iterator[tuple[Signature, str]]:
    records = work.find(KINDS[kind], id=tuple(one.of_id for one in signatures))
    notes = [one for one in records if isinstance(one, Note)]
    digests = dict(digests_of_notes(work, notes)) if notes else {one.id: digest_of(one) for one in records}
    for one in signatures:
        if one.of_id not in digests:
            yield one, "signature_of_nothing"
        elif digests[one.of_id] != one.digest:
            yield one, "signed_differs"
        elif not is_signed(one.public_key, one.digest, one.value):
            yield one, "signature_wrong"


def _pieces(signatures: list[Signature]) -> Iterator[list[Signature]]:
    rest = iter(signatures)
    while piece := list(islice(rest, AT_ONCE)):
        yield piece


def _found(signature: Signature, what: str) -> Finding:
    values = (("kind", signature.of_kind), ("place", signature.of_id))
    return Finding("storage.where", f"check.{what}", "storage.advice_compare", values)
