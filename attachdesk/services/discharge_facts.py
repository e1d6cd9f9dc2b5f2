"""What a discharge summary is drafted from: the facts of one episode, read once."""

from dataclasses import dataclass
from datetime import date

from attachdesk.analysis.trends import view_of
from attachdesk.domain.administration import Administration, Score
from attachdesk.domain.client import Person
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.plan import Phase
from attachdesk.domain.session import Contact, RiskEntry, Session, day_of
from attachdesk.domain.trend import CodeRow, Course
from attachdesk.services.episodes import EpisodeLine, episode_lines
from attachdesk.services.plan_reading import ProblemLine, read_plan
from attachdesk.storage.in_error import standing
from attachdesk.storage.unit_of_work import Work

PLAN = "plan"
"""The section that says what comes next, in every template that has one."""


@dataclass(frozen=True)
class Reading:
    """One scale of one instrument: its first and its last value in the episode (the same, if there is one).

    ``about`` names whom it asks about or who filled it in; empty: the client.
    """

    instrument: str
    scale: str
    about: str
    first: Score
    first_on: date
    last: Score
    last_on: date


@dataclass(frozen=True)
class RiskLine:
    """The last entry of one area and its day; ``is_told_apart``: its words stay where they were said.

    So it is when they came from a third party in confidence, or from one partner alone.
    """

    entry: RiskEntry
    on: date
    is_told_apart: bool


@dataclass(frozen=True)
class Facts:
    """All of one episode that a summary says, until its ending."""

    line: EpisodeLine
    until: date
    problems: tuple[ProblemLine, ...]
    phases: tuple[Phase, ...]
    readings: tuple[Reading, ...]
    benefits: tuple[CodeRow, ...]
    """In focus, targeted or observed in the episode."""
    plan: str
    plan_on: date | None
    risk: tuple[RiskLine, ...]


def read_facts(work: Work, course: Course, episode_id: str, until: date) -> Facts:
    """Return the facts of an episode that ended on ``until``."""
    (line,) = [one for one in episode_lines(work, course.client_id) if one.episode.id == episode_id]
    since = line.episode.started_on
    view = view_of(course, since=since, until=until)
    plan, plan_on = _last_plan(work, line)
    phases = work.find(Phase, client_id=course.client_id, order_by="since")
    return Facts(
        line=line,
        until=until,
        problems=read_plan(work, course.client_id).problems,
        phases=tuple(one for one in phases if one.since <= until and (one.until or until) >= since),
        readings=_readings(work, course.client_id, since, until),
        benefits=tuple(
            row for row in view.of_family("benefit") if row.cells or row.targeted or row.is_in_focus
        ),
        plan=plan,
        plan_on=plan_on,
        risk=_risk(work, line, until),
    )


def _readings(work: Work, client_id: str, since: date, until: date) -> tuple[Reading, ...]:
    sittings = work.find(Administration, client_id=client_id, order_by="taken_on")
    names = {one.id: one.name for one in work.find(Person, client_id=client_id)}
    scores: dict[str, list[Score]] = {}
    for score in work.find(Score, client_id=client_id):
        scores.setdefault(score.administration_id, []).append(score)
    found: dict[tuple[str, str, str, str], Reading] = {}
    for one in sittings:
        if not since <= one.taken_on <= until:
            continue
        about, name = names.get(one.about or "", ""), one.name or one.instrument.replace("_", "-").upper()
        for score in scores.get(one.id, ()):
            key = one.instrument, name, about, score.name
            before = found.get(key)
            first, first_on = (before.first, before.first_on) if before else (score, one.taken_on)
            scale = score.name if len(scores[one.id]) > 1 else ""
            found[key] = Reading(name, scale, about, first, first_on, score, one.taken_on)
    return tuple(found.values())


def _last_plan(work: Work, line: EpisodeLine) -> tuple[str, date | None]:
    """Return what the last signed note of all present planned; one partner's meeting alone is left out."""
    common = {one.id: one for one in line.held if one.session_kind != "one_partner"}
    notes = work.find(Note, session_id=tuple(common), layer="record", status="signed") if common else []
    notes = sorted(standing(work, notes), key=lambda note: common[note.session_id or ""].starts_at)
    for note in reversed(notes):
        headings = work.find(NoteMark, note_id=note.id, mark="heading", order_by="start")
        ends = [one.start for one in headings[1:]] + [len(note.text)]
        for heading, end in zip(headings, ends, strict=False):  # a note may have no heading
            if heading.section == PLAN and (said := _open_words(work, note, heading.end, end)):
                return said, day_of(common[note.session_id or ""])
    return "", None


def _open_words(work: Work, note: Note, start: int, end: int) -> str:
    """Return a stretch of a note without what others told in confidence; an ellipsis stands for it."""
    said, at = "", start
    for one in work.find(NoteMark, note_id=note.id, mark="third_party", order_by="start"):
        if one.start < end and one.end > at:
            said += note.text[at : max(at, one.start)] + "…"
            at = min(one.end, end)
    said = (said + note.text[at:end]).strip()
    return said if said.strip("…. ") else ""


def _risk(work: Work, line: EpisodeLine, until: date) -> tuple[RiskLine, ...]:
    """Return the last entry of each area that was asked about in the episode."""
    client_id = line.episode.client_id
    meetings: dict[str | None, Session | Contact] = {one.id: one for one in line.held}
    for contact in work.find(Contact, client_id=client_id):
        if line.episode.started_on <= day_of(contact) <= until:
            meetings[contact.id] = contact
    last: dict[str, tuple[RiskEntry, Session | Contact]] = {}
    for entry in work.find(RiskEntry, client_id=client_id):
        meeting = meetings.get(entry.session_id or entry.contact_id)
        if meeting is None or entry.asked == "not_asked":
            continue
        if entry.area not in last or last[entry.area][1].starts_at <= meeting.starts_at:
            last[entry.area] = entry, meeting
    return tuple(RiskLine(entry, day_of(at), _is_apart(at)) for entry, at in last.values())


def _is_apart(meeting: Session | Contact) -> bool:
    if isinstance(meeting, Contact):
        return meeting.is_confidential
    return meeting.session_kind == "one_partner"
