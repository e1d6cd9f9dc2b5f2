"""``kill -9`` while notes are written, signed, added to, and private ones made, kept, locked anew."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 3
"""In the suite; ``python -m tests.services.killed_notes FOLDER KIND 300`` makes as many as one likes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kind", ["making", "changing", "writing", "signing"])
def test_a_killed_process_leaves_both_files_consistent(tmp_path: Path, kind: str) -> None:
    program = [
        sys.executable,
        "-m",
        "tests.services.killed_notes",
        str(tmp_path / "place"),
        kind,
        str(KILLS),
    ]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"kills": KILLS, "wrong": {}}
