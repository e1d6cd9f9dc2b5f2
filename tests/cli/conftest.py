"""A practice to run commands on: real files, real encryption, a cheap cost; commands run in this process."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from attachdesk import bootstrap
from attachdesk.__main__ import main
from attachdesk.library import Library, words
from attachdesk.services import opening
from attachdesk.vault.keyring import FULL
from tests.demo.practice_for_tests import CHEAP, PASSPHRASE, starter_vault

__all__ = ["CHEAP", "PASSPHRASE"]
CLIENT = "HAR-02"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the practice of invented clients and an empty vault, each with its recovery key beside it."""
    place = tmp_path_factory.mktemp("commands")
    (place / "practice.key").write_text(starter_vault(place / "practice"))
    desk = bootstrap.open_desk(place / "practice", PASSPHRASE)
    desk.keeping.backup_inside()
    desk.close()
    desk, key = bootstrap.new_desk(place / "empty", PASSPHRASE, cost=CHEAP)
    desk.close()
    (place / "empty.key").write_text(key + "\n")
    return place


_read_once, _words_once = cache(Library), cache(words.load)
"""What a process of its own reads for each command, and never changes."""


def cheaply(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return what makes keys at the full cost, unless told otherwise, with a cheap one."""
    assert signature(function).parameters["cost"].default is FULL
    return partial(function, cost=CHEAP)


@pytest.fixture(scope="session")
def exported(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The JSON form of the practice, as a file has it."""
    file = tmp_path_factory.mktemp("exported") / "out.json"
    vault = shutil.copytree(made_once / "practice", file.parent / "vault")
    desk = bootstrap.open_desk(vault, PASSPHRASE)
    desk.exchanging.hand_out(file)
    desk.close()
    return file.read_text(encoding="utf-8")


@pytest.fixture
def place(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder commands run in, with ``practice``, ``empty``, their keys and ``pass.txt``."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    (tmp_path / "pass.txt").write_text(PASSPHRASE + "\n")
    monkeypatch.setattr(bootstrap, "new_desk", cheaply(bootstrap.new_desk))
    monkeypatch.setattr(bootstrap, "Library", _read_once)
    monkeypatch.setattr(words, "load", _words_once)
    monkeypatch.setattr(opening, "recover", cheaply(opening.recover))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    return tmp_path


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command without the passphrase file."""

    def call(*argv: str) -> Ran:
        capsys.readouterr()
        code = main(argv)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call


@pytest.fixture
def opened(run: Run) -> Run:
    """Run a command with the passphrase file."""
    return lambda *argv: run(*argv, "--passphrase-file", "pass.txt")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give words to standard input, as a pipe would."""

    def give(words: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))

    return give


def assert_refused(ran: Ran, code: int, *parts: str) -> None:
    """One sentence on standard error, nothing on standard output, the exit code of ``cli.md``."""
    assert (ran.code, ran.out) == (code, ""), ran
    lines = ran.err.splitlines()
    assert len(lines) == 1, ran.err
    assert lines[0].rstrip().endswith((".", "!")), ran.err
    for part in parts:
        assert part in ran.err
