"""Windows started on their own, each in a process of its own, so that every start is a first one."""

import atexit
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
_compiled = tempfile.TemporaryDirectory()
atexit.register(_compiled.cleanup)


def _environment() -> dict[str, str]:
    """Return the environment of an installed program: Python compiles each module once, not at each start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": _compiled.name}


def seconds_until_painted(script: str, *arguments: str) -> float:
    """Start a script that ends when its window is painted; return the seconds from start to that moment."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=_environment(),
    )
    return float(done.stdout.split()[-1]) - begun


def figures_of(script: str, *arguments: str) -> list[float]:
    """Start a script and return the numbers that it prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=_environment(),
    )
    return [float(word) for word in done.stdout.split()]
