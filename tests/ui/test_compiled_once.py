"""What the toolkit compiles at each start is compiled once, and never taken for something else."""

import builtins
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from attachdesk.ui.compiled_once import Compiled, beside, compiled_once

NAME = "shibokensupport/signature/loader.py"
SOURCE = b"def answer(x: Unknown) -> int:\n    return 42\n"
BARE = "from __future__ import annotations\n"


def run(code: CodeType) -> dict[str, Any]:
    made: dict[str, Any] = {}
    exec(code, made)
    return made


def future_compile(compiled: Compiled, source: bytes) -> CodeType:
    """Compile as the toolkit does: from a module whose annotations are not evaluated."""
    caller: dict[str, Any] = {"compiled": compiled, "source": source, "name": NAME}
    text = BARE + "code = compiled.compile(source, name, 'exec')\n"
    exec(compile(text, "caller.py", "exec"), caller)
    made: CodeType = caller["code"]
    return made


def counting(calls: list[str]) -> Callable[..., Any]:
    def count(source: bytes, filename: str, *rest: Any, **named: Any) -> Any:
        calls.append(filename)
        return compile(source, filename, *rest, **named)

    return count


def test_a_helper_is_compiled_once_and_taken_from_the_file_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = str(tmp_path / "made" / "helpers.toolkit")
    calls: list[str] = []
    for _start in range(3):
        compiled = Compiled(file, counting(calls))
        answer = run(future_compile(compiled, SOURCE))["answer"]
        assert answer(1) == 42
        compiled.keep()
    assert calls == [NAME]
    assert [one.name for one in (tmp_path / "made").iterdir()] == ["helpers.toolkit"]


def test_another_source_of_the_same_name_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = str(tmp_path / "helpers.toolkit")
    compiled = Compiled(file)
    future_compile(compiled, SOURCE)
    compiled.keep()
    answer = run(future_compile(Compiled(file), SOURCE.replace(b"42", b"43")))["answer"]
    assert answer(1) == 43


def test_the_callers_own_way_of_annotations_is_kept(tmp_path: Path) -> None:
    compiled = Compiled(str(tmp_path / "none"))
    run(future_compile(compiled, SOURCE))  # the name of the annotation is not looked up
    with pytest.raises(NameError, match="Unknown"):
        run(compiled.compile(SOURCE, NAME, "exec"))


def test_whatever_is_no_helper_is_left_to_the_builtin(tmp_path: Path) -> None:
    compiled = Compiled(str(tmp_path / "none"))
    assert eval(compiled.compile("6 * 7", "<string>", "eval")) == 42
    assert compiled.compile("1", NAME, "eval", 0, True).co_filename == NAME
    with pytest.raises(SyntaxError):
        compiled.compile(b"def", NAME, "exec")


@pytest.mark.parametrize(
    "held", [b"", b"rubbish", sys.version.encode() + b"\0", sys.version.encode() + b"\0N"]
)
def test_a_file_that_is_not_whole_or_of_another_python_counts_as_none(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "helpers.toolkit"
    file.write_bytes(held)
    assert run(future_compile(Compiled(str(file)), SOURCE))["answer"](1) == 42


def test_a_folder_that_takes_nothing_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("in the way")
    compiled = Compiled(str(tmp_path / "file" / "helpers.toolkit"))
    future_compile(compiled, SOURCE)
    compiled.keep()
    assert beside(None) == ""


def test_the_builtin_is_back_in_its_place_even_after_a_fault(tmp_path: Path) -> None:
    own = builtins.compile
    with pytest.raises(ImportError), compiled_once(str(tmp_path / "none")):
        assert builtins.compile is not own
        raise ImportError
    assert builtins.compile is own


def test_a_start_from_what_was_kept_has_the_toolkit_whole(tmp_path: Path) -> None:
    script = (
        "import builtins; own = builtins.compile; import attachdesk.ui; from PySide6.QtCore import QSize\n"
        "assert builtins.compile is own\n"
        "try: QSize('a', 'b')\n"
        "except TypeError as fault: print(fault)\n"
    )
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PATH": "", "QT_QPA_PLATFORM": "offscreen"}
    said = []
    for _start in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert "QSize.__init__(w: int, h: int, /)" in said[0]
    assert len(list(tmp_path.rglob("*.toolkit"))) == 1
