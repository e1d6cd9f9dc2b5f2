"""Any record of any kind, as its fields allow it."""

from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import assume
from hypothesis import strategies as st

from attachdesk.domain.around import LARGEST_ENCLOSURE
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import BENEFITS, PATTERNS, family_of
from attachdesk.domain.record import Record

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
TEXT = st.one_of(
    st.just(""), WORDS, st.sampled_from(["😀 e\u0301", "a\0b", "\u2028\u00a0", "中文 ไทย עברית"])
)
LINE = st.from_regex(r"[A-Za-z0-9é]{1,12}", fullmatch=True)
MOMENT = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
DAY = st.dates(date(1900, 1, 1), date(2200, 1, 1))
HEX = st.binary(min_size=32, max_size=32).map(bytes.hex)
NAMED: dict[str, st.SearchStrategy[Any]] = {
    "zone": st.sampled_from(["UTC", "Europe/Vienna", "Asia/Tokyo"]),
    "code": LINE,
    "letter": st.text(max_size=2),
    "minutes": st.integers(1, 600),
    "intensity": st.integers(1, 3),
    "value": st.integers(0, 10),
    "item": st.integers(1, 99),
    "version": st.integers(1, 9),
    "recipient": WORDS,
    "number": st.integers(1, 999),
    "start": st.integers(0, 9000),
    "end": st.integers(0, 9000),
    "trigger": LINE,
    "at": st.sampled_from(["00:00", "09:30", "23:59"]),
    "weekday": st.integers(0, 6),
    "every_weeks": st.integers(1, 52),
    "level": st.integers(-2, 2),
    "size": st.integers(0, LARGEST_ENCLOSURE),
    "form": st.integers(1, 9),
    "public_key": HEX,
    "digest": HEX,
    "sha256": HEX,
    "decision": WORDS,
    "field": WORDS,
}


def field_of(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    """Return values of one field."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        chosen = [st.none() if one is type(None) else field_of(name, one) for one in args]
        return st.one_of(*chosen)
    if origin is Literal:
        return st.sampled_from(args)
    if annotation is float:
        # SQLite keeps -0.0 as 0
        return st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)
    if name in NAMED and not (name == "form" and annotation is str):
        return NAMED[name]
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS if name in {"name", "words", "reason", "value", "text"} else TEXT,
        bool: st.booleans(),
        int: st.integers(0, 2**31),
        date: DAY,
        datetime: MOMENT,
    }
    return plain[annotation]


@st.composite
def records(draw: st.DrawFn, kind: type[Record]) -> Record:
    """Return any valid record of ``kind``."""
    fields = {name: draw(field_of(name, one.annotation)) for name, one in kind.model_fields.items()}
    fields["id"] = draw(st.uuids()).hex
    for key in fields.keys() & {"value"}:
        if kind.model_fields[key].annotation is str:
            fields[key] = draw(WORDS)
    fields |= _fitting(kind.kind, fields, draw)
    try:
        return kind(**fields)
    except RuleBroken:
        assume(False)
        raise


def _fitting(kind: str, fields: dict[str, Any], draw: st.DrawFn) -> dict[str, Any]:
    """Return what makes the fields agree with each other, so that few examples are thrown away."""
    if kind in {"notes", "risk_entries"}:
        in_session = draw(st.booleans())
        made: dict[str, Any] = {"session_id": "s" if in_session else None}
        made["contact_id"] = None if in_session else "k"
        if kind == "risk_entries":
            return made | {"words": "told"}
        made["episode_id"] = None
        return made | {"signed_at": draw(MOMENT) if fields["status"] == "signed" else None}
    if kind == "observations":
        code = draw(st.sampled_from([*PATTERNS, *BENEFITS, "own"]))
        family = family_of(code)
        sense = draw(st.sampled_from(["forward", "worked_on", "setback"])) if family == "benefit" else None
        quote, start = draw(WORDS), draw(st.integers(0, 9000))
        place = {"quote": quote, "start": start, "end": start + len(quote), "note_id": "n"}
        return place | {"code": code, "family": family, "sense": sense, "intensity": draw(st.integers(1, 3))}
    if kind == "sessions":
        return {} if fields["status"] in {"cancelled", "late_cancelled"} else {"cancelled_by": None}
    if kind == "signatures":
        return {"value": draw(HEX) * 2}
    if kind == "field_readings":
        return {"number": None, "word": draw(WORDS)} if draw(st.booleans()) else {"number": 3.5, "word": ""}
    if kind == "screenings":
        return {"was_alone": True}
    if kind == "clients":
        return {"date_of_birth": None}
    first = fields.get("since") or fields.get("started_on") or fields.get("ordered_on")
    last = "until" if "until" in fields else "ended_on"
    return {last: max(fields[last], first)} if first and fields.get(last) else {}
