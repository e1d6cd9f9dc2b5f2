"""Checks every signature of a record: that it is one, and that what it is under is still what was signed.

A note or addendum that became final after the first signature of the vault must have one of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.overview import Finding
from attachdesk.domain.signing import Signature, final_at
from attachdesk.storage.sealed_content import AT_ONCE, Findable, digest_of, digests_of_notes
from attachdesk.storage.unit_of_work import Work
from attachdesk.storage.unsigned import ids_of, unsigned_of
from attachdesk.vault.signing import is_signed

UNREADABLE = (ValueError, TypeError, RuleBroken)
"""What comes of a row with a value that its column cannot hold."""
Final = Mapping[str, tuple[str, datetime]]
"""What became final by its id: the digest that it has, and when it says that it did."""
AT_MOST = timedelta(seconds=1)
"""Between that moment and its signature, in vaults where each was read off the clock by itself."""
Wrong = tuple[Signature, str]
"""A signature and the sentence of what is wrong with it."""


def verify(work: Work) -> list[Finding]:
    """Return what is wrong with the signatures, or missing of them; an empty list is good news."""
    findings = [_found(one.of_kind, one.of_id, what) for one, what in wrong(work, _readable(work))]
    return findings + [_found(kind, of_id, "check.unsigned") for kind, of_id in unsigned_of(work)]


def wrong(where: Findable, signatures: Iterable[Signature], at_once: int = AT_ONCE) -> Iterator[Wrong]:
    """Yield the signatures that are wrong, with why; ``where`` is asked for what they are under."""
    by_kind: dict[str, list[Signature]] = defaultdict(list)
    for signature in signatures:
        by_kind[signature.of_kind].append(signature)
    with ThreadPoolExecutor(1) as beside:
        for kind, ones in by_kind.items():
            for start in range(0, len(ones), at_once):
                some = ones[start : start + at_once]
                # the curve's arithmetic lets others run: it is done while the rows are read
                held = beside.submit(_held, some)
                final = _final_or_none(where, kind, some)
                if final is None and len(some) > 1:
                    # a row among them cannot be read: one by one, so that the others are still checked
                    yield from wrong(where, some, at_once=1)
                    continue
                yield from _wrong_among(some, final, held.result())


def _held(signatures: Sequence[Signature]) -> set[str]:
    """Return the ids of those that are signatures over the digest they name."""
    return {one.id for one in signatures if is_signed(one.public_key, one.digest, one.value)}


def _wrong_among(some: Sequence[Signature], final: Final | None, held: set[str]) -> Iterator[Wrong]:
    for one in some:
        what = _wrong_with(one, final)
        if not what and one.id not in held:
            what = "check.signature_wrong"
        if what:
            yield one, what


def _readable(work: Work) -> list[Signature]:
    """Return the signatures that can be read; those that cannot are named by the check of the chain."""
    try:
        return work.find(Signature)
    except UNREADABLE:
        return [one for of_id in ids_of(work, Signature) for one in _one(work, of_id)]


def _one(work: Work, signature_id: str) -> list[Signature]:
    try:
        return work.find(Signature, id=signature_id)
    except UNREADABLE:
        return []


def _final_or_none(where: Findable, kind: str, some: Sequence[Signature]) -> Final | None:
    try:
        return _final(where, kind, some)
    except UNREADABLE:
        return None


def _final(where: Findable, kind: str, signatures: Sequence[Signature]) -> Final:
    if kind not in KINDS:
        return {}
    records = where.find(KINDS[kind], id=tuple({one.of_id for one in signatures}))
    if kind == Note.kind:
        records = [one for one in records if one.status == "signed"]
        digests = dict(digests_of_notes(where, records))
    else:
        digests = {one.id: digest_of(one) for one in records}
    return {one.id: (digests[one.id], final_at(one)) for one in records}


def _wrong_with(signature: Signature, final: Final | None) -> str:
    if final is None:
        return "check.signed_differs"
    if signature.of_id not in final:
        return "check.signature_of_nothing"
    digest, at = final[signature.of_id]
    if digest != signature.digest:
        return "check.signed_differs"
    return "" if abs(signature.made_at - at) <= AT_MOST else "check.signed_elsewhen"


def _found(kind: str, of_id: str, what: str) -> Finding:
    place = ("kind", kind), ("place", of_id)
    return Finding("storage.where", what, "storage.advice_compare", place)
