"""The sources of the package and of the tests, read and parsed once for all tests of their shape."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "attachdesk"


@cache
def source(file: str) -> str:
    """Return the text of a module by its path from the root."""
    return (ROOT / file).read_text(encoding="utf-8")


@cache
def parsed(text: str) -> ast.Module:
    """Return the tree of a source; nobody changes it."""
    return ast.parse(text)


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return every node of a tree, in the order of ``ast.walk``."""
    return tuple(ast.walk(tree))


def files_below(folder: Path) -> list[str]:
    """Return the modules below a folder by their paths from the root."""
    return [str(one.relative_to(ROOT)) for one in sorted(folder.rglob("*.py"))]
