"""What may have to be disclosed of private notes, country by country: careful words, never a promise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disclosure:
    """One country. ``countries`` are the names by which a practice may call it; ``words`` the sentences."""

    id: str
    order: int
    name: str
    countries: tuple[str, ...]
    words: tuple[str, ...]

    def is_of(self, country: str) -> bool:
        """Whether a practice that names its country so is in this one."""
        return country.strip().casefold() in {one.casefold() for one in (self.name, *self.countries)}
