"""``kill -9`` while notes are written, signed, added to, and private ones made, kept, locked anew."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.killed_notes import KINDS

KILLS = 3
"""In the suite; ``python -m tests.services.killed_notes FOLDER 300 KIND`` makes as many as one likes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_a_killed_process_leaves_both_files_consistent(tmp_path: Path) -> None:
    program = [
        sys.executable,
        "-m",
        "tests.services.killed_notes",
        str(tmp_path / "place"),
        str(KILLS),
        *KINDS,
    ]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {kind: {"kills": KILLS, "wrong": {}} for kind in KINDS}
