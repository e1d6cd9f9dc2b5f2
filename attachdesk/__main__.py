"""Start here: ``attachdesk`` opens the window, ``attachdesk COMMAND`` runs one command."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from attachdesk.cli.main import run
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import NotUnderstood, Told
from attachdesk.library.words import load, without_words
from attachdesk.locations import content, has_display


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the exit code."""
    try:
        words = load(content())
    except Told as trouble:
        sys.stderr.write(without_words(trouble) + "\n")
        return trouble.exit_code
    return run(sys.argv[1:] if argv is None else argv, words, lambda: _tools(words))


def _tools(words: Any) -> Tools:
    return Tools(
        words=words,
        look_at=_later("attachdesk.services.opening", "look_at"),
        open_desk=_later("attachdesk.bootstrap", "open_desk"),
        new_desk=_later("attachdesk.bootstrap", "new_desk"),
        open_window=_open_window,
        take_shots=_later("attachdesk.ui.shots", "take_shots"),
        fill_demo=_later("attachdesk.bootstrap", "fill_demo"),
    )


def _later(module: str, name: str) -> Any:
    """Return a callable that imports its module when it is called, so that a command loads what it needs."""

    def call(*args: Any, **fields: Any) -> Any:
        return getattr(import_module(module), name)(*args, **fields)

    return call


def _open_window(vault: Path | None, passphrase: str | None = None) -> int:
    """Open the window; the vault's room is imported by its worker while the passphrase is being typed."""
    if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise NotUnderstood("cli.no_display")
    window = import_module("attachdesk.ui.application")
    return int(
        window.run(
            vault,
            passphrase=passphrase,
            open_desk=_later("attachdesk.bootstrap", "open_desk"),
            new_desk=_later("attachdesk.bootstrap", "new_desk"),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
