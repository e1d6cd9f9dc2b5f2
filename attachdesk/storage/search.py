"""Finds words in the record: every term of a query, the best and newest first, with the passage around."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    func,
    literal_column,
    select,
)

from attachdesk.domain.client import Client
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import SearchHit
from attachdesk.domain.record import local
from attachdesk.domain.session import Contact, Session
from attachdesk.storage.keeping_tables import ENTRY
from attachdesk.storage.overviews import in_order
from attachdesk.storage.passages import Stretch, passage, patterns_of
from attachdesk.storage.search_index import TRIGRAMS, WORDS, catch_up, refresh
from attachdesk.storage.search_query import Term, terms_of
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

__all__ = ["catch_up", "find", "refresh"]

CLIENTS, OBSERVATIONS = table_of(Client), table_of(Observation)
RANKED = 4000
"""How many finds are ranked at most, newest first."""


class Shape(NamedTuple):
    """What the terms of a query need: words, trigrams, and how many terms too short for either."""

    words: bool
    trigrams: bool
    shorts: int


def find(
    work: Work, query: str, limit: int, *, layers: Sequence[str] = ("record",)
) -> tuple[int, list[SearchHit]]:
    """Return how many records hold every term, and the ``limit`` best of them.

    Only what ``catch_up`` has read is found. Among more than ``RANKED`` finds the best are chosen from the
    newest ``RANKED``: ranking every note with a common word would take a second. Process notes and
    hypotheses stay out unless their layer is named. A query without words finds nothing.
    """
    terms = terms_of(query)
    if not terms:
        return 0, []
    best, count = _statements(_shape_of(terms), tuple(layers))
    values = {**_values(terms), "limit": limit}
    rows = work.connection.execute(best, values).all()
    if len(rows) < min(limit, RANKED):
        # none was left out; nothing is asked anew about few finds, or none
        return len(rows), _hits(work, rows, terms) if rows else []
    return work.connection.execute(count, values).scalar_one(), _hits(work, rows, terms)


def _shape_of(terms: Sequence[Term]) -> Shape:
    shorts = sum(term.is_short for term in terms)
    return Shape(bool(_matched(terms, False)), bool(_matched(terms, True)), shorts)


def _values(terms: Sequence[Term]) -> dict[str, str]:
    """Return what a statement of the terms' shape is given."""
    shorts = (term.like for term in terms if term.is_short)
    values = {f"short_{number}": like for number, like in enumerate(shorts)}
    return values | {"words": _matched(terms, False), "trigrams": _matched(terms, True)}


def _matched(terms: Sequence[Term], is_unspaced: bool) -> str:
    """Return what is looked for in the index of trigrams, or of words; empty where nothing is."""
    some = (term for term in terms if term.is_unspaced == is_unspaced and not term.is_short)
    return " AND ".join(term.match for term in some)


@lru_cache(maxsize=64)
def _statements(shape: Shape, layers: tuple[str, ...]) -> tuple[Select[Any], Select[Any]]:
    """Return the statements of the best finds and of their number; building them took longer than running."""
    place, source, wanted, rank = _looked_up(shape)
    wanted.append(_in_layers(place, layers))
    found = select(place.label("place"), rank.label("rank")).select_from(source).where(*wanted)
    ranked = found.order_by(place.desc()).limit(RANKED).subquery()
    # only the texts that are shown are read: four thousand of them took half a second
    most: ColumnElement[int] = bindparam("limit", type_=Integer)
    chosen = select(ranked).order_by(ranked.c.rank, ranked.c.place.desc()).limit(most).subquery()
    entries = chosen.join(ENTRY, ENTRY.c.sequence == chosen.c.place)
    best = (
        select(ENTRY, CLIENTS.c.code.label("of_code"))
        .select_from(entries.outerjoin(CLIENTS, CLIENTS.c.id == ENTRY.c.client_id))
        .order_by(chosen.c.rank, chosen.c.place.desc())
    )
    return best, select(func.count()).select_from(source).where(*wanted)


