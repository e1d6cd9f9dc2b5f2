"""Signed notes: what a reader would miss before, the signature that makes a note final, later words after."""

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, NoteSigned
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.plan import Goal
from attachdesk.services.note_reading import gathered
from attachdesk.services.note_review import Sentence, missing_in
from attachdesk.services.note_text import fit_to_keep
from attachdesk.services.records import Records
from attachdesk.storage.sealed_content import digest_of, digest_of_note


class NoteSigning:
    """Draft to signed note, and what is added to it afterwards."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def missing(self, note_id: str) -> tuple[Sentence, ...]:
        """Return what a reader would miss, as keys of sentences with their values; it never blocks."""
        with self._records.work() as work:
            note = work.get(Note, note_id)
            return missing_in(gathered(work, note), work.find(Goal, client_id=note.client_id))

    def sign(self, note_id: str) -> Note:
        """Make a note final: its text and the places of its passages are sealed in the chain."""
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if not note.word_count:
                raise RuleBroken("note.empty")
            note = note.signed(self._records.now())
            for mark in work.find(NoteMark, note_id=note_id):
                work.seal(mark)
            for observation in work.find(Observation, note_id=note_id):
                work.seal(observation)
            work.replace(note)
            work.add(self._records.signature(note, digest_of_note(work, note)))
        self._records.announce(NoteSigned(note.client_id, note.id))
        return note

    def add_addendum(self, note_id: str, text: str, reason: str) -> Addendum:
        """Add a later word to a signed note; the note stays, and the word is final like it."""
        text, reason = (fit_to_keep(words.strip()) for words in (text, reason))
        if not text or not reason:
            raise RuleBroken("note.addendum_needs_words")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status != "signed":
                raise RuleBroken("note.addendum_to_draft")
            of = {"client_id": note.client_id, "note_id": note_id, "zone": self._records.zone}
            addendum: Addendum = self._records.new(Addendum, **of, text=text, reason=reason)
            work.add(addendum)
            work.add(self._records.signature(addendum, digest_of(addendum)))
        self._records.announce(NoteSaved(note.client_id, note_id))
        return addendum
