"""Watches every socket of the tests and of each Python they start: one for the internet fails its test."""

import os
import socket
import sys
import tempfile
from pathlib import Path

INTERNET = {socket.AF_INET, socket.AF_INET6}
REACHES = {"socket.connect", "socket.bind", "socket.sendto"}
TOLD = "ATTACHDESK_TESTS_REACHED"
"""Names the file in which a process that a test started writes what it tried."""
ROOT = Path(__file__).parents[1]
reached: list[str] = []
"""What was tried since the last test."""


def watch() -> None:
    """Refuse from now on; an audit hook stays until the process ends."""
    sys.addaudithook(_look)


def watch_children() -> None:
    """Let every Python that is started from now on watch itself (``tests/beside/sitecustomize``)."""
    descriptor, name = tempfile.mkstemp(prefix="attachdesk-reached-")
    os.close(descriptor)
    os.environ[TOLD] = name
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "tests" / "beside"), str(ROOT)))


def taken() -> list[str]:
    """Return what was tried since the last call, here and in what was started, and forget it."""
    tried, reached[:] = list(reached), []
    told = Path(os.environ[TOLD])
    if told.exists() and told.stat().st_size:
        tried += told.read_text("utf-8").split()
        told.write_text("", "utf-8")
    return tried


def forget_children() -> None:
    """Take the file away in which they would have told."""
    Path(os.environ.pop(TOLD)).unlink(missing_ok=True)


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo" or (event in REACHES and _family(arguments[0]) in INTERNET):
        _note(event)
        raise OSError(f"AttachDesk and its tests stay offline: {event}")


def _note(event: str) -> None:
    reached.append(event)
    is_started_by_a_test = hasattr(sys.modules.get("sitecustomize"), "offline")
    if is_started_by_a_test and TOLD in os.environ:
        with Path(os.environ[TOLD]).open("a", encoding="utf-8") as told:
            told.write(event + "\n")


def _family(one: object) -> object:
    return getattr(one, "family", None)
