"""Start here: ``attachdesk`` opens the window, ``attachdesk COMMAND`` runs one command."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from time import sleep
from typing import Any

from attachdesk.locations import content, has_display

_DESK = (
    "sqlcipher3", "cryptography.hazmat.primitives.ciphers.aead", "pydantic", "sqlalchemy.orm", "sqlmodel",
    "attachdesk.domain.record", "attachdesk.storage.database", "attachdesk.vault.vault",
    "attachdesk.services.opening", "attachdesk.library.library", "attachdesk.bootstrap",
    "attachdesk.ui.desk_window", "attachdesk.ui.screens.today",
)  # fmt: skip
"""What the desk's first screen needs, in small steps; imported while the passphrase is being typed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the exit code."""
    asked = list(sys.argv[1:] if argv is None else argv)
    if not _is_plain(asked):
        return _run(asked, _open_window)
    try:  # the window before any sentence of the commands, which it does not need
        return _open_window(Path(asked[1]) if asked[1:] else None)
    except (Exception, KeyboardInterrupt) as fault:
        return _run(asked, _raise(fault))


def _is_plain(asked: Sequence[str]) -> bool:
    """Say whether nothing is asked but the window on the therapist's vault, or on one that is there."""
    if not _has_screen():
        return False
    if not asked or asked == ["open"]:
        return True
    if len(asked) != 2 or asked[0] != "open" or asked[1].startswith("-"):
        return False
    within = set(os.listdir(asked[1])) if os.path.isdir(asked[1]) else set()  # noqa: PTH112, PTH208 - first
    return "clinical.adk" in within and "manifest.json" not in within  # a vault, and no backup of one


def _run(asked: Sequence[str], open_window: Callable[..., int]) -> int:
    from attachdesk.cli.main import run
    from attachdesk.cli.tools import Tools
    from attachdesk.domain.errors import Told
    from attachdesk.library.words import load, without_words

    try:
        words = load(content())
    except Told as trouble:
        sys.stderr.write(without_words(trouble) + "\n")
        return trouble.exit_code
    tools = Tools(
        words=words,
        open_desk=_later("attachdesk.bootstrap", "open_desk"),
        new_desk=_later("attachdesk.bootstrap", "new_desk"),
        open_window=open_window,
        take_shots=_later("attachdesk.ui.shots", "take_shots"),
        fill_demo=_later("attachdesk.bootstrap", "fill_demo"),
    )
    return run(asked, words, lambda: tools)


def _later(module: str, name: str) -> Any:
    """Return a callable that imports its module when it is called, so that a command loads what it needs."""

    def call(*args: Any, **fields: Any) -> Any:
        return getattr(import_module(module), name)(*args, **fields)

    return call


def _raise(fault: BaseException) -> Callable[..., int]:
    def call(*_args: object, **_fields: object) -> int:
        raise fault

    return call


def _has_screen() -> bool:
    return bool(os.environ.get("QT_QPA_PLATFORM")) or has_display()


def _open_window(vault: Path | None, passphrase: str | None = None) -> int:
    """Open the window; the vault's room is imported by its worker while the passphrase is being typed."""
    if not _has_screen():
        from attachdesk.domain.errors import NotUnderstood

        raise NotUnderstood("cli.no_display")
    gc.disable()  # the lane's ``Tidying`` collects instead, on the window's thread
    window = import_module("attachdesk.ui.application")
    return int(
        window.run(
            vault,
            passphrase=passphrase,
            open_desk=_later("attachdesk.bootstrap", "open_desk"),
            new_desk=_later("attachdesk.bootstrap", "new_desk"),
            warm=_warm,
        )
    )


def _warm() -> None:
    """Import what the desk needs; between two steps the window has its turn."""
    for name in _DESK:
        import_module(name)
        sleep(0)
    import_module("attachdesk.charts.lettering").warm()


if __name__ == "__main__":
    sys.exit(main())
