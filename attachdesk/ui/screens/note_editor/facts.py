"""Facts that the editor says about a note: which, when, saved at, how many words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from attachdesk.charts.glyphs import Glyph, sign_of
from attachdesk.domain.client import Episode
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import local
from attachdesk.services.note_text import words_in
from attachdesk.ui.kit.contact_words import confidence_words
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.tracking import Tracking
from attachdesk.ui.screens.note_editor.wording import CodeWords

translate = QCoreApplication.translate


def which(opened: OpenNote) -> str:
    """Return which meeting a note is of."""
    if opened.episode is not None:
        return translate("NoteEditor", "Discharge summary")
    if opened.session is None:
        return translate("NoteEditor", "Contact between sessions")
    number = opened.session.number
    if number is None:
        return translate("NoteEditor", "Session")
    return translate("NoteEditor", "Session %1").replace("%1", str(number))


def when(opened: OpenNote) -> str:
    """Return day, hours, medium and status in one line; of a discharge summary, when care began and ended."""
    if opened.episode is not None:
        return _care(opened, opened.episode)
    meeting = opened.meeting
    begun = local(meeting.starts_at, meeting.zone)
    ended = begun + timedelta(minutes=meeting.minutes)
    media = {
        "in_person": translate("NoteEditor", "in person"),
        "video": translate("NoteEditor", "by video"),
        "phone": translate("NoteEditor", "by phone"),
        "chat": translate("NoteEditor", "in writing"),
    }
    medium = media[opened.session.medium] if opened.session else ""
    status = _status(opened)
    hours = f"{day_and_year(begun.date())}, {clock_words(begun)}–{clock_words(ended)}"
    held = confidence_words(opened.contact)
    return " · ".join(part for part in (hours, medium, _with_whom(opened), held, status) if part)


def _status(opened: OpenNote) -> str:
    is_signed = opened.note.status == "signed"
    return translate("NoteEditor", "signed") if is_signed else translate("NoteEditor", "draft")


def _care(opened: OpenNote, episode: Episode) -> str:
    ended = f" – {day_and_year(episode.ended_on)}" if episode.ended_on else ""
    return " · ".join((day_and_year(episode.started_on) + ended, _status(opened)))


def _with_whom(opened: OpenNote) -> str:
    """Return who else was in the room, two by name."""
    names = {person.id: person.name for person in opened.people}
    here = [names[one.person_id] for one in opened.attendees if one.person_id in names]
    if not here:
        return ""
    more = translate("NoteEditor", " and {count} more").format(count=len(here) - 2) if len(here) > 2 else ""
    return translate("NoteEditor", "with {names}").format(names=", ".join(here[:2])) + more


def saved(note: SessionNote, now: datetime) -> str:
    """Return how the draft stands."""
    if note.note is None:
        return ""
    if note.is_signed and note.note.note.signed_at is not None:
        at = local(note.note.note.signed_at, note.note.note.zone)
        words = translate("NoteEditor", "Signed %1")
        return words.replace("%1", f"{day_and_year(at.date())}, {clock_words(at)}")
    state = note.autosave.state
    if state == "failed":
        return translate("NoteEditor", "Not saved: see the notice")
    if state != "saved":
        return translate("NoteEditor", "Saving …")
    at = local(now, note.note.note.zone)
    return translate("NoteEditor", "Draft saved %1").replace("%1", clock_words(at, seconds=True))


def words(tracking: Tracking) -> int:
    """Return how many words the therapist wrote; headings do not count."""
    return words_in(tracking.text, tracking.headings.values())


def sign(one: Observation, known: CodeWords) -> Glyph:
    """Return the sign of an observation's code."""
    return sign_of(one.code, known.letter)
