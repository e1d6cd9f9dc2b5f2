"""The dated things of a file as the timeline shows them: title, second line, icon, codes, filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.administration import Administration, Score
from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Code
from attachdesk.domain.overview import ClientFile, SessionLine, TimelineEntry
from attachdesk.domain.plan import Break, FileEvent, Phase, Rupture
from attachdesk.domain.record import local
from attachdesk.domain.session import Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.library import Library
from attachdesk.services.dated import Things, dated_things
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.contact_words import break_words, confidence_words, direction_words
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.risk_words import by_weight, risk_brief
from attachdesk.ui.kit.time_words import clock_words
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.happening import Happening, Sign, one_line, until
from attachdesk.ui.screens.client_file.happenings_of_care import of_consent, of_episode, of_focus, of_goal
from attachdesk.ui.screens.client_file.timeline_kinds import shown
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Dated:
    """What the timeline is made of, as read on the lane."""

    file: ClientFile
    entries: Sequence[TimelineEntry]
    scores: Mapping[str, Sequence[Score]]
    """By the administration's id."""
    today: date
    own: Mapping[str, Code] = field(default_factory=dict)
    """The therapist's own codes by id."""
    arrangements: Mapping[str, SessionArrangement] = field(default_factory=dict, kw_only=True)
    """By the session's id."""
    summaries: Mapping[str, Note] = field(default_factory=dict)
    """Discharge summaries by their episode's id."""
    things: Things = field(default_factory=Things)
    """All that happened beside sessions, contacts and measures."""
    risk: Mapping[str, Sequence[RiskEntry]] = field(default_factory=dict, kw_only=True)
    """What was recorded about risk, by the meeting's id."""
    in_error: Mapping[str, EnteredInError] = field(default_factory=dict, kw_only=True)
    """The last note entered in error, by the meeting's or the episode's id."""

    def signs(self, line: SessionLine | None) -> tuple[Sign, ...]:
        """Return the codes seen in a meeting as they are drawn."""
        codes = line.codes if line else ()
        known = [(code, self.own.get(code)) for code in codes]
        return tuple((code, own.letter, own.ink) if own else (code, "", "") for code, own in known)


def read_dated(desk: Desk, client_id: str) -> Dated:
    """Read all dated things of a file; runs on the lane."""
    scores: dict[str, list[Score]] = {}
    risk: dict[str, list[RiskEntry]] = {}
    with desk.records.work() as work:
        arranged = {one.session_id: one for one in work.find(SessionArrangement, client_id=client_id)}
        for score in work.find(Score, client_id=client_id):
            scores.setdefault(score.administration_id, []).append(score)
        for entry in work.find(RiskEntry, client_id=client_id):
            risk.setdefault(entry.session_id or entry.contact_id or "", []).append(entry)
    file, entries = desk.caseload.file(client_id), desk.diary.timeline(client_id)
    own = {code.id: code for code in desk.coding.own_codes()}
    care = desk.episodes.care(client_id)
    summaries = {line.episode.id: line.summary for line in care.lines if line.summary is not None}
    in_error = desk.notes_in_error.of_client(client_id)
    dated = partial(Dated, arrangements=arranged, risk=risk, in_error=in_error)
    return dated(
        file, entries, scores, desk.records.today(), own, summaries, dated_things(desk.records, client_id)
    )


def happenings(dated: Dated, library: Library) -> list[Happening]:
    """Return the rows, newest first."""
    rows = [_of_entry(entry, dated) for entry in dated.entries]
    rows += [of_consent(one, dated.today) for one in dated.file.consents]
    for goal in dated.file.goals:
        rows += of_goal(goal)
    rows += [of_focus(one, library) for one in dated.file.focus]
    for place, episode in enumerate(dated.file.episodes):
        rows += of_episode(episode, dated.summaries.get(episode.id), is_first=place == 0)
    rows += [_of_thing(entry, dated.things) for entry in dated.things.entries]
    order = {row.id: place for place, row in enumerate(rows)}
    return sorted(rows, key=lambda row: (-row.on.toordinal(), order[row.id]))


def _of_entry(entry: TimelineEntry, dated: Dated) -> Happening:
    record: Any = entry.record
    if isinstance(record, Session):
        return _of_session(record, entry, dated)
    if isinstance(record, Contact):
        return _of_contact(record, entry, dated)
    if isinstance(record, Administration):
        return _of_measure(record, dated.scores.get(record.id, ()))
    if isinstance(record, Rupture):
        return _of_rupture(record, entry)
    if isinstance(record, Phase | Break):
        return _of_stretch(record)
    assert isinstance(record, FileEvent)
    named = {
        "request": translate("ClientFile", "Request"),
        "complaint": translate("ClientFile", "Complaint"),
        "letter": translate("ClientFile", "Letter"),
        "event": translate("ClientFile", "Event"),
    }[record.about]
    return Happening(record.id, "contacts", entry.on, named, one_line(record.words), "info", record)


def session_title(session: Session) -> str:
    """Return what a session is called in lists."""
    if session.number is not None:
        return translate("ClientFile", "Session %1").replace("%1", str(session.number))
    if session.status == "booked":
        return translate("ClientFile", "Booked session")
    if session.status == "no_show":
        return translate("ClientFile", "Did not come")
    by = {
        "client": translate("ClientFile", "by the client"),
        "therapist": translate("ClientFile", "by me"),
        "other": translate("ClientFile", "by somebody else"),
    }
    late = translate("ClientFile", "Late cancellation %1")
    said = late if session.status == "late_cancelled" else translate("ClientFile", "Cancellation %1")
    return said.replace("%1", by.get(session.cancelled_by or "", "")).strip()


