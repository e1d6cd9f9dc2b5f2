"""``kill -9`` at any moment: nothing acknowledged is lost, nobody is locked out, nothing half made counts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.killed import KINDS

KILLS = 10
"""In the suite; ``python -m tests.vault.killed FOLDER 300 KIND`` makes as many as one likes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.vault.killed", str(tmp_path / "place"), str(KILLS), *KINDS]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert {kind: (one["kills"], one["wrong"]) for kind, one in seen.items()} == dict.fromkeys(
        KINDS, (KILLS, {})
    )
    assert seen["writing"]["acknowledged"] > 0
