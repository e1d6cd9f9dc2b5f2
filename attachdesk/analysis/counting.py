"""What counts in a trend, and how it adds up per code and session."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attachdesk.analysis.intervals import ENOUGH, wilson
from attachdesk.domain.trend import Cell, Course, SessionSpot, Share, Sighting, Source


@dataclass(frozen=True)
class Sieve:
    """Sorts observations: those that move a trend, and those that are history.

    Counted is what the client (or a member of the couple) showed in an attended session of the period, not
    from a process note, not in the tray. A pattern toward somebody the client cares for is caregiving and
    never attachment.
    """

    held: frozenset[str]
    notes: frozenset[str]
    members: frozenset[str]
    cared_for: frozenset[str]

    @classmethod
    def over(cls, course: Course, held: Iterable[str]) -> "Sieve":
        """Return the sieve for a course and the sessions attended in the period."""
        return cls(
            held=frozenset(held),
            notes=course.notes,
            members=frozenset(person.id for person in course.people if person.is_member),
            cared_for=frozenset(person.id for person in course.people if person.is_cared_for),
        )

    def takes(self, one: Sighting) -> bool:
        """Whether an observation belongs on the chart at all, as trend or as history."""
        if one.session_id not in self.held or (one.scope == "passage" and one.place == "tray"):
            return False
        if one.note_id is not None and one.note_id not in self.notes:
            return False
        if one.shown_by is not None and one.shown_by not in self.members:
            return False
        return not (one.family == "pattern" and one.toward in self.cared_for)


@dataclass(slots=True)
class _Pile:
    """What gathers for one code in one session while observations are read."""

    ratings: list[str] = field(default_factory=list)
    rating: int | None = None
    passages: list[str] = field(default_factory=list)
    intensities: list[int] = field(default_factory=list)
    senses: dict[str, int] = field(default_factory=dict)

    def add(self, one: Sighting) -> None:
        if one.scope == "session" and one.intensity is not None:
            self.ratings.append(one.id)
            self.rating = max(self.rating or 0, one.intensity)
        else:
            self.passages.append(one.id)
            if one.intensity is not None:
                self.intensities.append(one.intensity)
        if one.sense is not None and one.intensity != 0:
            self.senses[one.sense] = self.senses.get(one.sense, 0) + 1

    def cell(self, session: str) -> Cell:
        return Cell(
            session=session,
            rating=self.rating,
            ratings=tuple(self.ratings),
            passages=tuple(self.passages),
            strongest=max(self.intensities, default=0),
            intensities=tuple(self.intensities),
            forward=self.senses.get("forward", 0),
            worked_on=self.senses.get("worked_on", 0),
            setback=self.senses.get("setback", 0),
        )


def cells(observations: Iterable[Sighting], sessions: Sequence[SessionSpot]) -> dict[str, tuple[Cell, ...]]:
    """Return the cells of each code in the order of ``sessions``; several ratings count as their strongest.

    Ratings and passages stay apart inside a cell. Expects observations that move trends.
    """
    piles: defaultdict[str, defaultdict[str, _Pile]] = defaultdict(lambda: defaultdict(_Pile))
    for one in observations:
        piles[one.code][one.session_id or ""].add(one)
    return {
        code: tuple(found[spot.id].cell(spot.id) for spot in sessions if spot.id in found)
        for code, found in piles.items()
    }


def share_of_rated(found: Iterable[Cell]) -> Share:
    """Return the share of sessions with a rating above 0; the denominator are attended sessions rated."""
    rated = [cell for cell in found if cell.rating is not None]
    return _share(sum(1 for cell in rated if cell.rating), len(rated), "session")


def share_of_tagged(found: Iterable[Cell], sessions: Sequence[SessionSpot]) -> Share:
    """Return the share of sessions with a passage; the denominator are attended sessions with a note.

    A session whose words are not known but that carries a passage does have a note.
    """
    tagged = {cell.session for cell in found if cell.passages}
    of = sum(1 for spot in sessions if spot.words is not None or spot.id in tagged)
    return _share(len(tagged), of, "passage")


def chosen_share(rated: Share, tagged: Share) -> Share:
    """Return the one to show: ratings once five sessions are rated or nothing is tagged; else passages."""
    return rated if rated.n >= ENOUGH or (rated.n and not tagged.seen) else tagged


def _share(seen: int, of: int, source: Source) -> Share:
    if of < ENOUGH:
        return Share(seen, of, source)
    low, high = wilson(seen, of)
    return Share(seen, of, source, low, high)
