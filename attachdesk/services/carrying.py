"""Words of the last note carried over into a draft: offered by section, shaded until touched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.passage import Span
from attachdesk.domain.signing import EnteredInError
from attachdesk.services.note_text import words_in
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work


@dataclass(frozen=True)
class EarlierSection:
    """One section of the last signed note that has words."""

    key: str
    heading: str
    text: str


class Carrying:
    """Reads what may be carried over; risk is a record of its own and never among it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def offered(self, note_id: str) -> tuple[EarlierSection, ...]:
        """Return the sections with words of the client's last signed note before this one."""
        with self._records.work() as work:
            note = work.get(Note, note_id)
            wrong = {one.note_id for one in work.find(EnteredInError, client_id=note.client_id)}
            signed = [
                one
                for one in work.find(Note, client_id=note.client_id, layer="record", status="signed")
                if one.id not in wrong and one.session_id and one.id != note_id
            ]
            if not signed:
                return ()
            last = max(signed, key=lambda one: one.signed_at or one.made_at)
            return _sections(last, work.find(NoteMark, note_id=last.id, mark="heading", order_by="start"))


def _sections(note: Note, headings: Sequence[NoteMark]) -> tuple[EarlierSection, ...]:
    ends = [one.start for one in headings[1:]] + [len(note.text)]
    found = [
        EarlierSection(one.section, note.text[one.start : one.end], note.text[one.end : end].strip())
        for one, end in zip(headings, ends, strict=False)
    ]
    before = note.text[: headings[0].start if headings else None].strip()
    if before:
        found.insert(0, EarlierSection("", "", before))
    return tuple(one for one in found if one.text)


def put_spans(records: Records, work: Work, note: Note, mark: str, spans: Iterable[Span]) -> None:
    """Keep where words of one kind of mark stand in a draft; moving them is a redraw, no link of the chain.

    ``mark`` is ``carried`` or ``third_party``. What lies beyond the text is cut off.
    """
    length = len(note.text)
    within = (Span(min(one.start, length), min(one.end, length)) for one in spans)
    old = work.find(NoteMark, note_id=note.id, mark=mark, order_by="start")
    new = sorted((one for one in within if one.end > one.start), key=lambda one: one.start)
    for kept, span in zip(old, new, strict=False):
        if (kept.start, kept.end) != (span.start, span.end):
            work.redraw(kept.redrawn(start=span.start, end=span.end))
    for gone in old[len(new) :]:
        work.remove(gone)
    for span in new[len(old) :]:
        of = {"client_id": note.client_id, "note_id": note.id}
        work.add(records.new(NoteMark, **of, mark=mark, start=span.start, end=span.end))


def carried_share(note: Note, marks: Iterable[NoteMark]) -> int:
    """Return which share of the words was carried over and not touched, in whole percent (1 if any)."""
    words = sum(words_in(note.text[one.start : one.end]) for one in marks if one.mark == "carried")
    if not words or not note.word_count:
        return 0
    return max(1, min(100, round(100 * words / note.word_count)))
