"""The rooms keep their walls, and modules and functions stay of a size that one can read."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from importlinter import cli as import_linter

from tests.shape.sources import PACKAGE, ROOT, files_below, nodes, parsed, source

MODULE_LINES, FUNCTION_LINES = 300, 40
FORBIDDEN = re.compile(
    r"(?:^|_|(?<=[a-z]))(Manager|Helper|Util|Utility|Handler|Info|Base|Common|Misc)s?(?=$|_|[A-Z])"
)
TOOLKIT, NETWORK = (
    {"PySide6"},
    {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio", "PySide6.QtNetwork"},
)


@cache
def trees() -> dict[str, ast.Module]:
    """Return every module of the package and of the tests by its path."""
    files = [*files_below(PACKAGE), *files_below(ROOT / "tests")]
    return {file: parsed(source(file)) for file in files}


def package() -> dict[str, ast.Module]:
    return {file: tree for file, tree in trees().items() if file.startswith("attachdesk/")}


@cache
def imported(tree: ast.AST) -> frozenset[str]:
    """Return the modules that a tree imports, those of a ``from`` with each of its names."""
    found: set[str] = set()
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return frozenset(found)


def is_within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


def test_every_contract_holds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = import_linter.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert code == import_linter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_module_is_longer_than_one_can_read() -> None:
    lengths = {file: len(source(file).splitlines()) for file in package()}
    assert {file: lines for file, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_longer_than_one_can_read() -> None:
    long = [
        f"{file}:{node.lineno} {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for file, tree in package().items()
        for node in nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [file for file, tree in trees().items() if not _is_a_sentence(ast.get_docstring(tree))]
    assert [file for file in silent if (ROOT / file).stat().st_size] == []


def _is_a_sentence(docstring: str | None) -> bool:
    return bool(docstring) and re.match(r"[^a-z\n].*", str(docstring)) is not None and "." in str(docstring)


def test_the_toolkit_is_imported_in_the_window_alone() -> None:
    strays = [
        f"{file} imports {module}"
        for file, tree in package().items()
        if not file.startswith("attachdesk/ui/")
        for module in imported(tree)
        if is_within(module, TOOLKIT)
    ]
    assert strays == []


def test_nothing_imports_the_network() -> None:
    strays = [
        f"{file} imports {module}"
        for file, tree in package().items()
        for module in imported(tree)
        if is_within(module, NETWORK)
    ]
    assert strays == []


def test_modules_do_not_import_in_a_circle() -> None:
    names = {_module(one) for one in package()}
    arrows = {_module(file): _direct(file, tree, names) for file, tree in package().items()}
    assert circles(arrows) == []


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _direct(file: str, tree: ast.Module, names: set[str]) -> set[str]:
    """Return the modules of ours that are imported when this one is, types and late imports left out."""
    top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    found = {one for one in imported(top) if one in names and one != _module(file)}
    return {one for one in found if not any(other.startswith(one + ".") for other in found)}


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return a circle for each module that can reach itself by the shortest way."""
    found = []
    for start in sorted(arrows):
        ways = [[start, one] for one in sorted(arrows[start])]
        seen: set[str] = set()
        while ways:
            way = ways.pop(0)
            if way[-1] == start:
                found.append(way)
                break
            if way[-1] not in seen:
                seen.add(way[-1])
                ways += [[*way, one] for one in sorted(arrows.get(way[-1], ()))]
    return found


def test_the_search_for_circles_finds_one() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [
        ["a", "b", "c", "a"],
        ["b", "c", "a", "b"],
        ["c", "a", "b", "c"],
    ]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def names_without_meaning(file: str, tree: ast.Module) -> list[str]:
    """Return modules and classes whose name says nothing."""
    stem = Path(file).stem
    words = {stem: stem.title().replace("_", "")} if stem != "__init__" else {}
    words |= {node.name: node.name for node in nodes(tree) if isinstance(node, ast.ClassDef)}
    return [f"{file}: {name}" for name, word in words.items() if FORBIDDEN.search(word)]


def test_no_name_is_without_meaning() -> None:
    assert [name for file, tree in package().items() for name in names_without_meaning(file, tree)] == []


@pytest.mark.parametrize(
    ("file", "source", "count"),
    [
        ("base.py", "", 1),
        ("file_utils.py", "", 1),
        ("database.py", "class Database: ...", 0),
        ("x.py", "class NoteManager: ...\nclass InfoBox: ...\nclass Information: ...", 2),
    ],
)
def test_the_search_for_names_tells_words_apart(file: str, source: str, count: int) -> None:
    assert len(names_without_meaning(file, ast.parse(source))) == count


def test_clients_are_called_clients() -> None:
    wrong = re.compile(r"patient", re.IGNORECASE)
    named = [
        f"{file}:{node.lineno} {node.name}"
        for file, tree in package().items()
        for node in nodes(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and wrong.search(node.name)
    ]
    assert named == []
