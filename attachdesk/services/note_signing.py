"""Signed notes: what a reader would miss before, the signature that makes a note final, later words after."""

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, NoteSigned
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.plan import Goal
from attachdesk.services.note_reading import gathered
from attachdesk.services.note_review import Sentence, missing_in
from attachdesk.services.note_text import fit_to_keep
from attachdesk.services.purging import purge_signed
from attachdesk.services.records import Records
from attachdesk.services.safeguarding import confidences
from attachdesk.storage.in_error import is_in_error
from attachdesk.storage.sealed_content import digest_of, digest_of_note


class NoteSigning:
    """Draft to signed note, and what is added to it afterwards."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def missing(self, note_id: str) -> tuple[Sentence, ...]:
        """Return what a reader would miss, as keys of sentences with their values; it never blocks."""
        with self._records.work() as work:
            note = work.get(Note, note_id)
            found = missing_in(gathered(work, note), work.find(Goal, client_id=note.client_id))
            held = confidences(work, note.client_id) if note.episode_id else 0
            return (*found, ("note.held_for_review", {"count": str(held)})) if held else found

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
            purge_signed(work, note)
        self._records.announce(NoteSigned(note.client_id, note.id))
        return note

    def add_addendum(self, note_id: str, text: str, reason: str, *, passage: str = "") -> Addendum:
        """Add a later word to a signed note; the note stays, and the word is final like it.

        ``passage``: the words of the note that it is about, as they stand there.
        """
        return self._added(note_id, text, reason, passage=passage)

    def amend(self, note_id: str, text: str, reason: str, request: str, *, passage: str = "") -> Addendum:
        """Add what the client asked to have put right, with the request in the client's words.

        ``text`` is how it reads now (of ``passage``, or of the note as a whole), ``reason`` why it was agreed
        to or what was answered. The original stays and is shown beside it.
        """
        if not request.strip():
            raise RuleBroken("note.amendment_needs_request")
        return self._added(note_id, text, reason, passage=passage, request=fit_to_keep(request.strip()))

    def _added(self, note_id: str, text: str, reason: str, *, passage: str, request: str = "") -> Addendum:
        text, reason = (fit_to_keep(words.strip()) for words in (text, reason))
        if not text or not reason:
            raise RuleBroken("note.addendum_needs_words")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status != "signed":
                raise RuleBroken("note.addendum_to_draft")
            if is_in_error(work, note_id):
                raise RuleBroken("note.in_error")
            if passage not in note.text:
                raise RuleBroken("note.passage_elsewhere")
            of = {"client_id": note.client_id, "note_id": note_id, "zone": self._records.zone}
            kind = "amendment" if request else "addendum"
            said = {"text": text, "reason": reason, "passage": passage, "request": request}
            addendum: Addendum = self._records.new(Addendum, addendum_kind=kind, **of, **said)
            work.add(addendum)
            work.add(self._records.signature(addendum, digest_of(addendum)))
        self._records.announce(NoteSaved(note.client_id, note_id))
        return addendum
