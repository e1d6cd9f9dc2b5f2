"""A fault of ours: kept in a log that holds places in the code and no word of a client."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from attachdesk import __version__


def watch(tell: Callable[[Exception], object]) -> None:
    """From now on hand every fault that nobody caught, in a slot or a callback, to ``tell``.

    Without this Qt's own loop prints it where nobody looks, with what the message quotes, and goes on.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            tell(error)
        except Exception as second:  # telling failed too: at least the log has it
            keep(error)
            keep(second)

    sys.excepthook = hook


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
