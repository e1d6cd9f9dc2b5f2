"""What is given up when the disk is full, and the process that holds the keys."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from attachdesk.vault import ballast, process


def test_the_ballast_is_laid_once_and_mended(tmp_path: Path) -> None:
    ballast.lay(tmp_path)
    first = (tmp_path / ballast.NAME).read_bytes()
    assert len(first) == ballast.SIZE
    ballast.lay(tmp_path)
    assert (tmp_path / ballast.NAME).read_bytes() == first
    (tmp_path / ballast.NAME).write_bytes(first[:10])
    ballast.lay(tmp_path)
    assert (tmp_path / ballast.NAME).stat().st_size == ballast.SIZE
    ballast.free(tmp_path)
    ballast.free(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_is_gone_gets_no_ballast(tmp_path: Path) -> None:
    ballast.lay(tmp_path / "gone")
    ballast.free(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


SHIELDED = """
import ctypes, resource
from attachdesk.vault.process import shield
shield()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""

REPLACED = """
import os, sys
from attachdesk.vault.process import replace_process
print(os.getpid(), flush=True)
replace_process([sys.executable, "-c", "import os; print(os.getpid())"])
"""


def run(program: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_DUMPABLE is of Linux")
def test_a_shielded_process_leaves_no_core_and_no_memory_to_read() -> None:
    assert run(SHIELDED) == ["(0, 0) 0"]


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_DUMPABLE is of Linux")
def test_this_process_can_be_shielded_too() -> None:
    libc = ctypes.CDLL(None)
    process.shield()
    assert libc.prctl(3, 0, 0, 0, 0) == 0
    libc.prctl(4, 1, 0, 0, 0)


def test_a_program_that_is_not_there_replaces_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        process.replace_process([str(tmp_path / "nothing")])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts a new process instead")
def test_the_replaced_process_is_the_same_one_with_a_new_memory() -> None:
    before, after = run(REPLACED)
    assert before == after
