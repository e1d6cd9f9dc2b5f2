"""Every check and test, in the order in which they fail fastest: style, types, walls, tests, coverage.

The tests run in two processes beside each other, one for each core: those of whole programs (windows,
commands, the demo, the walls), and those of the rooms whose coverage is measured.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
WHOLE = tuple(f"tests/{name}" for name in ("ui", "journeys", "cli", "demo", "shape"))
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
CHECKS = {
    "style": [str(BIN / "ruff"), "check", "."],
    "form": [str(BIN / "ruff"), "format", "--check", "."],
    "walls": [str(BIN / "lint-imports"), "--no-cache"],
    "types": [PYTHON, "-m", "mypy"],
}
COVERAGE = {"coverage": [PYTHON, "tests/shape/covered.py"]}
PYTEST = [PYTHON, "-m", "pytest"]


def run(steps: dict[str, list[str]]) -> int:
    """Run steps one after the other; stop at the first that fails."""
    for name, command in steps.items():
        begun = perf_counter()
        code = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False).returncode
        told(name, code, begun)
        if code:
            return code
    return 0


def told(name: str, code: int, begun: float) -> None:
    """Print how a step went."""
    print(f"-- {name}: {'green' if code == 0 else 'RED'} ({perf_counter() - begun:.0f} s)", flush=True)


def run_tests() -> int:
    """Run both halves of the tests beside each other and print the one after the other."""
    begun = perf_counter()
    rooms = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").iterdir() if path.is_dir())
    rooms = [path for path in rooms if path not in {*WHOLE, "tests/benchmarks", "tests/__pycache__"}]
    with tempfile.TemporaryFile("w+") as printed:
        beside = subprocess.Popen(
            [*PYTEST, *WHOLE], cwd=ROOT, env=ENVIRONMENT, stdout=printed, stderr=subprocess.STDOUT
        )
        measured = [PYTHON, "-m", "coverage", "run", "-m", "pytest", *rooms]
        first = subprocess.run(measured, cwd=ROOT, env=ENVIRONMENT, check=False).returncode
        told("tests of the rooms", first, begun)
        second = beside.wait()
        printed.seek(0)
        print(printed.read(), end="", flush=True)
        told("tests of whole programs", second, begun)
    return first or second


def main(options: list[str]) -> int:
    """Run everything; with options only pytest, with them."""
    if options:
        return run({"tests": [*PYTEST, *options]})
    return run(CHECKS) or run_tests() or run(COVERAGE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
