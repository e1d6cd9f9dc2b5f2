"""Every key that is said has its sentence with all its values, and every sentence is said somewhere."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from attachdesk.library.table import places
from attachdesk.library.words import SOURCE, read_sentences
from attachdesk.locations import content
from tests.shape.sources import PACKAGE, files_below, nodes, parsed
from tests.shape.sources import source as text_of

TROUBLES = frozenset(
    {"RuleBroken", "NotUnderstood", "WrongKey", "Damaged", "StorageTrouble", "VaultInUse", "Told"}
)
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
BARE = re.compile(r"[a-z][a-z0-9_]*")
PART = "\x00"
"""Stands for what an f-string fills in."""
PREFIXES = {re.compile(r"\bwording\b", re.IGNORECASE): "charts."}
"""Classes whose ``say`` puts the first part of the key itself, for the modules that name them."""
FILLED_AT_THE_DOOR = frozenset({"vault.newer"})
"""Raised where the folder is not known yet, and raised anew with it by the room's door."""
SAID_WITHOUT_A_LITERAL: frozenset[str] = frozenset()
"""Prefixes of keys that are put together in a way this test cannot read; none so far."""


@dataclass(frozen=True)
class Said:
    """A key as it stands in the source, with the names of its values (None: not all can be read)."""

    where: str
    key: str
    values: frozenset[str] | None


def said_in(source: str, file: str) -> Iterator[Said]:
    """Yield every key that a trouble or ``say`` is given as a literal."""
    prefix = _prefix(source)
    for node in nodes(parsed(source)):
        if isinstance(node, ast.Call) and node.args and _takes_key(node.func):
            for key in literals(node.args[0]):
                if "." in key:
                    yield Said(f"{file}:{node.lineno}", key, _values(node))
                elif _is_wording(node.func):
                    yield Said(f"{file}:{node.lineno}", prefix + key, _values(node))


def _takes_key(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr == "say" or function.attr in TROUBLES
    return isinstance(function, ast.Name) and function.id in TROUBLES


def _is_wording(function: ast.expr) -> bool:
    """Tell a ``say`` that puts the first part of the key from one that names a field of a form."""
    return isinstance(function, ast.Attribute) and "wording" in ast.unparse(function.value).lower()


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name is not None)


