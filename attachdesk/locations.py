"""Where files are: the content and resources that ship with AttachDesk, and the therapist's own folders."""

import os
import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def shipped(kind: str) -> Path:
    """Return the folder ``content`` or ``resources``: inside an installed package, else beside the source."""
    packaged = _HERE / "_data" / kind
    return packaged if packaged.is_dir() else _HERE.parent / kind


def content() -> Path:
    """Return the folder of the clinical content."""
    return shipped("content")


def resources() -> Path:
    """Return the folder of fonts, icons, themes and translations."""
    return shipped("resources")


def default_vault() -> Path:
    """Return where a therapist's vault lies unless told otherwise."""
    from platformdirs import user_data_path

    return user_data_path("AttachDesk", appauthor=False) / "vault"


def has_display() -> bool:
    """Return whether a window can be opened on this machine now."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
