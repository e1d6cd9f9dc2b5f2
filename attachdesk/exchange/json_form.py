"""The complete record as one JSON document (``cli.md``): every kind sorted by id, ids kept.

Not in it: keys, settings, audit trail, chain. The form is published as a JSON Schema beside this file.
Reading is all or nothing: every fault is named by its place, a JSON Pointer (RFC 6901).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError

from attachdesk.domain.errors import Damaged, RuleBroken
from attachdesk.domain.kinds import KINDS, POINTERS
from attachdesk.domain.record import Record

FORMAT, VERSION = "attachdesk", 1
HEAD = ("format", "version", "exported_at", "vault_id")
_FAULTS = {"missing": "import.field_missing", "extra_forbidden": "import.field_unknown"}


@dataclass(frozen=True)
class Fault:
    """One reason why a document is refused: its place, and the sentence's key with values."""

    at: str
    key: str
    values: dict[str, object] = field(default_factory=dict)


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
    if made.get("format") != FORMAT or type(made.get("version")) is not int:
        raise Damaged("import.not_ours")
    if made["version"] > VERSION:
        raise RuleBroken("import.newer_version", version=made["version"])
    faults = [
        Fault(f"/{_escaped(name)}", "import.kind_unknown") for name in made if name not in {*HEAD, *KINDS}
    ]
    faults += [Fault(f"/{name}", "import.field_missing") for name in HEAD if name not in made]
    if not isinstance(made.get("vault_id", ""), str):
        faults.append(Fault("/vault_id", "import.value_wrong"))
    records: dict[str, list[Record]] = {}
    for kind in KINDS:
        records[kind] = _records(kind, made.get(kind, []), faults)
    return records, str(made.get("vault_id", "")), faults + _twins(records) + _lost_pointers(records)


def _parsed(text: str) -> dict[str, Any]:
    try:
        made = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Damaged("import.not_json", line=getattr(error, "lineno", 1)) from None
    if not isinstance(made, dict):
        raise Damaged("import.not_ours")
    return made


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _records(kind: str, bodies: object, faults: list[Fault]) -> list[Record]:
    if not isinstance(bodies, list):
        faults.append(Fault(f"/{kind}", "import.not_a_list"))
        return []
    records = []
    for place, body in enumerate(bodies):
        at = f"/{kind}/{place}"
        try:
            records.append(KINDS[kind].model_validate(_with_dates(KINDS[kind], body)))
        except ValidationError as error:
            faults += [
                Fault(_pointer(at, one["loc"]), _FAULTS.get(one["type"], "import.value_wrong"))
                for one in error.errors(include_input=False, include_context=False, include_url=False)
            ]
        except RuleBroken as rule:
            faults.append(Fault(at, rule.key, rule.values))
    return records


def _with_dates(kind: type[Record], body: object) -> object:
    """Return a body with its dates and moments read; what cannot be read is left to be refused."""
    if not isinstance(body, dict):
        return body
    read_as = _dates(kind)
    return {name: read_as[name](value) if name in read_as else value for name, value in body.items()}


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
    except ValueError:
        return value
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else value


def _day(value: object) -> object:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _twins(records: Mapping[str, list[Record]]) -> list[Fault]:
    faults = []
    for kind, ones in records.items():
        seen: set[str] = set()
        for place, one in enumerate(ones):
            if one.id in seen:
                faults.append(Fault(f"/{kind}/{place}/id", "import.id_twice"))
            seen.add(one.id)
    codes: set[str] = set()
    for place, client in enumerate(records.get("clients", [])):
        code = str(getattr(client, "code", "")).casefold()
        if code in codes:
            faults.append(Fault(f"/clients/{place}/code", "import.code_twice"))
        codes.add(code)
    return faults


def _lost_pointers(records: Mapping[str, list[Record]]) -> list[Fault]:
    known = {kind: {one.id for one in ones} for kind, ones in records.items()}
    return [
        Fault(f"/{kind}/{place}/{name}", "import.points_nowhere")
        for kind, ones in records.items()
        for place, one in enumerate(ones)
        for name, target in POINTERS.items()
        if (pointer := getattr(one, name, None)) is not None and pointer not in known[target]
    ]


def _pointer(at: str, place: tuple[int | str, ...]) -> str:
    return "/".join([at, *(_escaped(str(step)) for step in place)])


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
