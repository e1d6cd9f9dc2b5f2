"""Standard output and standard error: one door, so that a closed pipe or a full disk is met in one place."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

from attachdesk.domain.errors import StorageTrouble


def prepare() -> None:
    """Let a terminal that lacks a letter show its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_line(text: str) -> None:
    """Print at once; raises ``BrokenPipeError`` when nobody reads any more, ``StorageTrouble`` otherwise."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError:
        let_go()
        raise StorageTrouble("cli.cannot_print") from None


def print_refusal(sentence: str) -> None:
    """Print one sentence on one line of standard error."""
    with suppress(OSError):  # where nobody can be told any more, the exit code still says it
        print(legible(sentence), file=sys.stderr, flush=True)


def finish() -> None:
    """Hand over what is still held back; raises ``OSError``."""
    if sys.stdout is not None:
        sys.stdout.flush()


def let_go() -> None:
    """Forget standard output, so that the end of the process does not complain about it again."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def speaks_unicode() -> bool:
    """Return whether standard output takes every letter."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


def legible(value: object) -> object:
    """Return words on one line without control characters, which could play with a terminal."""
    if not isinstance(value, str | Path):
        return value
    line = " ".join(str(value).split())
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