def _in_layers(place: ColumnElement[Any], layers: Sequence[str]) -> ColumnElement[bool]:
    """Return what keeps other layers out, by the few entries outside the record where that is enough."""
    if "record" not in layers:
        return place.in_(select(ENTRY.c.sequence).where(ENTRY.c.layer.in_(tuple(layers))))
    outside = ENTRY.c.layer != literal_column("'record'")
    return place.not_in(select(ENTRY.c.sequence).where(outside, ENTRY.c.layer.not_in(tuple(layers))))


def _looked_up(
    shape: Shape,
) -> tuple[ColumnElement[Any], Any, list[ColumnElement[bool]], ColumnElement[Any]]:
    """Return the number of an entry, where to look, what must hold, and what ranks.

    The index of words ranks before that of trigrams; the entries themselves are read only for terms that
    are in neither.
    """
    wanted: list[ColumnElement[bool]] = []
    rank: ColumnElement[Any] = literal_column("NULL")
    place: ColumnElement[Any] = ENTRY.c.sequence
    source: FromClause | None = ENTRY if shape.shorts else None
    for index, is_asked, match in ((TRIGRAMS, shape.trigrams, "trigrams"), (WORDS, shape.words, "words")):
        if is_asked:
            name: ColumnElement[Any] = literal_column(index.name)
            source = index if source is None else source.join(index, index.c.rowid == place)
            place = index.c.rowid
            wanted.append(name.op("MATCH")(bindparam(match, type_=String)))
            rank = func.bm25(name)
    for number in range(shape.shorts):
        like: ColumnElement[str] = bindparam(f"short_{number}", type_=String)
        wanted += [ENTRY.c.is_unspaced, ENTRY.c.text.like(like, escape="\\")]
    return place, source, wanted, rank


def _hits(work: Work, rows: Sequence[Row[Any]], terms: Sequence[Term]) -> list[SearchHit]:
    patterns = patterns_of([term.pattern() for term in terms])
    days, codes = _days(work, rows), _codes(work, rows)
    hits = []
    for row in rows:
        shown, marked, place = passage(row.text, patterns)
        hits.append(
            SearchHit(
                kind=row.kind,
                id=row.record_id,
                client_id=row.client_id or "",
                client=row.of_code or "",
                session=row.session_id,
                date=days.get(row.session_id or row.contact_id) or local(row.at, work.zone).date(),
                passage=shown,
                marked=marked,
                codes=_overlapping(codes[row.record_id], place),
            )
        )
    return hits


def _days(work: Work, rows: Sequence[Row[Any]]) -> dict[str | None, date]:
    days: dict[str | None, date] = {}
    for kind, field in ((Session, "session_id"), (Contact, "contact_id")):
        meetings = table_of(kind)
        ids = {row._mapping[field] for row in rows} - {None}
        query = select(meetings.c.id, meetings.c.starts_at, meetings.c.zone).where(meetings.c.id.in_(ids))
        for meeting in work.connection.execute(query) if ids else ():
            days[meeting.id] = local(meeting.starts_at, meeting.zone).date()
    return days


def _codes(work: Work, rows: Sequence[Row[Any]]) -> dict[str, list[tuple[str, Stretch | None]]]:
    """Return the codes on the passages of found notes with their places, and those of found observations."""
    codes: dict[str, list[tuple[str, Stretch | None]]] = defaultdict(list)
    seen = OBSERVATIONS.c
    notes = {row.record_id for row in rows if row.kind == "notes"}
    placed = select(seen.note_id, seen.code, seen.start, seen.end).where(
        seen.note_id.in_(notes), seen.scope == "passage", seen.place == "placed"
    )
    for row in work.connection.execute(placed):
        codes[row.note_id].append((row.code, (row.start, row.end)))
    own = {row.record_id for row in rows if row.kind == "observations"}
    for one in work.connection.execute(select(seen.id, seen.code).where(seen.id.in_(own))):
        codes[one.id].append((one.code, None))
    return codes


def _overlapping(codes: Sequence[tuple[str, Stretch | None]], shown: Stretch) -> tuple[str, ...]:
    there = {code for code, place in codes if place is None or (place[0] < shown[1] and place[1] > shown[0])}
    return tuple(sorted(there, key=in_order))
