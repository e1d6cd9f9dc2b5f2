"""Every check and test, in the order in which they fail fastest: style, types, walls, tests, coverage."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent


def steps(options: list[str]) -> list[tuple[str, list[str]]]:
    """Return what to run, each with the name it is told by."""
    return [
        ("style", [str(BIN / "ruff"), "check", "."]),
        ("form", [str(BIN / "ruff"), "format", "--check", "."]),
        ("walls", [str(BIN / "lint-imports"), "--no-cache"]),
        ("types", [PYTHON, "-m", "mypy"]),
        ("tests", [PYTHON, "-m", "coverage", "run", "-m", "pytest", *options]),
        ("coverage", [PYTHON, "tests/shape/covered.py"]),
    ]


def main(options: list[str]) -> int:
    """Run each step; stop at the first that fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    chosen = steps(options)
    if options:
        chosen = [step for step in chosen if step[0] == "tests"]
    for name, command in chosen:
        begun = perf_counter()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        print(f"-- {name}: {'green' if code == 0 else 'RED'} ({perf_counter() - begun:.0f} s)", flush=True)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
