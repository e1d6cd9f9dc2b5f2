"""``kill -9`` while private notes are made, written, closed, put under another passphrase."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kind", ["making", "changing", "writing"])
def test_a_killed_process_leaves_both_files_consistent(tmp_path: Path, kind: str) -> None:
    program = [
        sys.executable,
        "-m",
        "tests.services.killed_private",
        str(tmp_path / "place"),
        kind,
        str(KILLS),
    ]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"kills": KILLS, "wrong": {}}
