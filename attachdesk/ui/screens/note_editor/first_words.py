"""What a new tag says before the therapist says anything: careful, and quick for who tags a whole note.

The basis decides what moves a trend, and "in the room" is the strongest claim. So nothing is prefilled with
it on its own: a new tag starts as "told, recent", and only one toward the therapist is of the room, for
what is done toward the therapist happens there. Within a note a code that was tagged before keeps who
showed it, toward whom and on what basis: these were the therapist's own words a moment ago.
"""

from collections.abc import Iterable, Set
from typing import Any

from attachdesk.domain.client import Person
from attachdesk.domain.observation import Observation

CAREFUL, ROOM = "recent", "room"


def therapists(people: Iterable[Person]) -> frozenset[str]:
    """Return the ids of who on a client's list stands for the therapist."""
    return frozenset(person.id for person in people if person.relation == "therapist")


def first_words(
    code: str, tagged: Iterable[Observation], toward: str | None, room: Set[str]
) -> dict[str, Any]:
    """Return basis, toward and shown_by of a new tag; ``tagged`` are those of the same note.

    ``toward`` is what was asked for, if anything; ``room`` are the ids that stand for the therapist.
    """
    same = [one for one in tagged if one.code == code]
    if same and toward is None:
        last = max(same, key=lambda one: one.made_at)
        return {"basis": last.basis, "toward": last.toward, "shown_by": last.shown_by}
    return {"basis": ROOM if toward in room else CAREFUL, "toward": toward}


def basis_after(before: Observation, toward: str | None, room: Set[str]) -> str:
    """Return the basis of a tag whose basis nobody chose, when it is said toward whom it is."""
    if toward in room:
        return ROOM
    return CAREFUL if before.toward in room and before.basis == ROOM else before.basis
