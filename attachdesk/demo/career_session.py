"""Writes one visit of a career: the session, its note of recombined paragraphs, what was seen in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from attachdesk.demo.career_file import Opened
from attachdesk.demo.markup import Tag
from attachdesk.demo.pen import Pen
from attachdesk.demo.rota import Visit
from attachdesk.demo.voices import FIRST, LAST, TOLD, Meeting
from attachdesk.domain.administration import Administration, Score
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.observation import (
    BENEFITS,
    MOVES_TRENDS,
    PATTERNS,
    Observation,
    SessionTarget,
    family_of,
)
from attachdesk.domain.passage import Span
from attachdesk.domain.plan import GoalRating, Rupture
from attachdesk.domain.session import Attendee, RiskEntry, Session
from attachdesk.services.note_text import words_in
from attachdesk.services.placing import placed

RATED_EVERY = 6
OWED_SINCE = -2
"""Weeks at the end in which some notes are still owed."""
MISSES = ("cancelled", "cancelled", "late_cancelled", "no_show")
WHY = ("a cold", "work", "a sick child", "the trains", "a funeral", "forgot", "an exam", "night shift")
HELPED = "That I named my part in it before explaining anything."
PARTS = (
    "I was late by ten minutes.",
    "I spoke too soon.",
    "I had forgotten what was said about the holiday.",
)
MEASURE = {"minor": ("own", 10), "couple": ("csi_4", 21), "individual": ("phq_9", 27)}
"""What is asked every sixth session, and its highest total."""
Key = tuple[str, str | None, str | None]


@dataclass
class Quota:
    """How many observations are still wanted, spread evenly over the sessions."""

    sessions: int
    observations: int
    written: int = 0
    done: int = 0

    def next(self) -> int:
        """Return how many observations the next session should have."""
        self.done += 1
        return max(0, self.observations * self.done // self.sessions - self.written)


def visit(pen: Pen, opened: Opened, one: Visit, quota: Quota) -> None:
    """Write what took place in one booked hour, or that nothing did."""
    starts_at = pen.calendar.moment(one.week, one.day, one.hour)
    if not one.is_held:
        _missed(pen, opened, starts_at)
        return
    opened.written += 1
    number, place = opened.written, _place(opened)
    session = _session(pen, opened, starts_at, status="attended", number=number)
    opened.made.sessions[number] = session
    source = opened.voice.meeting(opened.chance, place)
    wanted = quota.next()
    passages = _note(
        pen, opened, session, place, is_owed=one.week >= OWED_SINCE and opened.chance.random() < 0.12
    )
    ratings = _whole(opened, source, passages, place)[: max(0, wanted - len(passages))]
    for tag in ratings:
        _observe(pen, opened, session, tag, session.made_at, scope="session")
    quota.written += len(passages) + len(ratings)
    for benefit in source.targets[:2]:
        pen.write(
            SessionTarget,
            session.made_at,
            client_id=session.client_id,
            session_id=session.id,
            benefit=benefit,
        )
    _beside(pen, opened, session, source)


def book(pen: Pen, opened: Opened, one: Visit) -> None:
    """Write the next session, booked at the end of the demo day."""
    starts_at = pen.calendar.moment(one.week, one.day, one.hour)
    _session(pen, opened, starts_at, made_at=pen.calendar.now() - timedelta(hours=1))


def _place(opened: Opened) -> float:
    if opened.written == 1:
        return FIRST
    if opened.written == opened.held and opened.course.state == "ended":
        return LAST
    return opened.written / max(opened.held, 12)


def _session(
    pen: Pen, opened: Opened, starts_at: datetime, *, made_at: datetime | None = None, **fields: Any
) -> Session:
    kind = opened.made.client.client_kind
    minutes = 75 if kind == "couple" else 50
    session = pen.write(
        Session,
        made_at or starts_at + timedelta(minutes=minutes),
        client_id=opened.made.client.id,
        episode_id=opened.made.episode.id,
        starts_at=starts_at,
        zone=pen.calendar.zone,
        minutes=minutes,
        session_kind="couple" if kind == "couple" else "individual",
        approach=opened.approach,
        **fields,
    )
    for key in opened.made.in_room - {"therapist"}:
        person = opened.made.people[key]
        pen.write(
            Attendee,
            session.made_at,
            client_id=session.client_id,
            session_id=session.id,
            person_id=person,
            role="partner",
        )
    return session


def _missed(pen: Pen, opened: Opened, starts_at: datetime) -> None:
    status = opened.chance.choice(MISSES)
    pen.write(
        Session,
        starts_at,
        client_id=opened.made.client.id,
        episode_id=opened.made.episode.id,
        starts_at=starts_at,
        zone=pen.calendar.zone,
        status=status,
        cancelled_by=None if status == "no_show" else "client",
        reason=opened.chance.choice(WHY),
        is_charged=status != "cancelled",
    )


def _note(pen: Pen, opened: Opened, session: Session, place: float, *, is_owed: bool) -> list[Tag]:
    """Write the note and its passages and return their tags; a third of the owed ones are not started."""
    if is_owed and opened.chance.random() < 0.3:
        return []
    template = opened.chance.choice(opened.voice.templates)
    text, headings, found = _composed(opened, template, place)
    at = session.made_at + timedelta(minutes=25)
    note = pen.write(
        Note,
        at,
        client_id=session.client_id,
        session_id=session.id,
        zone=pen.calendar.zone,
        status="draft" if is_owed else "signed",
        template_id=template.id,
        text=text,
        cursor=len(text) if is_owed else 0,
        word_count=words_in(text, (span for _, span in headings)),
        saved_at=at,
        signed_at=None if is_owed else at + timedelta(minutes=5),
    )
    for section, span in headings:
        pen.write(
            NoteMark,
            at,
            client_id=session.client_id,
            note_id=note.id,
            section=section,
            start=span.start,
            end=span.end,
        )
    for span, tag in found:
        _observe(pen, opened, session, tag, at, note_id=note.id, **placed(text, span))
    return [tag for _, tag in found]


def _composed(
    opened: Opened, template: NoteTemplate, place: float
) -> tuple[str, list[tuple[str, Span]], list[tuple[Span, Tag]]]:
    text, headings, found = "", [], []
    for section in template.sections:
        if section.heading:
            headings.append((section.key, Span(len(text), len(text) + len(section.heading))))
            text += section.heading + "\n"
        most = opened.chance.randint(1, 3) if section.key in TOLD else 1
        for one in opened.voice.pieces(opened.chance, section.key, place, most):
            said, tags = one.told(opened.names, len(text))
            found += tags
            text += said + "\n"
        text += "\n"
    return text.rstrip("\n") + "\n", headings, found


def _whole(opened: Opened, source: Meeting, passages: Sequence[Tag], place: float) -> list[Tag]:
    """Return what is said of the whole session, the firmest first: nothing speaks against a passage."""
    seen: dict[Key, int] = {}
    for tag in passages:
        if tag.code in PATTERNS and (tag.basis or "room") in MOVES_TRENDS:
            key = tag.code, tag.shown_by, tag.toward
            seen[key] = max(seen.get(key, 0), tag.intensity or 1)
    ratings = {(tag.code, tag.shown_by, tag.toward): tag for tag in source.ratings}
    for key, strongest in seen.items():
        code, by, toward = key
        if key not in ratings or not ratings[key].intensity:
            ratings[key] = Tag(code, intensity=strongest, shown_by=by, toward=toward)
    return [*ratings.values(), *source.benefits, *_more(opened, set(ratings), place)]


def _more(opened: Opened, rated: set[Key], place: float) -> Iterator[Tag]:
    chance = opened.chance
    for key in chance.sample(sorted(opened.made.people), len(opened.made.people)):
        for code in chance.sample(PATTERNS, len(PATTERNS)):
            if (code, None, key) not in rated and key not in opened.cared_for:
                yield Tag(code, intensity=0, toward=key)
    for benefit in chance.sample(BENEFITS, len(BENEFITS)):
        yield Tag(benefit, sense="forward" if chance.random() < place else "worked_on")


def _observe(pen: Pen, opened: Opened, session: Session, tag: Tag, at: datetime, **where: Any) -> None:
    made, family = opened.made, "benefit" if tag.code in BENEFITS else family_of(tag.code)
    in_room = tag.toward is None or tag.toward in made.in_room
    pen.write(
        Observation,
        at,
        client_id=session.client_id,
        session_id=session.id,
        family=family,
        code=made.own_codes[tag.code] if family == "code" else tag.code,
        intensity=2 if tag.intensity is None and family == "pattern" else tag.intensity,
        shown_by=made.people[tag.shown_by] if tag.shown_by else None,
        toward=made.people[tag.toward] if tag.toward else None,
        basis=tag.basis or ("room" if in_room else "recent"),
        sense=(tag.sense or "worked_on") if family == "benefit" else None,
        memo=tag.extra.get("memo", ""),
        rival=tag.extra.get("rival", ""),
        certainty=tag.extra.get("certainty"),
        **where,
    )


def _beside(pen: Pen, opened: Opened, session: Session, source: Meeting) -> None:
    number, at, day = opened.written, session.made_at, session.starts_at.date()
    here = {"client_id": session.client_id, "session_id": session.id}
    for entry in source.risk if number % RATED_EVERY == 1 else ():
        told = entry if entry["asked"] != "told" else {**entry, "asked": "asked_none_told", "words": ""}
        pen.write(RiskEntry, at, **here, area=told["area"], asked=told["asked"], words="")
    if number % RATED_EVERY == 1:
        value = min(10, 2 + 6 * number // max(opened.held, 12) + opened.chance.randint(-1, 1))
        pen.write(GoalRating, at, **here, goal_id=opened.goal.id, rated_on=day, value=value)
        _measured(pen, opened, session, value)
    if number > 4 and number == opened.held // 2 and opened.chance.random() < 0.3:
        _rupture(pen, opened, session, opened.made.sessions[number - 2])
    opened.made.sessions.pop(number - 2, None)


def _measured(pen: Pen, opened: Opened, session: Session, value: int) -> None:
    instrument, most = MEASURE[opened.made.client.client_kind]
    day = session.starts_at.date()
    own = {"name": "tummy, 0-10, lower is better"} if instrument == "own" else {}
    sitting = pen.write(
        Administration, session.made_at, client_id=session.client_id, session_id=session.id,
        instrument=instrument, taken_on=day, **own,
    )  # fmt: skip
    total = round(most * (0.75 - value / 20) + opened.chance.uniform(-2, 2))
    pen.write(
        Score, session.made_at, client_id=session.client_id, administration_id=sitting.id, name="total",
        value=float(min(most, max(0, total))),
    )  # fmt: skip


def _rupture(pen: Pen, opened: Opened, session: Session, opened_in: Session) -> None:
    """Write a strain of two sessions ago: closed today, or still open where the work goes on."""
    movement = opened.chance.choice(("withdrawal", "confrontation"))
    outcome = opened.chance.choice(("repaired", "repaired", "partly", "not_repaired"))
    here = {"client_id": session.client_id, "session_id": opened_in.id, "movement": movement}
    part = opened.chance.choice(PARTS)
    if opened.course.booked is not None and opened.chance.random() < 0.5:
        pen.write(Rupture, session.made_at, **here, my_part=part)
        return
    pen.write(
        Rupture, session.made_at, **here, my_part=part, outcome=outcome, closed_session_id=session.id,
        closed_on=session.starts_at.date(), what_helped=HELPED if outcome == "repaired" else "",
    )  # fmt: skip
