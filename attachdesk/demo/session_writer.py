"""Makes sessions, contacts, notes and observations of one demo file, each as written on its day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from attachdesk.demo import markup
from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.files import SLOTS
from attachdesk.demo.markup import Tag
from attachdesk.demo.pen import Pen
from attachdesk.domain.errors import Damaged
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.observation import BENEFITS, Observation, SessionTarget, family_of
from attachdesk.domain.passage import Span
from attachdesk.domain.session import Attendee, Contact, RiskEntry, Session
from attachdesk.services.note_text import words_in
from attachdesk.services.placing import placed

Templates = dict[str, NoteTemplate]
DEFAULT_INTENSITY = 2
RISK_WORDS = ("action", "protective", "consulted", "told_on_basis")


def sessions(pen: Pen, table: Table, made: Made, templates: Templates) -> None:
    """Write what took place and what did not, oldest first, then the contacts between."""
    held = [(moment(pen, table, one), one, True) for one in table["sessions"]]
    missed = [(moment(pen, table, one), one, False) for one in table.get("missed", ())]
    for starts_at, one, was_held in sorted(held + missed, key=lambda entry: entry[0]):
        if was_held:
            session = _session(pen, table, made, one, starts_at)
            _in_session(pen, made, one, session)
            _note(pen, one, session, templates, made)
        else:
            _missed(pen, table, made, one, starts_at)
    for one in table.get("contacts", ()):
        _contact(pen, made, one)


def moment(pen: Pen, table: Table, one: Table) -> datetime:
    """Return when an entry starts: its own day and hour, or the client's usual ones."""
    day, hour = SLOTS.get(table["code"], ("mon", "09:00"))
    return pen.calendar.moment(one["week"], one.get("day", day), one.get("time", hour))


def _minutes(table: Table, one: Table) -> int:
    return int(one.get("minutes", 75 if table["kind"] == "couple" else 50))


def _usual_kind(table: Table) -> str:
    return "couple" if table["kind"] == "couple" else "individual"


def _session(pen: Pen, table: Table, made: Made, one: Table, starts_at: datetime) -> Session:
    minutes = _minutes(table, one)
    session = pen.write(
        Session,
        starts_at + timedelta(minutes=minutes),
        client_id=made.client.id,
        episode_id=made.episode.id,
        starts_at=starts_at,
        zone=pen.calendar.zone,
        minutes=minutes,
        session_kind=one.get("kind", _usual_kind(table)),
        medium=one.get("medium", table.get("medium", "in_person")),
        approach=one.get("approach", table.get("approach", "")),
        status="attended",
        number=None if one.get("kind") == "one_partner" else one["n"],
    )
    made.sessions[one["n"]] = session
    for attendee in one.get("attendees", ()):
        key, _, role = attendee.partition(":")
        pen.write(
            Attendee,
            session.made_at,
            client_id=made.client.id,
            session_id=session.id,
            person_id=made.people[key],
            role=role or "other",
        )
    return session


def _missed(pen: Pen, table: Table, made: Made, one: Table, starts_at: datetime) -> None:
    no_show = one["status"] == "no_show"
    pen.write(
        Session,
        starts_at,
        client_id=made.client.id,
        episode_id=made.episode.id,
        starts_at=starts_at,
        zone=pen.calendar.zone,
        minutes=_minutes(table, one),
        session_kind=_usual_kind(table),
        medium=table.get("medium", "in_person"),
        status=one["status"],
        cancelled_by=None if no_show else one.get("cancelled_by", "client"),
        reason=one.get("why", ""),
        is_charged=one.get("charged"),
    )


def _in_session(pen: Pen, made: Made, one: Table, session: Session) -> None:
    for group in (*one.get("ratings", ()), *one.get("benefits", ())):
        tag = markup.read_tag(group, f"{made.client.code} s{one['n']}")
        _observe(pen, made, session, tag, at=session.made_at, scope="session")
    for benefit in one.get("targets", ()):
        pen.write(
            SessionTarget, session.made_at, client_id=made.client.id, session_id=session.id, benefit=benefit
        )
    for entry in one.get("risk", ()):
        _risk(pen, made, session, entry)


def _risk(pen: Pen, made: Made, session: Session, entry: Table) -> None:
    week = entry.get("follow_up_week")
    follow_up = pen.calendar.moment(week, "fri", "12:00") if week is not None else None
    done = follow_up if follow_up and entry.get("done", True) else None
    pen.write(
        RiskEntry,
        session.made_at,
        client_id=made.client.id,
        session_id=session.id,
        area=entry["area"],
        asked=entry["asked"],
        words=entry.get("words", ""),
        follow_up_at=follow_up,
        followed_up_at=done,
        **{name: entry[name] for name in RISK_WORDS if name in entry},
    )


