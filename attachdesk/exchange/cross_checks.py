"""What holds between the records of a document: ids once, pointers that lead somewhere, files kept apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from attachdesk.domain.kinds import BETWEEN_FILES, POINTERS
from attachdesk.domain.record import Record
from attachdesk.exchange.code_checks import faults_of_codes
from attachdesk.exchange.faults import Fault
from attachdesk.exchange.note_checks import faults_of_note


@dataclass(frozen=True)
class Placed:
    """A record and its place in the list of its kind; None: what stands there is no record."""

    place: int
    id: object
    record: Record | None


Lists = Mapping[str, Sequence[Placed]]


def faults_between(lists: Lists) -> Iterator[Fault]:
    """Yield what is wrong between records that are each right by themselves."""
    for kind, ones in lists.items():
        for twin in _twins([one.id for one in ones]):
            yield Fault(f"/{kind}/{twin}/id", "import.id_twice")
    codes = [str(getattr(one.record, "code", one.id)).casefold() for one in lists["clients"]]
    for twin in _twins(codes):
        yield Fault(f"/clients/{twin}/code", "import.code_twice")
    for extra in lists["practices"][1:]:
        yield Fault(f"/practices/{extra.place}", "import.one_practice")
    astray = {getattr(one.record, "note_id", None) for one in lists["entered_in_error"]}
    for second in _twins([_meeting(one, astray) for one in lists["notes"]]):
        yield Fault(f"/notes/{second}", "import.second_note")
    known = {kind: {one.id: one.record for one in ones} for kind, ones in lists.items()}
    for kind, ones in lists.items():
        for one in ones:
            if one.record is not None:
                yield from _pointers(f"/{kind}/{one.place}", one.record, known)
                yield from faults_of_note(f"/{kind}/{one.place}", one.record, known)
                yield from faults_of_codes(f"/{kind}/{one.place}", one.record, known)


def _meeting(one: Placed, astray: set[object]) -> object:
    """Return the meeting and layer of a note: each holds one, beside what was entered there in error."""
    if one.record is None or one.id in astray:
        return one.id, one.place
    return tuple(getattr(one.record, name) for name in ("session_id", "contact_id", "episode_id", "layer"))


def _twins(names: Sequence[object]) -> list[int]:
    seen: set[object] = set()
    twins = []
    for place, name in enumerate(names):
        if name in seen:
            twins.append(place)
        seen.add(name)
    return twins


def _pointers(at: str, one: Record, known: Mapping[str, Mapping[object, Record | None]]) -> Iterator[Fault]:
    whose = getattr(one, "client_id", None)
    for name, target in _pointers_of(type(one)):
        pointer = getattr(one, name)
        if pointer is None:
            continue
        if pointer not in known[target]:
            yield Fault(f"{at}/{name}", "import.points_nowhere")
            continue
        other = getattr(known[target][pointer], "client_id", None)
        if whose is not None and other is not None and other != whose and name not in BETWEEN_FILES:
            yield Fault(f"{at}/{name}", "import.of_another_client")


@cache
def _pointers_of(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((name, target) for name, target in POINTERS.items() if name in kind.model_fields)
