"""Private notes as they are written: process notes and hypotheses on the meetings of the clinical record."""

from dataclasses import replace

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.overview import OpenNote, SearchHit
from attachdesk.domain.record import Layer
from attachdesk.services.note_reading import gathered
from attachdesk.services.note_writing import NoteWriting
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work

PRIVATE: tuple[Layer, ...] = ("process", "hypothesis")
TEMPLATE = "free"


class PrivateWriting(NoteWriting):
    """Writes into the private file; whose note it is and of which meeting is read from the clinical one."""

    def __init__(self, private: Records, clinical: Records, templates: dict[str, NoteTemplate]) -> None:
        super().__init__(private, templates)
        self._clinical = clinical

    def open_note(self, note_id: str) -> OpenNote:
        """Return one private note with all it needs."""
        with self._records.work() as work:
            return self._whole(work, work.get(Note, note_id))

    def open_or_start(
        self, *, session_id: str | None = None, contact_id: str | None = None, layer: Layer = "process"
    ) -> OpenNote:
        """Return the note of a meeting in one private layer; one not started yet begins empty."""
        if layer not in PRIVATE:
            raise RuleBroken("private.not_a_layer")
        with self._records.work() as work:
            found = work.find(Note, session_id=session_id, contact_id=contact_id, layer=layer)
            note = found[0] if found else self._started(work, session_id, contact_id, layer)
            return self._whole(work, note)

    def of_client(self, client_id: str) -> list[Note]:
        """Return a client's private notes in which something is written, in the order made."""
        with self._records.work() as work:
            return [note for note in work.find(Note, client_id=client_id) if note.word_count]

    def search(self, query: str, limit: int = 50) -> tuple[int, tuple[SearchHit, ...]]:
        """Return how many private notes hold every word, and the best of them; nothing of the record."""
        with self._records.work() as work:
            search.catch_up(work)
            total, hits = search.find(work, query, limit, layers=PRIVATE)
        with self._clinical.work() as clinical:
            codes = {one.id: one.code for one in clinical.find(Client)}
        return total, tuple(replace(hit, client=codes.get(hit.client_id, "")) for hit in hits)

    def _started(self, work: Work, session_id: str | None, contact_id: str | None, layer: Layer) -> Note:
        with self._clinical.work() as clinical:
            client_id = self._meeting(clinical, session_id, contact_id).client_id
        note: Note = self._records.new(
            Note,
            client_id=client_id,
            session_id=session_id,
            contact_id=contact_id,
            layer=layer,
            zone=self._records.zone,
            template_id=TEMPLATE,
            saved_at=self._records.now(),
        )
        work.add(note)
        return note

    def _whole(self, work: Work, note: Note) -> OpenNote:
        with self._clinical.work() as clinical:
            around = gathered(clinical, note)
        marks = tuple(work.find(NoteMark, note_id=note.id, order_by="start"))
        return replace(around, marks=marks, observations=(), targets=(), addenda=())
