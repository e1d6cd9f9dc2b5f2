"""Signs what is final in a demo: notes with the facts of their meetings, later words, versions."""

from typing import Any

from attachdesk.demo.pen import Pen
from attachdesk.domain.formulation import Formulation
from attachdesk.domain.note import Addendum, Note
from attachdesk.domain.safety import SafetyPlan
from attachdesk.domain.signing import Signature
from attachdesk.domain.treatment import PlanVersion
from attachdesk.services.records import Records
from attachdesk.storage.sealed_content import AT_ONCE, digest_of, digests_of_notes
from attachdesk.storage.unit_of_work import Work

KINDS: tuple[type[Any], ...] = (Addendum, PlanVersion, Formulation, SafetyPlan)


def sign(records: Records, work: Work, pen: Pen) -> None:
    """Sign every note and every version that was written, each at its own moment."""
    signed: list[Signature] = []

    def keep(record: Any, digest: str) -> None:
        own = {"id": pen.identify(), "zone": pen.calendar.zone}
        signed.append(records.signature(record, digest).model_copy(update=own))

    notes = {one.id: one for one in work.find(Note, status="signed")}
    for start in range(0, len(notes), AT_ONCE):
        for note_id, digest in digests_of_notes(work, list(notes.values())[start : start + AT_ONCE]):
            keep(notes[note_id], digest)
    for kind in KINDS:
        for version in work.find(kind):
            keep(version, digest_of(version))
    work.add_all(signed)
