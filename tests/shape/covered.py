"""The rooms at 100 % branch coverage: a list that only grows (``covered.txt``)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LIST = Path(__file__).parent / "covered.txt"


def main() -> int:
    """Compare the last run's coverage with the list; name what fell short, and what could be added."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "coverage.json"
        subprocess.run(
            [sys.executable, "-m", "coverage", "json", "-q", "-o", str(target)],
            check=True,
            capture_output=True,
        )
        files = json.loads(target.read_text())["files"]
    whole = {name for name, one in files.items() if one["summary"]["percent_covered"] == 100.0}
    listed = set(LIST.read_text().split())
    for name in sorted(listed - whole):
        holes = files.get(name, {})
        print(f"{name}: lines {holes.get('missing_lines')}, branches {holes.get('missing_branches')}")
    free = sorted(name for name in whole - listed if files[name]["summary"]["num_statements"])
    if free:
        print(f"{len(free)} more files are whole and may join the list: {' '.join(free)}")
    print(f"{len(listed & whole)} of {len(listed)} listed files are covered whole")
    return 1 if listed - whole else 0


if __name__ == "__main__":
    sys.exit(main())
