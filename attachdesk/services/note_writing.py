"""Drafts of notes: start one from a template, keep it while it is typed, come back to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.domain.session import Contact, Session
from attachdesk.services.carrying import put_spans
from attachdesk.services.note_reading import gathered
from attachdesk.services.note_text import first_place, fit_to_keep, laid_out, words_in
from attachdesk.services.placing import found_place, placed
from attachdesk.services.records import Records
from attachdesk.storage import draft_states
from attachdesk.storage.in_error import is_in_error, standing
from attachdesk.storage.unit_of_work import Work

PLACE = "place"
FIRST_TEMPLATE = "dap"


@dataclass(frozen=True)
class Draft:
    """What the editor holds: the text and where everything lies in it, in code points.

    ``passages`` maps each observation to its span, or to None when nothing of its passage remains;
    ``lost`` has the words that such a passage had last.
    """

    text: str
    cursor: int
    headings: tuple[tuple[str, Span], ...] = ()
    passages: tuple[tuple[str, Span | None], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    carried: tuple[Span, ...] = ()
    """Words of the last note that were not touched yet."""
    confided: tuple[Span, ...] | None = None
    """What others told in confidence; None: as it is marked in the vault."""


class NoteWriting:
    """Drafts from their template on. ``templates`` are those of the library, by id."""

    def __init__(self, records: Records, templates: Mapping[str, NoteTemplate]) -> None:
        self._records = records
        self._templates = templates

    def open(self, *, session_id: str | None = None, contact_id: str | None = None) -> OpenNote | None:
        """Return the note of a session or contact with all it needs, or None when it is not started."""
        with self._records.work() as work:
            notes = standing(work, self._of_meeting(work, session_id, contact_id))
            return gathered(work, notes[0]) if notes else None

    def open_note(self, note_id: str) -> OpenNote:
        """Return one note with all it needs; one entered in error is opened with a reason only."""
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if is_in_error(work, note_id):
                raise RuleBroken("note.in_error")
            return gathered(work, note)

    def start(
        self, template_id: str, *, session_id: str | None = None, contact_id: str | None = None
    ) -> OpenNote:
        """Start the note of a session or contact from a template; one that is started already is refused."""
        template = self._template(template_id)
        text, headings = laid_out(template)
        with self._records.work() as work:
            if standing(work, self._of_meeting(work, session_id, contact_id)):
                raise RuleBroken("note.already_started")
            meeting = self._meeting(work, session_id, contact_id)
            note: Note = self._records.new(
                Note,
                client_id=meeting.client_id,
                session_id=session_id,
                contact_id=contact_id,
                zone=self._records.zone,
                template_id=template_id,
                text=text,
                cursor=first_place(headings, text),
                saved_at=self._records.now(),
            )
            work.add(note)
            work.add_all(self._marks(note, headings))
            opened = gathered(work, note)
        self._records.announce(NoteSaved(note.client_id, note.id))
        return opened

    def open_or_start(self, *, session_id: str | None = None, contact_id: str | None = None) -> OpenNote:
        """Return the note of a meeting; one not started yet begins with the client's last template."""
        opened = self.open(session_id=session_id, contact_id=contact_id)
        if opened is not None:
            return opened
        with self._records.work() as work:
            meeting = self._meeting(work, session_id, contact_id)
            before = work.find(Note, client_id=meeting.client_id, layer="record")
        used = [note.template_id for note in before if note.session_id]
        template = next((one for one in reversed(used) if one in self._templates), FIRST_TEMPLATE)
        return self.start(template if session_id else "free", session_id=session_id, contact_id=contact_id)

    def save(self, note_id: str, draft: Draft) -> Note:
        """Keep the draft: text, cursor, headings, and each passage with its quote and surroundings."""
        draft = replace(draft, text=fit_to_keep(draft.text))
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status == "signed":
                raise RuleBroken("note.already_signed")
            before = note
            note = note.redrawn(
                text=draft.text,
                cursor=min(draft.cursor, len(draft.text)),
                saved_at=self._records.now(),
                word_count=words_in(draft.text, (span for _, span in draft.headings)),
            )
            draft_states.keep_if_worth(work, before, note)
            work.redraw(note)
            self._move_headings(work, note, draft)
            put_spans(self._records, work, note, "carried", draft.carried)
            if draft.confided is not None:
                put_spans(self._records, work, note, "third_party", draft.confided)
            self._move_passages(work, note, draft)
        self._records.announce(NoteSaved(note.client_id, note.id))
        return note

    def change_template(self, note_id: str, template_id: str) -> OpenNote:
        """Give a note without words of the therapist another template; one with words keeps its own."""
        text, headings = laid_out(self._template(template_id))
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status == "signed" or note.word_count:
                raise RuleBroken("note.template_has_words")
            for mark in work.find(NoteMark, note_id=note_id):
                work.remove(mark)
            note = note.redrawn(
                text=text,
                template_id=template_id,
                cursor=first_place(headings, text),
                saved_at=self._records.now(),
            )
            work.redraw(note)
            work.add_all(self._marks(note, headings))
            return gathered(work, note)

    def put_place(self, place: str) -> None:
        """Keep where the therapist is (screen, client, note, cursor), as the window wrote it."""
        with self._records.work() as work:
            work.put_setting(PLACE, place)

    def place(self) -> str | None:
        """Return where the therapist was."""
        with self._records.work() as work:
            return work.setting(PLACE)

    def _of_meeting(self, work: Work, session_id: str | None, contact_id: str | None) -> list[Note]:
        return work.find(Note, session_id=session_id, contact_id=contact_id, episode_id=None, layer="record")

    def _template(self, template_id: str) -> NoteTemplate:
        if template_id not in self._templates:
            raise RuleBroken("note.unknown_template", template=template_id)
        return self._templates[template_id]

    def _meeting(self, work: Work, session_id: str | None, contact_id: str | None) -> Session | Contact:
        if session_id is not None:
            return work.get(Session, session_id)
        return work.get(Contact, contact_id or "")

    def _marks(self, note: Note, headings: Iterable[tuple[str, Span]]) -> list[NoteMark]:
        return [
            self._records.new(
                NoteMark,
                client_id=note.client_id,
                note_id=note.id,
                section=section,
                start=span.start,
                end=span.end,
            )
            for section, span in headings
        ]

    def _move_headings(self, work: Work, note: Note, draft: Draft) -> None:
        places = dict(draft.headings)
        for mark in work.find(NoteMark, note_id=note.id, mark="heading"):
            span = places.get(mark.section)
            if span is not None and (mark.start, mark.end) != (span.start, span.end):
                work.redraw(mark.redrawn(start=span.start, end=span.end))

    def _move_passages(self, work: Work, note: Note, draft: Draft) -> None:
        places, lost = dict(draft.passages), dict(draft.lost)
        for observation in work.find(Observation, note_id=note.id, scope="passage"):
            if observation.id in places:
                place = placed(draft.text, places[observation.id])
                words = lost.get(observation.id, observation.quote)
                moved = observation.redrawn(**{"quote": words, **place})
            elif observation.place == "placed":
                moved = observation.redrawn(**found_place(draft.text, observation))
            else:
                continue
            if moved != observation:
                work.redraw(moved)
