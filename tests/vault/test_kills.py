"""``kill -9`` at any moment: nothing acknowledged is lost, nobody is locked out, nothing half made counts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 10
"""In the suite; ``python -m tests.vault.killed FOLDER KIND 300`` makes as many as one likes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kind", ["writing", "changing", "backing_up", "creating"])
def test_a_killed_process_loses_nothing(tmp_path: Path, kind: str) -> None:
    program = [sys.executable, "-m", "tests.vault.killed", str(tmp_path / "place"), kind, str(KILLS)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["kills"], seen["wrong"]) == (KILLS, {})
    assert kind != "writing" or seen["acknowledged"] > 0
