"""Windows started on their own, each in a process of its own, so that every start is a first one."""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def seconds_until_painted(script: str, *arguments: str) -> float:
    """Start a script that ends when its window is painted; return the seconds from start to that moment."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
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
    )
    return [float(word) for word in done.stdout.split()]
