"""Notes: start one from a template, keep the draft while it is typed, sign it, come back to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, NoteSigned
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Anchor, Span, anchored, found_again
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.services.note_review import Sentence, missing_in
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work

LONGEST = 1_500_000
"""Code points of one note: about 200,000 words. Beyond it a note is refused before anything is lost."""
PLACE = "place"
FIRST_TEMPLATE = "dap"


@dataclass(frozen=True)
class Draft:
    """What the editor holds: the text and where everything lies in it, in code points.

    ``passages`` maps each observation to its span, or to None when nothing of its passage remains.
    """

    text: str
    cursor: int
    headings: tuple[tuple[str, Span], ...] = ()
    passages: tuple[tuple[str, Span | None], ...] = ()


class NoteWriting:
    """Draft to signed note. ``templates`` are those of the library, by id."""

    def __init__(self, records: Records, templates: dict[str, NoteTemplate]) -> None:
        self._records = records
        self._templates = templates

    def open(self, *, session_id: str | None = None, contact_id: str | None = None) -> OpenNote | None:
        """Return the note of a session or contact with all it needs, or None when it is not started."""
        with self._records.work() as work:
            notes = work.find(Note, session_id=session_id, contact_id=contact_id, layer="record")
            return self._opened(work, notes[0]) if notes else None

    def open_note(self, note_id: str) -> OpenNote:
        """Return one note with all it needs."""
        with self._records.work() as work:
            return self._opened(work, work.get(Note, note_id))

    def start(
        self, template_id: str, *, session_id: str | None = None, contact_id: str | None = None
    ) -> OpenNote:
        """Start the note of a session or contact from a template; one that is started already is refused."""
        template = self._template(template_id)
        text, headings = laid_out(template)
        with self._records.work() as work:
            if work.find(Note, session_id=session_id, contact_id=contact_id, layer="record"):
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
                cursor=_first_place(headings, text),
                saved_at=self._records.now(),
            )
            work.add(note)
            work.add_all(self._marks(note, headings))
            opened = self._opened(work, note)
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
        if len(draft.text) > LONGEST:
            raise RuleBroken("note.too_long")
        # half of a surrogate pair cannot be kept; the rest of the draft must not be lost over it
        draft = replace(draft, text=_HALF.sub("\ufffd", draft.text))
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status == "signed":
                raise RuleBroken("note.already_signed")
            note = note.redrawn(
                text=draft.text,
                cursor=min(draft.cursor, len(draft.text)),
                saved_at=self._records.now(),
                word_count=words_in(draft.text, (span for _, span in draft.headings)),
            )
            work.redraw(note)
            self._move_headings(work, note, draft)
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
                cursor=_first_place(headings, text),
                saved_at=self._records.now(),
            )
            work.redraw(note)
            work.add_all(self._marks(note, headings))
            return self._opened(work, note)

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
        self._records.announce(NoteSigned(note.client_id, note.id))
        return note

    def missing(self, note_id: str) -> tuple[Sentence, ...]:
        """Return what a reader would miss, as keys of sentences with their values; it never blocks."""
        return missing_in(self.open_note(note_id))

    def add_addendum(self, note_id: str, text: str, reason: str) -> Addendum:
        """Add a later word to a signed note; the note stays, and the word is final like it."""
        text, reason = (_HALF.sub("\ufffd", words).strip() for words in (text, reason))
        if not text or not reason:
            raise RuleBroken("note.addendum_needs_words")
        if len(text) > LONGEST:
            raise RuleBroken("note.too_long")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status != "signed":
                raise RuleBroken("note.addendum_to_draft")
            of = {"client_id": note.client_id, "note_id": note_id, "zone": self._records.zone}
            addendum: Addendum = self._records.new(Addendum, **of, text=text, reason=reason)
            work.add(addendum)
        self._records.announce(NoteSaved(note.client_id, note_id))
        return addendum

    def catch_up(self) -> None:
        """Let the search know what was written since; called within two seconds of a pause."""
        with self._records.work() as work:
            search.catch_up(work)

    def put_place(self, place: str) -> None:
        """Keep where the therapist is (screen, client, note, cursor), as the window wrote it."""
        with self._records.work() as work:
            work.put_setting(PLACE, place)

    def place(self) -> str | None:
        """Return where the therapist was."""
        with self._records.work() as work:
            return work.setting(PLACE)

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
        places = dict(draft.passages)
        for observation in work.find(Observation, note_id=note.id, scope="passage"):
            if observation.id in places:
                moved = observation.redrawn(**placed(draft.text, places[observation.id]))
            elif observation.place == "placed":
                moved = observation.redrawn(**found_place(draft.text, observation))
            else:
                continue
            if moved != observation:
                work.redraw(moved)

    def _opened(self, work: Work, note: Note) -> OpenNote:
        session = work.get(Session, note.session_id) if note.session_id else None
        here: dict[str, Any] = {"session_id": note.session_id, "contact_id": note.contact_id}
        observations = work.find(Observation, note_id=note.id)
        if session:
            observations += work.find(Observation, session_id=session.id, scope="session")
        return OpenNote(
            note=note,
            client=work.get(Client, note.client_id),
            session=session,
            contact=work.get(Contact, note.contact_id) if note.contact_id else None,
            marks=tuple(work.find(NoteMark, note_id=note.id, order_by="start")),
            observations=tuple({one.id: one for one in observations}.values()),
            targets=tuple(work.find(SessionTarget, session_id=session.id) if session else ()),
            people=tuple(work.find(Person, client_id=note.client_id)),
            attendees=tuple(work.find(Attendee, session_id=session.id) if session else ()),
            risk=tuple(work.find(RiskEntry, **here)),
            addenda=tuple(work.find(Addendum, note_id=note.id, order_by="made_at")),
        )


def placed(text: str, span: Span | None) -> dict[str, Any]:
    """Return the volatile fields of an observation on ``span`` of ``text``; None: in the tray, words kept."""
    if span is None or not span.of(text):
        return {"place": "tray", "start": None, "end": None}
    anchor = anchored(text, span)
    return {
        "place": "placed",
        "start": span.start,
        "end": span.end,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
    }


def found_place(text: str, observation: Observation) -> dict[str, Any]:
    """Return the volatile fields of a placed observation whose text changed where nobody followed it."""
    span = Span(observation.start or 0, observation.end or 0)
    anchor = Anchor(span, observation.quote, observation.before, observation.after)
    return placed(text, found_again(text, anchor))


def laid_out(template: NoteTemplate) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """Return a template as text with its headings as lines in it, and their ranges by section."""
    text, headings = "", []
    for section in template.sections:
        if section.heading:
            headings.append((section.key, Span(len(text), len(text) + len(section.heading))))
            text += section.heading + "\n"
        text += section.default + "\n"
    return text, tuple(headings)


def _first_place(headings: tuple[tuple[str, Span], ...], text: str) -> int:
    return min(headings[0][1].end + 1, len(text)) if headings else 0


def words_in(text: str, headings: Iterable[Span] = ()) -> int:
    """Return how many words the therapist wrote: headings do not count."""
    count, at = 0, 0
    for span in sorted(headings, key=lambda one: one.start):
        count += len(_WORD.findall(text, at, span.start))
        at = max(at, span.end)
    return count + len(_WORD.findall(text, at))


_HALF = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
