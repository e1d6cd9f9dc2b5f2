"""Every check and test, in the order in which they fail fastest: style, types, walls, tests, coverage.

The tests run in four processes beside each other, so that two cores are busy to the end: those of the
rooms, whose coverage is measured, those of the windows in two halves, and those of commands, the demo and
the walls.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
WINDOWS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/ui").rglob("test_*.py"))
BESIDE = {
    "windows": WINDOWS[::2],
    "other windows": ("tests/journeys", *WINDOWS[1::2]),
    "commands": ("tests/cli", "tests/demo", "tests/shape"),
}
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
    """Run all parts of the tests beside each other and print the one after the other."""
    begun = perf_counter()
    others = {"tests/benchmarks", "tests/__pycache__", "tests/ui", *chain.from_iterable(BESIDE.values())}
    rooms = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").iterdir() if path.is_dir())
    measured = [PYTHON, "-m", "coverage", "run", "-m", "pytest", *(one for one in rooms if one not in others)]
    with ExitStack() as files:
        printed = {name: files.enter_context(tempfile.TemporaryFile("w+")) for name in BESIDE}
        beside = {
            name: subprocess.Popen(
                [*PYTEST, *paths], cwd=ROOT, env=ENVIRONMENT, stdout=printed[name], stderr=subprocess.STDOUT
            )
            for name, paths in BESIDE.items()
        }
        codes = [subprocess.run(measured, cwd=ROOT, env=ENVIRONMENT, check=False).returncode]
        told("tests of the rooms", codes[0], begun)
        for name, running in beside.items():
            codes.append(running.wait())
            printed[name].seek(0)
            print(printed[name].read(), end="", flush=True)
            told(f"tests of the {name}", codes[-1], begun)
    return max(codes, key=abs)


def main(options: list[str]) -> int:
    """Run everything; with options only pytest, with them."""
    if options:
        return run({"tests": [*PYTEST, *options]})
    return run(CHECKS) or run_tests() or run(COVERAGE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
