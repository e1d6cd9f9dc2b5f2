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
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return True
    return bool(x11) and _answers(str(x11))


def _answers(display: str) -> bool:
    """Return whether a server of this machine stands behind ``:N``; one elsewhere is taken at its word."""
    host, _, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return True
    socket = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108 - where X11 puts it
    if Path(socket).exists():
        return True
    try:
        return f"@{socket}\n" in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
