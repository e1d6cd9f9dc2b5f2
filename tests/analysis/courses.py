"""Courses of work for tests: a few records written briefly, and a strategy for any of them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from attachdesk.domain.client import Person
from attachdesk.domain.observation import BENEFITS, PATTERNS, Observation, SessionTarget, family_of
from attachdesk.domain.plan import Break, Phase, Rupture
from attachdesk.domain.record import Record
from attachdesk.domain.session import Session
from attachdesk.domain.trend import Course

MADE = datetime(2026, 1, 1, tzinfo=UTC)
T = TypeVar("T", bound=Record)
START = datetime(2026, 3, 3, 9, tzinfo=UTC)


def made(kind: type[T], id: str, /, **fields: Any) -> T:
    """Return a record whose id is ``id``, of the client c where its kind has one."""
    owner = {"client_id": "c"} if "client_id" in kind.model_fields else {}
    return kind(**{"id": id, "made_at": MADE, **owner, **fields})


def session(at: int, day: int | None = None, /, **fields: Any) -> Session:
    """Return the session ``s<at>``, ``day`` days after the first Tuesday of March (a week each)."""
    starts = START + timedelta(days=7 * at if day is None else day)
    body: dict[str, Any] = {
        "id": f"s{at}",
        "made_at": MADE,
        "client_id": "c",
        "episode_id": "e",
        "starts_at": starts,
        "status": "attended",
        "number": at + 1,
        "zone": "Europe/London",
        **fields,
    }
    return Session(**body)


def rating(name: str, session_id: str, code: str, value: int | None, **fields: Any) -> Observation:
    """Return a rating of a whole session."""
    return _seen(name, session_id, code, scope="session", intensity=value, **fields)


def passage(name: str, session_id: str | None, code: str, **fields: Any) -> Observation:
    """Return a passage on the session's note; patterns have intensity 2, benefits were worked on."""
    number = 2 if family_of(code) == "pattern" else None
    place = {"note_id": f"note-{session_id}", "start": 0, "end": 3, "quote": "abc"}
    return _seen(name, session_id, code, **{"intensity": number, **place, **fields})


def _seen(name: str, session_id: str | None, code: str, **fields: Any) -> Observation:
    sense = "worked_on" if family_of(code) == "benefit" else None
    body: dict[str, Any] = {
        "id": name,
        "made_at": MADE,
        "client_id": "c",
        "session_id": session_id,
        "code": code,
        "family": family_of(code),
        "sense": sense,
        **fields,
    }
    return Observation(**body)


def person(name: str, **fields: Any) -> Person:
    """Return a person whose id is the name."""
    return Person(
        **{"id": name, "made_at": MADE, "client_id": "c", "name": name, "relation": "other", **fields}
    )


def course(sessions: Iterable[Session], observations: Iterable[Observation] = (), **fields: Any) -> Course:
    """Return a course in which every attended session has a note of 100 words, unless said otherwise."""
    met = tuple(sessions)
    held = [one.id for one in met if one.is_held]
    notes = {"words": dict.fromkeys(held, 100), "notes": frozenset(f"note-{one}" for one in held)}
    return Course(
        **{"client_id": "c", "sessions": met, "observations": tuple(observations), **notes, **fields}
    )


@st.composite
def any_course(draw: st.DrawFn, most: int = 40) -> Course:
    """Draw a course: sessions dense or sparse, some missed, ratings, passages, a break, phases, a rupture."""
    gaps = draw(st.lists(st.integers(0, 30), max_size=most))
    sessions, day = [], 0
    for number, gap in enumerate(gaps):
        day += gap
        status = "attended" if draw(st.integers(0, 9)) else "no_show"
        sessions.append(
            session(number, day, status=status, number=number + 1 if status == "attended" else None)
        )
    seen: list[Observation] = []
    for one in sessions:
        for code in draw(st.lists(st.sampled_from((*PATTERNS, *BENEFITS, "own")), max_size=6)):
            name = f"o{len(seen)}"
            basis = draw(st.sampled_from(("room", "room", "recent", "past")))
            if draw(st.booleans()):
                seen.append(rating(name, one.id, code, draw(st.integers(0, 3)), basis=basis))
            else:
                seen.append(passage(name, one.id, code, basis=basis))
    marks: dict[str, Any] = {}
    if sessions:
        marks = _round(draw, sessions, day)
    return course(sessions, seen, **marks)


def _round(draw: st.DrawFn, sessions: list[Session], day: int) -> dict[str, Any]:
    start = START.date() + timedelta(days=draw(st.integers(-20, day + 20)))
    until = start + timedelta(days=draw(st.integers(0, 40)))
    names = draw(st.lists(st.text(min_size=1, max_size=30), max_size=4))
    phases = tuple(
        made(Phase, f"f{at}", name=name, since=START.date() + timedelta(days=9 * at))
        for at, name in enumerate(names)
    )
    struck = draw(st.sampled_from(sessions))
    closed = draw(st.sampled_from(sessions))
    fields: dict[str, Any] = {"movement": "withdrawal", "outcome": "repaired", "closed_session_id": closed.id}
    return {
        "breaks": (made(Break, "b", since=start, until=until),),
        "phases": phases,
        "ruptures": (made(Rupture, "r", session_id=struck.id, **fields),),
        "targets": tuple(
            made(SessionTarget, f"t{one.id}", session_id=one.id, benefit="mood") for one in sessions[::2]
        ),
    }


def day_of(number: int) -> date:
    """Return the day of the session with this number, a week each."""
    return START.date() + timedelta(days=7 * number)
