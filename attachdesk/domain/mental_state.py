"""Mental state in quick entries: areas with neutral options; not assessed is no finding, and says nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """One area with the options to choose from."""

    key: str
    name: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class MentalState:
    """The areas in their order; ``nothing_found`` is said of an area that was looked at without a finding."""

    id: str
    order: int
    nothing_found: str
    areas: tuple[Area, ...]

    def lines(self, found: Mapping[str, Iterable[str]]) -> str:
        """Return one line for each area in ``found``, in order; one with no words had nothing found.

        An area that is absent was not assessed and is left out.
        """
        said = []
        for area in self.areas:
            if area.key in found:
                words = ", ".join(found[area.key])
                said.append(f"{area.name}: {words or self.nothing_found}")
        return "\n".join(said)
