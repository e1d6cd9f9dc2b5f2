"""Checks every signature of a record: that it is one, and that what it is under is still what was signed.

A note or addendum that became final after the first signature of the vault must have one of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.overview import Finding
from attachdesk.domain.signing import Signature
from attachdesk.storage.sealed_content import AT_ONCE, Findable, digest_of, digests_of_notes
from attachdesk.storage.unit_of_work import Work
from attachdesk.storage.unsigned import unsigned_of
from attachdesk.vault.signing import is_signed

Wrong = tuple[Signature, str]
"""A signature and what is wrong with it: the end of a sentence's key."""


def verify(work: Work) -> list[Finding]:
    """Return what is wrong with the signatures, or missing of them; an empty list is good news."""
    findings = [_found(one.of_kind, one.of_id, what) for one, what in wrong(work, work.find(Signature))]
    return findings + [_found(kind, of_id, "unsigned") for kind, of_id in unsigned_of(work)]


def wrong(where: Findable, signatures: Iterable[Signature], at_once: int = AT_ONCE) -> Iterator[Wrong]:
    """Yield the signatures that are wrong, with why; ``where`` is asked for what they are under."""
    by_kind: dict[str, list[Signature]] = defaultdict(list)
    for signature in signatures:
        by_kind[signature.of_kind].append(signature)
    for kind, ones in by_kind.items():
        for start in range(0, len(ones), at_once):
            some = ones[start : start + at_once]
            digests = _digests(where, kind, some)
            for one in some:
                if what := _wrong_with(one, digests):
                    yield one, what


def _digests(where: Findable, kind: str, signatures: Sequence[Signature]) -> Mapping[str, str]:
    records = where.find(KINDS[kind], id=tuple({one.of_id for one in signatures}))
    if kind == Note.kind:
        return dict(digests_of_notes(where, [one for one in records if one.status == "signed"]))
    return {one.id: digest_of(one) for one in records}


def _wrong_with(signature: Signature, digests: Mapping[str, str]) -> str:
    if signature.of_id not in digests:
        return "signature_of_nothing"
    if digests[signature.of_id] != signature.digest:
        return "signed_differs"
    return "" if is_signed(signature.public_key, signature.digest, signature.value) else "signature_wrong"


def _found(kind: str, of_id: str, what: str) -> Finding:
    return Finding(
        "storage.where", f"check.{what}", "storage.advice_compare", (("kind", kind), ("place", of_id))
    )
