"""A fault of ours: kept in a log that holds places in the code and no word of a client."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from attachdesk import __version__


def keep(error: BaseException, folder: Path | None = None) -> str:
    """Write type and places of an error to the log and return its path; messages may quote: none is kept."""
    if folder is None:
        from platformdirs import user_log_path

        folder = user_log_path("AttachDesk", appauthor=False)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} AttachDesk {__version__} {type(error).__name__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "faults.log"
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
        return str(path)
    except OSError:
        sys.stderr.write("\n".join(lines) + "\n")
        return "-"