def _observe(
    pen: Pen, made: Made, meeting: Session | Contact, tag: Tag, *, at: datetime, **place: Any
) -> Observation:
    family = "benefit" if tag.code in BENEFITS else family_of(tag.code)
    code = tag.code if family != "code" else made.own_codes[tag.code]
    intensity = tag.intensity
    if family == "pattern" and intensity is None:
        intensity = DEFAULT_INTENSITY
    is_session = isinstance(meeting, Session)
    return pen.write(
        Observation,
        at,
        client_id=made.client.id,
        session_id=meeting.id if is_session else None,
        contact_id=None if is_session else meeting.id,
        family=family,
        code=code,
        intensity=intensity,
        shown_by=made.people[tag.shown_by] if tag.shown_by else None,
        toward=made.people[tag.toward] if tag.toward else None,
        basis=tag.basis or ("room" if tag.toward is None or tag.toward in made.in_room else "recent"),
        sense=(tag.sense or "worked_on") if family == "benefit" else None,
        memo=tag.extra.get("memo", ""),
        rival=tag.extra.get("rival", ""),
        certainty=tag.extra.get("certainty"),
        **place,
    )


def _contact(pen: Pen, made: Made, one: Table) -> None:
    starts_at = pen.calendar.moment(one["week"], one.get("day", "wed"), one.get("time", "17:30"))
    minutes = int(one.get("minutes", 10))
    contact = pen.write(
        Contact,
        starts_at + timedelta(minutes=minutes),
        client_id=made.client.id,
        starts_at=starts_at,
        zone=pen.calendar.zone,
        minutes=minutes,
        contact_kind=one["kind"],
        with_whom=one.get("with", ""),
        direction=one.get("direction", ""),
        is_confidential=one.get("confidential", False),
    )
    marked = markup.read(one["note"].strip() + "\n", f"{made.client.code} contact")
    _written(pen, made, contact, marked, template_id="free", is_draft=one.get("is_draft", False))


def _note(pen: Pen, one: Table, session: Session, templates: Templates, made: Made) -> None:
    where = f"{made.client.code} s{one['n']}"
    template = templates[one.get("template", "free")]
    stray = set(one["note"]) - {section.key for section in template.sections}
    if stray:
        raise Damaged("demo.stray_section", where=where, section=", ".join(sorted(stray)))
    text, tags, headings = "", [], []
    for section in template.sections:
        body = markup.read(one["note"].get(section.key, "").strip() + "\n", where)
        if section.heading:
            headings.append((section.key, Span(len(text), len(text) + len(section.heading))))
            text += section.heading + "\n"
        shift = len(text)
        tags += [(Span(span.start + shift, span.end + shift), tag) for span, tag in body.tags]
        text += body.text + "\n"
    marked = markup.MarkedText(text.rstrip("\n") + "\n", tuple(tags))
    is_draft = one.get("is_draft", False)
    made.notes[one["n"]] = _written(
        pen, made, session, marked, template_id=template.id, headings=headings, is_draft=is_draft
    )


def _pinned(pen: Pen, note: Note, section: str, span: Span, at: datetime) -> NoteMark:
    """Keep where a heading of the template stands in the note."""
    place = {"section": section, "start": span.start, "end": span.end}
    return pen.write(NoteMark, at, client_id=note.client_id, note_id=note.id, **place)


def _written(
    pen: Pen,
    made: Made,
    meeting: Session | Contact,
    marked: markup.MarkedText,
    *,
    template_id: str,
    headings: Sequence[tuple[str, Span]] = (),
    is_draft: bool,
) -> Note:
    at = meeting.made_at + timedelta(minutes=25)
    is_session = isinstance(meeting, Session)
    note = pen.write(
        Note,
        at,
        client_id=made.client.id,
        session_id=meeting.id if is_session else None,
        contact_id=None if is_session else meeting.id,
        zone=pen.calendar.zone,
        status="draft" if is_draft else "signed",
        template_id=template_id,
        text=marked.text,
        cursor=len(marked.text) if is_draft else 0,
        word_count=words_in(marked.text, (span for _, span in headings)),
        saved_at=at,
        signed_at=None if is_draft else at + timedelta(minutes=5),
    )
    for section, span in headings:
        _pinned(pen, note, section, span, at)
    for span, tag in marked.tags:
        _observe(pen, made, meeting, tag, at=at, note_id=note.id, **placed(marked.text, span))
    return note
