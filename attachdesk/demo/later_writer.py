"""Makes what came after notes of a demo file: amendments, one in the wrong file, the discharge summary."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from attachdesk.demo.client_writer import Astray, Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.errors import Damaged
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.passage import Span
from attachdesk.domain.words import Words
from attachdesk.services.note_text import words_in
from attachdesk.services.notes_in_error import NotesInError
from attachdesk.services.records import Records


def later_words(pen: Pen, table: Table, made: Made, discharge: NoteTemplate) -> None:
    """Write the addenda, the notes entered in error, and how an episode is summed up."""
    for one in table.get("addenda", ()):
        _addendum(pen, one, made)
    for one in table.get("in_error", ()):
        _in_error(pen, one, made)
    if "discharge" in table:
        _discharge(pen, table["discharge"], made, discharge)


def _addendum(pen: Pen, one: Table, made: Made) -> None:
    note = made.notes[one["session"]]
    passage = one.get("passage", "")
    if passage not in note.text:
        raise Damaged("demo.bad_tag", where=f"{made.client.code} s{one['session']}", tag=passage)
    pen.write(
        Addendum,
        pen.calendar.at(pen.calendar.day(one["week"], one.get("day", "mon")), time(18, 30)),
        client_id=made.client.id,
        note_id=note.id,
        zone=pen.calendar.zone,
        addendum_kind="amendment" if "request" in one else "addendum",
        **{name: one[name].strip() for name in ("reason", "text", "request", "passage") if name in one},
    )


def _in_error(pen: Pen, one: Table, made: Made) -> None:
    """Write a note that was signed before the right one of that session; ``seal_astray`` does the rest."""
    session = made.sessions[one["session"]]
    at = session.made_at + timedelta(minutes=10)
    text = one["text"].strip() + "\n"
    note = _signed(pen, made, at, text, [], session_id=session.id, template_id="free")
    made.astray.append((note.id, at + timedelta(minutes=5), one["reason"].strip()))


def seal_astray(records: Records, words: Words, pen: Pen, astray: list[Astray]) -> None:
    """Enter the notes in the wrong file in error as a therapist does, so that the trail has it."""
    for note_id, at, reason in astray:
        then = replace(records, now=partial(_moment, at), identify=pen.identify)
        NotesInError(then, words).enter_in_error(note_id, reason)


def _moment(at: datetime) -> datetime:
    return at


def _discharge(pen: Pen, one: Table, made: Made, template: NoteTemplate) -> None:
    text, headings = "", []
    for section in template.sections:
        headings.append((section.key, Span(len(text), len(text) + len(section.heading))))
        text += f"{section.heading}\n{one[section.key].strip()}\n\n"
    ended = made.episode.ended_on or made.day_of(max(made.sessions))
    at = pen.calendar.at(ended, time(17, 30))
    text = text.rstrip("\n") + "\n"
    _signed(pen, made, at, text, headings, episode_id=made.episode.id, template_id=template.id)


def _signed(
    pen: Pen, made: Made, at: datetime, text: str, headings: list[tuple[str, Span]], **of: Any
) -> Note:
    note = pen.write(
        Note,
        at,
        client_id=made.client.id,
        zone=pen.calendar.zone,
        status="signed",
        text=text,
        word_count=words_in(text, (span for _, span in headings)),
        saved_at=at,
        signed_at=at + timedelta(minutes=3),
        **of,
    )
    for section, span in headings:
        place = {"section": section, "start": span.start, "end": span.end}
        pen.write(NoteMark, at, client_id=made.client.id, note_id=note.id, **place)
    return note
