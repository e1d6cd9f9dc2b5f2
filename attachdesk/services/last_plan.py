"""What was planned last: in whose note it stands, and whether it may name what is hard to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import SessionTarget
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.session import RiskEntry, day_of
from attachdesk.domain.writing import FieldReading, OwnSection
from attachdesk.storage.unit_of_work import Work

PLAN = "plan"
"""The key of the section that says what was planned, in every template that has one."""
TRAUMA = "trauma"
"""The benefit under which work with what happened is tagged and aimed at."""
PROCESSING = "processing"
"""The form of note made for that work."""
PROCESSING_FIELDS = frozenset({"sud", "voc", "emdr_phase", "emdr_closure"})
"""Typed fields that are read in that work alone."""


@dataclass(frozen=True)
class LastPlan:
    """The plan of the last signed note that has one; ``on`` is the day of its meeting, None: there is none.

    ``missing_on`` is the day of the last signed note when that one has no plan. ``is_delicate``: the note or
    its meeting touches trauma processing or a risk that was told, so the plan may name either.
    """

    words: str = ""
    on: date | None = None
    missing_on: date | None = None
    is_delicate: bool = False


def last_plan(work: Work, lines: Sequence[SessionLine]) -> LastPlan:
    """Return what was planned last, from the lines of one client; drafts may still change their mind."""
    missing_on = None
    for line in reversed(lines):
        if line.note_status != "signed" or line.note_id is None:
            continue
        note = work.get(Note, line.note_id)
        if words := _planned(work, note):
            return LastPlan(words, day_of(line.meeting), missing_on, is_delicate(work, line, note))
        missing_on = missing_on or day_of(line.meeting)
    return LastPlan(missing_on=missing_on)


def _planned(work: Work, note: Note) -> str:
    """Return what stands under the heading of the plan; in a form of one's own, its words say so."""
    headings = work.find(NoteMark, note_id=note.id, mark="heading")
    headings.sort(key=lambda mark: (mark.start, mark.end))
    ends = [mark.start for mark in headings[1:]] + [len(note.text)]
    for heading, end in zip(headings, ends, strict=False):
        named = note.text[heading.start : heading.end].strip(" :\n").casefold()
        if PLAN in (heading.section, named) and (words := note.text[heading.end : end].strip()):
            return words
    return ""


def is_delicate(work: Work, line: SessionLine, note: Note) -> bool:
    """Say whether a note or its meeting touches trauma processing, or a risk that was told."""
    if TRAUMA in line.codes or note.template_id == PROCESSING:
        return True
    meeting = {"session_id": note.session_id, "contact_id": note.contact_id}
    if work.find(RiskEntry, **meeting, asked="told"):
        return True
    fields = {one.field for one in work.find(OwnSection, own_template_id=note.template_id)}
    fields |= {one.field for one in work.find(FieldReading, session_id=note.session_id or "")}
    if fields & PROCESSING_FIELDS:
        return True
    return bool(work.find(SessionTarget, session_id=note.session_id or "", benefit=TRAUMA))
