"""From the records of a client to what the trend screen shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from attachdesk.analysis.counting import Sieve, cells, chosen_share, share_of_rated, share_of_tagged
from attachdesk.domain.observation import BENEFITS, PATTERNS, family_of
from attachdesk.domain.plan import Phase
from attachdesk.domain.session import NOT_HELD, Session, day_of
from attachdesk.domain.trend import Bond, Cell, CodeRow, Course, SessionSpot, Sighting, Strain, TrendsView

TOGETHER = ""
"""Shown by nobody in particular: by a couple as one."""


def view_of(
    course: Course,
    *,
    since: date | None = None,
    until: date | None = None,
    toward: str | None = None,
    shown_by: str | None = None,
) -> TrendsView:
    """Return the view of a course from ``since`` to ``until`` (local days, both in; None: no end).

    ``toward`` and ``shown_by`` are ids of people, None for everyone; ``TOGETHER`` leaves what no partner of
    a couple is named for. Apart stay ratings and passages, targeted and observed, trend and history, senses.
    """
    spots = [
        spot
        for spot in _spots(course)
        if (not since or spot.date >= since) and (not until or spot.date <= until)
    ]
    held = tuple(spot for spot in spots if spot.is_held)
    sieve = Sieve.over(course, (spot.id for spot in held))
    everything = [one for one in course.observations if sieve.takes(one)]
    taken = [one for one in everything if _is_asked_for(one, toward, shown_by)]
    first = since or (spots[0].date if spots else None)
    last = until or (spots[-1].date if spots else None)
    return TrendsView(
        course=course,
        first=first,
        last=last,
        since=since,
        until=until,
        toward=toward,
        shown_by=shown_by,
        sessions=held,
        missed=tuple(spot for spot in spots if not spot.is_held),
        rows=_rows(course, taken, held),
        breaks=tuple(one for one in course.breaks if _touches(one.since, one.until, first, last)),
        phases=_phases(course, first, last),
        ruptures=_strains(course, spots),
        people=_bonds(course, everything),
    )


def _phases(course: Course, first: date | None, last: date | None) -> tuple[Phase, ...]:
    touched = (one for one in course.phases if _touches(one.since, one.until, first, last))
    return tuple(sorted(touched, key=lambda phase: phase.since))


def _is_asked_for(one: Sighting, toward: str | None, shown_by: str | None) -> bool:
    by = shown_by is None or one.shown_by == (shown_by or None)
    return by and (toward is None or one.toward == toward)


def _spots(course: Course) -> list[SessionSpot]:
    past = [one for one in course.sessions if one.is_held or one.status in NOT_HELD]
    return [_spot(one, course) for one in sorted(past, key=_in_order)]


def _in_order(session: Session) -> tuple[Any, ...]:
    """Sort by start; meetings of one start by their number, those without a number last."""
    return session.starts_at, session.number is None, session.number or 0, session.id


def _spot(session: Session, course: Course) -> SessionSpot:
    return SessionSpot(
        id=session.id,
        date=day_of(session),
        number=session.number,
        is_held=session.is_held,
        words=course.words.get(session.id),
    )


def _rows(course: Course, taken: Sequence[Sighting], held: Sequence[SessionSpot]) -> tuple[CodeRow, ...]:
    moving: list[Sighting] = []
    history: dict[str, list[str]] = {}
    for one in taken:
        if one.moves_trends:
            moving.append(one)
        else:
            history.setdefault(one.code, []).append(one.id)
    found = cells(moving, held)
    ticked: dict[str, set[str]] = {}
    for target in course.targets:
        ticked.setdefault(target.benefit, set()).add(target.session_id)
    last = held[-1].date if held else None
    focus = {one.benefit for one in course.focus if _touches(one.since, one.until, last, last)}
    return tuple(
        replace(
            _row(code, found.get(code, ()), held),
            history=tuple(history.get(code, ())),
            targeted=tuple(spot.id for spot in held if spot.id in ticked.get(code, ())),
            is_in_focus=code in focus,
            **names,
        )
        for code, names in _codes(course, {*found, *history})
    )


def _codes(course: Course, seen: set[str]) -> list[tuple[str, dict[str, Any]]]:
    """Return the codes in the order of their rows, the therapist's own with name, ink and letter."""
    own = {code.id: code for code in course.codes if code.id in seen}
    strays = sorted(code for code in seen if family_of(code) == "code" and code not in own)
    return [
        *((code, {}) for code in (*PATTERNS, *BENEFITS)),
        *(
            (code.id, {"name": code.name, "ink": code.ink, "letter": code.letter or code.name[:1].upper()})
            for code in own.values()
        ),
        *((code, {}) for code in strays),
    ]


def _row(code: str, found: tuple[Cell, ...], held: Sequence[SessionSpot]) -> CodeRow:
    rated, tagged = share_of_rated(found), share_of_tagged(found, held)
    return CodeRow(code, family_of(code), found, chosen_share(rated, tagged), rated, tagged)


def _touches(since: date, until: date | None, first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and since <= last and (until is None or until >= first)


def _strains(course: Course, spots: Iterable[SessionSpot]) -> tuple[Strain, ...]:
    shown = {spot.id for spot in spots}
    met = {one.id: one for one in course.sessions}
    strains = []
    for one in course.ruptures:
        if one.session_id in shown:
            end = met.get(one.closed_session_id or "")
            closed = one.closed_on or (day_of(end) if end else None)
            strains.append(
                Strain(one.session_id, day_of(met[one.session_id]), closed, one.outcome, one.movement)
            )
    return tuple(sorted(strains, key=lambda strain: (strain.opened, strain.session)))


def _bonds(course: Course, everything: Iterable[Sighting]) -> tuple[Bond, ...]:
    known = {person.id: person for person in course.people}
    counts = Counter(
        (one.shown_by, one.toward)
        for one in everything
        if one.family == "pattern" and one.toward in known and one.moves_trends
    )
    bonds = []
    for (shown_by, toward), n in counts.items():
        person = known[toward or ""]
        by = known[shown_by].name if shown_by in known else ""
        bonds.append(Bond(person.id, person.name, person.relation, n, shown_by, by, person.is_cared_for))
    return tuple(sorted(bonds, key=lambda bond: (bond.shown_by_name, -bond.n, bond.name, bond.toward)))
