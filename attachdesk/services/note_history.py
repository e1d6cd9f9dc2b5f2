"""Earlier states of a draft: listed while it is a draft, and brought back without losing the present one."""

from attachdesk.domain.draft_state import DraftState
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Anchor, Span, found_again
from attachdesk.services.note_reading import gathered
from attachdesk.services.placing import placed
from attachdesk.services.records import Records
from attachdesk.storage import draft_states
from attachdesk.storage.unit_of_work import Work


class NoteHistory:
    """What a draft said before. It is no part of the record and goes when the note is signed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def states(self, note_id: str) -> list[DraftState]:
        """Return the earlier states of a draft, newest first; on hold those of a signed note too."""
        with self._records.work() as work:
            work.get(Note, note_id)
            return draft_states.states_of(work, note_id)

    def bring_back(self, note_id: str, number: int) -> OpenNote:
        """Let a draft say what it said; what it says now is kept first, so that it can be had back.

        Passages are looked for by their words: those in the tray come home where their words are back, those
        whose words are gone wait in the tray.
        """
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status == "signed":
                raise RuleBroken("note.already_signed")
            state = next((one for one in draft_states.states_of(work, note_id) if one.number == number), None)
            if state is None:
                raise RuleBroken("note.state_gone")
            draft_states.keep(work, note, self._records.now())
            note = note.redrawn(
                text=state.text,
                cursor=min(note.cursor, len(state.text)),
                word_count=state.word_count,
                saved_at=self._records.now(),
            )
            work.redraw(note)
            self._put_headings(work, note, state)
            _put_passages(work, note)
            opened = gathered(work, note)
        self._records.announce(NoteSaved(note.client_id, note_id))
        return opened

    def _put_headings(self, work: Work, note: Note, state: DraftState) -> None:
        places = dict(state.headings)
        for mark in work.find(NoteMark, note_id=note.id, mark="heading"):
            span = places.pop(mark.section, None)
            if span is None:
                work.remove(mark)
            else:
                work.redraw(mark.redrawn(start=span.start, end=span.end))
        of = {"client_id": note.client_id, "note_id": note.id}
        for section, span in places.items():
            work.add(self._records.new(NoteMark, section=section, start=span.start, end=span.end, **of))


def _put_passages(work: Work, note: Note) -> None:
    for one in work.find(Observation, note_id=note.id, scope="passage"):
        span = Span(one.start or 0, one.end or 0)
        found = found_again(note.text, Anchor(span, one.quote, one.before, one.after))
        moved = one.redrawn(**placed(note.text, found))
        if moved != one:
            work.redraw(moved)
