"""The toolkit's own helpers compiled once, as Python does with every module, and not anew at each start.

PySide6 carries the Python part of its signatures as source inside a library and compiles it whenever it is
imported: a fifth of the time to a first window. What was compiled is kept beside the compiled modules of
AttachDesk, together with its source; another source, flag or version of Python is compiled anew.
"""

import __future__

import builtins
import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

Key = tuple[str, int]
_HELPERS = "shibokensupport/"
_FUTURES = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})


def beside(compiled: str | None) -> str:
    """Return the file for the helpers' code beside a module's compiled file; nothing where none is kept."""
    return f"{compiled.removesuffix('.pyc')}.toolkit" if compiled else ""


class Compiled:
    """The code of sources, by name and flags of their compiler; ``keep`` writes what came new."""

    def __init__(self, file: str, compiler: Callable[..., Any] = compile) -> None:
        self._file, self._compiler = file, compiler
        self._known: dict[Key, tuple[bytes, CodeType]] = _read(file)
        self._has_new = False

    def compile(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        """Compile as the builtin does; the source of a helper is taken as it was compiled before."""
        if rest or named:
            return self._compiler(source, filename, mode, *rest, **named)
        # the builtin inherits the flags of who calls it, which is no longer the caller that it sees
        flags = sys._getframe(1).f_code.co_flags & _FUTURES
        if not isinstance(source, bytes) or not str(filename).startswith(_HELPERS) or mode != "exec":
            return self._compiler(source, filename, mode, flags=flags, dont_inherit=True)
        before, code = self._known.get((filename, flags), (None, None))
        if before != source:
            code = self._compiler(source, filename, mode, flags=flags, dont_inherit=True)
            self._known[filename, flags] = source, code
            self._has_new = True
        return code

    def keep(self) -> None:
        """Write what was compiled anew, whole or not at all; a folder that takes nothing is no trouble."""
        if not self._has_new or not self._file or sys.dont_write_bytecode:
            return
        half = f"{self._file}.{os.getpid()}"
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(self._file), exist_ok=True)  # noqa: PTH103, PTH120 - no pathlib yet
            with open(half, "wb") as file:  # noqa: PTH123
                file.write(_version() + marshal.dumps(self._known))
            os.replace(half, self._file)  # noqa: PTH105


@contextlib.contextmanager
def compiled_once(file: str) -> Iterator[None]:
    """While PySide6 is imported within, its helpers are taken from the file, or compiled and kept there."""
    compiled, own = Compiled(file, builtins.compile), builtins.compile
    builtins.compile = compiled.compile
    try:
        yield
    finally:
        builtins.compile = own
    compiled.keep()


def _version() -> bytes:
    return sys.version.encode() + b"\0"


def _read(file: str) -> dict[Key, tuple[bytes, CodeType]]:
    """Return what a file holds for this very Python; nothing when there is none, or it is not whole."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            held = opened.read()
        if held.startswith(_version()):
            found = marshal.loads(held[len(_version()) :])  # noqa: S302
            return found if isinstance(found, dict) else {}
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}
