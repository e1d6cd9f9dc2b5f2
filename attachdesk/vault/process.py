"""The process that holds the keys: no core dump, no reading by neighbours, replaced when it locks."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

_PR_SET_DUMPABLE = 4


def shield() -> None:
    """Deny core dumps, and on Linux also memory reads by other processes of the same person."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # pragma: no branch
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def replace_process(argv: Sequence[str]) -> NoReturn:
    """Become a new process running ``argv``; nothing of the old memory remains readable."""
    os.execv(argv[0], list(argv))  # noqa: S606 - the same program, no shell