def note_state(line: SessionLine | None, in_error: EnteredInError | None = None) -> str:
    """Return where the note of a meeting stands."""
    if line is None or line.note_id is None:
        if in_error is not None:
            return translate("ClientFile", "note entered in error, none instead yet")
        return translate("ClientFile", "note not started")
    count = translate("ClientFile", "words: %1").replace("%1", str(line.word_count))
    if line.note_status == "signed":
        return joined(translate("ClientFile", "note signed"), count)
    return joined(translate("ClientFile", "draft"), count)


def _of_session(session: Session, entry: TimelineEntry, dated: Dated) -> Happening:
    begun = local(session.starts_at, session.zone)
    when = f"{clock_words(begun)}, {wording.media()[session.medium]}"
    if session.session_kind == "one_partner":
        when = joined(when, translate("ClientFile", "one partner alone"))
    risk, in_error = by_weight(dated.risk.get(session.id, ())), dated.in_error.get(session.id)
    if session.is_held:
        is_signed = entry.line is not None and entry.line.note_status == "signed"
        is_begun = entry.line is not None and entry.line.note_id is not None
        sign = "file-check-2" if is_signed else "file-pen-line" if is_begun else "circle-dashed"
        second = joined(when, risk_brief(risk), note_state(entry.line, in_error))
    else:
        sign = "calendar" if session.status == "booked" else "calendar-x-2"
        off = break_words(dated.arrangements.get(session.id))
        second = joined(when, one_line(session.reason), off)
    codes = dated.signs(entry.line)
    return Happening(
        session.id, "sessions", entry.on, session_title(session), second, sign, session, codes, entry.line,
        tuple(risk), in_error,
    )  # fmt: skip


def _of_contact(contact: Contact, entry: TimelineEntry, dated: Dated) -> Happening:
    begun = local(contact.starts_at, contact.zone)
    length = translate("ClientFile", "%1 min").replace("%1", str(contact.minutes))
    whom = contact.with_whom
    went, held = direction_words(contact), confidence_words(contact)
    risk, in_error = by_weight(dated.risk.get(contact.id, ())), dated.in_error.get(contact.id)
    second = joined(
        f"{clock_words(begun)}, {length}",
        went,
        whom,
        held,
        risk_brief(risk),
        note_state(entry.line, in_error),
    )
    title, codes = wording.contact_kinds()[contact.contact_kind], dated.signs(entry.line)
    return Happening(
        contact.id, "contacts", entry.on, title, second, "phone", contact, codes, entry.line, tuple(risk),
        in_error,
    )  # fmt: skip


def measure_name(sitting: Administration) -> str:
    """Return what an instrument is called."""
    return sitting.name or sitting.instrument.replace("_", "-").upper()


def number_words(value: float) -> str:
    """Return a score without needless decimals."""
    return f"{value:g}"


def _of_measure(sitting: Administration, scores: Sequence[Score]) -> Happening:
    name = measure_name(sitting)
    title = f"{name}: {number_words(scores[0].value)}" if len(scores) == 1 else name
    told = ", ".join(f"{one.name} {number_words(one.value)}" for one in scores) if len(scores) > 1 else ""
    ways = {
        "paper": translate("ClientFile", "answers from paper"),
        "total": translate("ClientFile", "total entered by hand"),
        "handover": translate("ClientFile", "filled in by the client here"),
        "import": translate("ClientFile", "brought in"),
    }
    second = joined(ways[sitting.entered], told)
    return Happening(sitting.id, "measures", sitting.taken_on, title, second, "clipboard-list", sitting)


def _of_rupture(rupture: Rupture, entry: TimelineEntry) -> Happening:
    if entry.kind == "rupture_closed":
        said = dict(wording.outcomes())[rupture.outcome]
        title = translate("ClientFile", "Rupture: %1").replace("%1", said)
        sign = "code:repair" if rupture.outcome in {"repaired", "partly"} else "unlink"
        second = one_line(rupture.what_helped)
        return Happening(f"{rupture.id} closed", "ruptures", entry.on, title, second, sign, rupture)
    title = translate("ClientFile", "Rupture: %1").replace("%1", dict(wording.movements())[rupture.movement])
    second = one_line(rupture.remark or rupture.my_part)
    return Happening(rupture.id, "ruptures", entry.on, title, second, "code:rupture", rupture)


def _of_stretch(stretch: Phase | Break) -> Happening:
    """Return the row of a phase or a break, at its first day."""
    ends = until(stretch.until)
    if isinstance(stretch, Phase):
        title = translate("ClientFile", "Phase: %1").replace("%1", isolated(stretch.name))
        return Happening(stretch.id, "plan", stretch.since, title, ends, "list", stretch)
    title, second = translate("ClientFile", "Break"), joined(ends, one_line(stretch.why))
    return Happening(stretch.id, "sessions", stretch.since, title, second, "calendar-x-2", stretch)


def _of_thing(entry: TimelineEntry, things: Things) -> Happening:
    row_id, how, title, second = shown(entry, things)
    record: Any = entry.record
    return Happening(row_id, how.group, entry.on, title, second, how.icon, record)
