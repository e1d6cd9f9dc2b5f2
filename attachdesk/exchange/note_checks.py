"""What holds between a note and what lies on it: ranges inside its text, one meeting, known codes."""

import re
from collections.abc import Iterator

from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.record import Record
from attachdesk.exchange.faults import Fault, Known

_LINE_ENDS = re.compile("[\r\u2029\ufdd0\ufdd1]")
"""What an editor turns into a plain line end: a text with them would move its passages when opened."""


def faults_of_note(at: str, one: Record, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with a note, or with a record that lies on one."""
    if isinstance(one, Note):
        yield from _of_text(at, one)
    note = known["notes"].get(getattr(one, "note_id", None))
    if not isinstance(note, Note):
        note = None
    if isinstance(one, NoteMark) and note is not None and not one.start < one.end <= len(note.text):
        yield Fault(at, "import.beyond_note")
    if isinstance(one, Addendum) and note is not None and note.status != "signed":
        yield Fault(f"{at}/note_id", "import.addendum_on_draft")
    if isinstance(one, Observation):
        yield from _of_observation(at, one, note, known)


def _of_text(at: str, note: Note) -> Iterator[Fault]:
    if _LINE_ENDS.search(note.text):
        yield Fault(f"{at}/text", "import.line_ends")
    if note.cursor > len(note.text):
        yield Fault(f"{at}/cursor", "import.beyond_note")


def _of_observation(at: str, one: Observation, note: Note | None, known: Known) -> Iterator[Fault]:
    if one.family == "code" and one.code not in known["codes"]:
        yield Fault(f"{at}/code", "import.points_nowhere")
    if one.session_id is None and one.contact_id is None:
        yield Fault(f"{at}/session_id", "import.of_no_meeting")
    elif note is not None:
        for name in ("session_id", "contact_id"):
            if getattr(one, name) != getattr(note, name):
                yield Fault(f"{at}/{name}", "import.of_another_meeting")
    if note is not None and one.place == "placed" and _is_elsewhere(one, note):
        yield Fault(f"{at}/quote", "import.quote_differs")


def _is_elsewhere(one: Observation, note: Note) -> bool:
    return one.start is not None and note.text[one.start : one.end] != one.quote
