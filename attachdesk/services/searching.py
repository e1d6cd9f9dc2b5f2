"""Find words again: notes, memos and clients, each find with the passage around it."""

from dataclasses import dataclass
from time import perf_counter

from attachdesk.domain.overview import SearchHit
from attachdesk.services.records import Records
from attachdesk.storage import search


@dataclass(frozen=True)
class Found:
    """What a search found: ``total`` counts all hits; ``elapsed_ms`` is of the search alone."""

    query: str
    total: int
    hits: tuple[SearchHit, ...]
    elapsed_ms: float


class Searching:
    """Search over the record layer; private layers are found only where they are opened."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def catch_up(self) -> None:
        """Let the search know what was written since; called within two seconds of a pause."""
        with self._records.work() as work:
            search.catch_up(work)

    def find(self, query: str, limit: int = 50) -> Found:
        """Return the best hits; what was typed a moment ago is indexed first."""
        with self._records.work() as work:
            search.catch_up(work)
            begun = perf_counter()
            total, hits = search.find(work, query, limit)
            elapsed = (perf_counter() - begun) * 1000
        return Found(query, total, tuple(hits), round(elapsed, 2))