def literals(node: ast.expr) -> list[str]:
    """Return the keys an expression can be, what an f-string fills in as ``PART``."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(one.value) if isinstance(one, ast.Constant) else PART for one in node.values)]
    return []


def mentioned_in(source: str) -> set[str]:
    """Return every string that could be a key, f-strings with ``PART``; docstrings are not counted."""
    tree = parsed(source)
    prose = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    found: set[str] = set()
    for node in nodes(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in prose:
            found.update(literals(node))
    prefix = _prefix(source)
    if prefix:
        bare = {one for one in found if BARE.fullmatch(one.replace(PART, "x")) and one.strip(PART)}
        found = {one for one in found if one != prefix + PART}
        found |= {prefix + one for one in bare} | {f"{prefix}{one}_{PART}" for one in bare}
    return {one for one in found if KEY.fullmatch(one.replace(PART, "x"))}


def _prefix(source: str) -> str:
    return next((prefix for named, prefix in PREFIXES.items() if named.search(source)), "")


@cache
def members(keys: frozenset[str]) -> dict[str, set[str]]:
    """Return the keys one step below each key."""
    below: dict[str, set[str]] = {}
    for key in keys:
        below.setdefault(key.rpartition(".")[0], set()).add(key)
    return below


@cache
def meant(key: str, keys: frozenset[str]) -> frozenset[str]:
    """Return the sentences a key can mean: itself, its members (``key.client``), or what fits its parts."""
    if PART not in key:
        return frozenset({key} & keys | members(keys).get(key, set()))
    pattern = re.compile("[a-z0-9_.]+".join(re.escape(part) for part in key.split(PART)) + r"(\.[a-z0-9_]+)?")
    return frozenset(one for one in keys if pattern.fullmatch(one))


def without_sentence(said: list[Said], keys: frozenset[str]) -> list[str]:
    """Return what is said and has no sentence."""
    return [f"{one.where} {one.key!r}" for one in said if one.key.strip(PART) and not meant(one.key, keys)]


def without_value(said: list[Said], needs: dict[str, set[str]]) -> list[str]:
    """Return what is said without a value that its sentence has a place for."""
    keys = frozenset(needs)
    lacking = []
    for one in said:
        if one.values is None or PART in one.key or one.key in FILLED_AT_THE_DOOR:
            continue
        for key in sorted(meant(one.key, keys)):
            missing = needs[key] - one.values
            if missing:
                lacking.append(f"{one.where} {key} lacks {', '.join(sorted(missing))}")
    return lacking


@cache
def sources() -> tuple[tuple[str, str], ...]:
    return tuple((file, text_of(file)) for file in files_below(PACKAGE))


@cache
def needs() -> dict[str, set[str]]:
    return {key: set(places(sentence)) for key, sentence in read_sentences(content(), SOURCE).items()}


@cache
def all_said() -> list[Said]:
    return [one for file, source in sources() for one in said_in(source, file)]


def test_every_key_that_is_said_has_a_sentence() -> None:
    assert without_sentence(all_said(), frozenset(needs())) == []


def test_every_sentence_gets_the_values_it_has_places_for() -> None:
    assert without_value(all_said(), needs()) == []


def test_every_sentence_is_said_somewhere() -> None:
    keys = frozenset(needs())
    used: set[str] = set()
    for _, source in sources():
        for mention in mentioned_in(source):
            used |= meant(mention, keys)
    idle = {key for key in keys - used if not key.startswith(tuple(SAID_WITHOUT_A_LITERAL))}
    assert sorted(idle) == []


SENTENCES = {"a.b": {"n"}, "a.c": set(), "f.x.all": set(), "f.x.client": {"day"}, "m.1": set()}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('raise RuleBroken("a.b", n=1)', []),
        ('raise errors.Damaged("a.zz")', ["x.py:1 'a.zz'"]),
        ('words.say("a.b" if one else "a.zz", n=1)', ["x.py:1 'a.zz'"]),
        ('words.say(f"m.{month}")', []),
        ('words.say(f"q.{month}")', ["x.py:1 'q.\\x00'"]),
        ('case.say("f.x")', []),
        ("words.say(key)\nwords.say(f'{key}')\nwords.say()\nwords.say(3)", []),
        ('print("a.zz")', []),
    ],
)
def test_the_scan_finds_keys_without_sentence(source: str, expected: list[str]) -> None:
    assert without_sentence(list(said_in(source, "x.py")), frozenset(SENTENCES)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('words.say("a.b", n=1)', []),
        ('words.say("a.b", **values)', []),
        ('words.say("a.b", m=1)', ["x.py:1 a.b lacks n"]),
        ('case.say("f.x")', ["x.py:1 f.x.client lacks day"]),
        ('words.say(f"a.{x}")', []),
    ],
)
def test_the_scan_finds_values_that_are_missing(source: str, expected: list[str]) -> None:
    assert without_value(list(said_in(source, "x.py")), SENTENCES) == expected


def test_a_module_may_put_the_first_part_itself() -> None:
    source = (
        "from attachdesk.charts.wording import Wording\nwording.say('missed', day=1)\nx = f'charts.{key}'"
    )
    (said,) = said_in(source, "x.py")
    assert said.key == "charts.missed"
    keys = frozenset({"charts.missed", "charts.missed_one", "charts.idle"})
    means = [meant(one, keys) for one in mentioned_in(source)]
    assert set().union(*means) == {"charts.missed", "charts.missed_one"}


def test_a_docstring_is_no_use_of_a_key() -> None:
    assert mentioned_in('"a.b"\nx = "a.c"\ny = f"m.{x}"\nz = "not a key"') == {"a.c", f"m.{PART}"}
    assert meant(f"m.{PART}", frozenset(SENTENCES)) == {"m.1"}
