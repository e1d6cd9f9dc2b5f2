"""The complete record as one JSON document (``cli.md``): every kind sorted by id, ids kept.

Not in it: keys, settings, audit trail, chain. The form is published as a JSON Schema beside this file.
Reading is all or nothing: every fault is named by its place, a JSON Pointer (RFC 6901).
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import isfinite
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError

from attachdesk.domain.errors import Damaged, RuleBroken
from attachdesk.domain.kinds import FIRST_KINDS, KINDS
from attachdesk.domain.record import Record
from attachdesk.exchange.cross_checks import Placed, faults_between
from attachdesk.exchange.faults import Fault

FORMAT, VERSION = "attachdesk", 1
HEAD = ("format", "version", "exported_at", "vault_id")
FIRST = tuple(kind.kind for kind in FIRST_KINDS)
"""What a document must have, even one that an older AttachDesk wrote."""
_HALF = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
LARGEST = 2**53 - 1
"""The largest whole number with a form of its own in JSON (RFC 8785), so that the chain can vouch for it."""
LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""A later moment is a day that some zones have no date for."""
_NAMED = {"record.unknown_zone": "zone", "client.code_long": "code", "client.code_form": "code"}
"""Rules about one field, which is named instead of the whole record."""
_FAULTS = {"missing": "import.field_missing", "extra_forbidden": "import.field_unknown"}


def document(records: Mapping[str, Iterable[Record]], vault_id: str, exported_at: datetime) -> dict[str, Any]:
    """Return the document of ``records``, given by kind."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": exported_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "vault_id": vault_id,
    }
    bodies = {
        kind: [one.model_dump(mode="json") for one in sorted(records.get(kind, ()), key=lambda one: one.id)]
        for kind in KINDS
    }
    return head | bodies


def written(made: Mapping[str, Any]) -> str:
    """Return the text of a document; the same document gives the same text."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> tuple[dict[str, list[Record]], str, list[Fault]]:
    """Return the records by kind, the vault's id, and the faults; records are of use only without faults.

    Raises ``Damaged`` when the text is no document of ours at all, ``RuleBroken`` for a newer version.
    """
    made = _parsed(text)
    if made.get("format") != FORMAT or type(made.get("version")) is not int or made["version"] < 1:
        raise Damaged("import.not_ours")
    if made["version"] > VERSION:
        raise RuleBroken("import.newer_version", version=made["version"])
    faults = _of_head(made)
    lists = {kind: _placed(kind, made.get(kind, []), faults) for kind in KINDS}
    records = {kind: [one.record for one in ones if one.record is not None] for kind, ones in lists.items()}
    return records, str(made.get("vault_id", "")), [*faults, *faults_between(lists)]


def _of_head(made: Mapping[str, Any]) -> list[Fault]:
    names = (*HEAD, *KINDS)
    faults = [Fault(f"/{_escaped(name)}", "import.kind_unknown") for name in made if name not in names]
    faults += [Fault(f"/{name}", "import.field_missing") for name in (*HEAD, *FIRST) if name not in made]
    vault_id = made.get("vault_id", " ")
    if not isinstance(vault_id, str) or vault_id == "" or _HALF.search(vault_id):
        faults.append(Fault("/vault_id", "import.value_wrong"))
    if "exported_at" in made and not isinstance(_moment(made["exported_at"]), datetime):
        faults.append(Fault("/exported_at", "import.value_wrong"))
    return faults


def _parsed(text: str) -> dict[str, Any]:
    try:
        made = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise Damaged("import.not_json", line=getattr(error, "lineno", 1)) from None
    if not isinstance(made, dict):
        raise Damaged("import.not_ours")
    return made


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(digits)
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _placed(kind: str, bodies: object, faults: list[Fault]) -> list[Placed]:
    if not isinstance(bodies, list):
        faults.append(Fault(f"/{kind}", "import.not_a_list"))
        return []
    return [
        Placed(place, _id_in(body, place), _record(kind, body, f"/{kind}/{place}", faults))
        for place, body in enumerate(bodies)
    ]


def _id_in(body: object, place: int) -> object:
    """Return the id that a body claims; a body without one is like no other."""
    claimed = body.get("id") if isinstance(body, dict) else None
    return claimed if isinstance(claimed, str) else place


def _record(kind: str, body: object, at: str, faults: list[Fault]) -> Record | None:
    try:
        return KINDS[kind].model_validate(_with_dates(KINDS[kind], body))
    except ValidationError as error:
        faults += [
            Fault(_pointer(at, one["loc"]), _FAULTS.get(one["type"], "import.value_wrong"))
            for one in error.errors(include_input=False, include_context=False, include_url=False)
        ]
    except RuleBroken as rule:
        field = _NAMED.get(rule.key)
        faults.append(Fault(f"{at}/{field}" if field else at, rule.key, rule.values))
    return None


def _with_dates(kind: type[Record], body: object) -> object:
    """Return a body with its dates and moments read; what cannot be read is left to be refused."""
    if not isinstance(body, dict):
        return body
    read_as = _dates(kind)
    return {name: read_as.get(name, _whole)(value) for name, value in body.items()}


def _whole(value: object) -> object:
    """Return a value, or bytes (to be refused) for what no vault could keep.

    That is text with half of a surrogate pair, and a whole number too large for the chain.
    """
    is_half = isinstance(value, str) and _HALF.search(value)
    is_huge = isinstance(value, int) and abs(value) > LARGEST
    return b"" if is_half or is_huge else value


@cache
def _dates(kind: type[Record]) -> dict[str, Callable[[object], object]]:
    found: dict[str, Callable[[object], object]] = {}
    for name, hint in get_type_hints(kind).items():
        types = {hint, *get_args(hint)}
        if datetime in types:
            found[name] = _moment
        elif date in types:
            found[name] = _day
    return found


def _moment(value: object) -> object:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is None or moment.tzinfo is None or not _DAY.match(str(value)):
            return value
        return moment.astimezone(UTC) if moment <= LAST else value
    except (ValueError, OverflowError):
        return value


def _day(value: object) -> object:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value
    except ValueError:
        return value


def _pointer(at: str, place: tuple[int | str, ...]) -> str:
    return "/".join([at, *(_escaped(str(step)) for step in place)])


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
