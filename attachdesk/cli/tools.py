"""What a command may use: the words, a way to the vault, and the window, each given from above."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from attachdesk.cli import secrets
from attachdesk.cli.output import legible, print_line, print_refusal, speaks_unicode
from attachdesk.domain.errors import Damaged, StorageTrouble
from attachdesk.domain.words import Words


class OpenWindow(Protocol):
    """Opens the window on a vault (None: the therapist's own) and returns its exit code."""

    def __call__(self, vault: Path | None, passphrase: str | None = None) -> int: ...


class TakeShots(Protocol):
    """Makes a PNG of every screen of an open desk in a folder and returns their paths."""

    def __call__(self, desk: Any, folder: Path, **look: Any) -> Sequence[Path]: ...


@dataclass(frozen=True)
class Tools:
    """The hands of a command. ``open_desk(vault, passphrase)`` returns the services over an open vault."""

    words: Words
    open_desk: Callable[..., Any]
    new_desk: Callable[..., Any]
    open_window: OpenWindow
    take_shots: TakeShots
    fill_demo: Callable[..., Any]
    """``fill_demo(desk, scale, seed, progress)`` writes a practice and returns the desk over it; of a long
    making ``progress`` is told how many sessions are written, of how many."""
    as_json: bool = False

    @property
    def vaults(self) -> Any:
        """What is done with vaults from outside; imported when it is used, since it brings the database."""
        return import_module("attachdesk.services.opening")

    def desk(self, asked: argparse.Namespace) -> AbstractContextManager[Any]:
        """Open the vault that was asked for: keyring, passphrase, database, in this order."""
        self.vaults.look_at(asked.vault)
        return closing(self.open_desk(asked.vault, self.passphrase(asked.passphrase_file)))

    def say(self, key: str, /, **values: object) -> None:
        """Print one sentence for a person; silent with ``--json``."""
        if not self.as_json:
            print_line(self.words.say(key, **{name: legible(value) for name, value in values.items()}))

    def say_aside(self, key: str, /, **values: object) -> None:
        """Print one sentence on standard error, for a person who waits; silent with ``--json``."""
        if not self.as_json:
            print_refusal(self.words.say(key, **values))

    def warn(self, key: str, count: int) -> None:
        """Print one sentence on standard error, also with ``--json``: what a file lacks, or holds beside."""
        print_refusal(self.words.say(key, count=count))

    def give(self, made: Mapping[str, Any] | Sequence[Any]) -> None:
        """Print one JSON document; silent without ``--json``."""
        if self.as_json:
            print_line(json.dumps(made, ensure_ascii=not speaks_unicode(), indent=1))

    def passphrase(self, file: str | None) -> str:
        """Return the passphrase from a file (``-``: standard input) or a prompt, never from elsewhere."""
        return secrets.ask(self.words.say("cli.ask_passphrase")) if file is None else secrets.first_line(file)

    def new_passphrase(self, file: str | None, *, may_be_piped: bool = False) -> str:
        """Return a passphrase that is being set; at a terminal it is typed twice."""
        if file is None and may_be_piped and secrets.is_piped():
            file = "-"
        if file is not None:
            return secrets.first_line(file)
        return secrets.ask_twice(
            self.words.say("cli.ask_new_passphrase"), self.words.say("cli.ask_passphrase_again")
        )

    def private_passphrase(self, asked: argparse.Namespace) -> str | None:
        """Return the passphrase of the private notes, or None: then they stay closed."""
        file = asked.process_passphrase_file
        return None if file is None else secrets.first_line(file)

    def recovery_key(self, file: str | None) -> str:
        """Return the recovery key from a file, a pipe or a prompt."""
        if file is None and secrets.is_piped():
            file = "-"
        return (
            secrets.ask(self.words.say("cli.ask_recovery_key")) if file is None else secrets.first_line(file)
        )


def read_text(path: Path) -> str:
    """Return the text of a file, or one sentence why not."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Damaged("import.not_text", file=path.name) from None
    except (OSError, ValueError):
        raise StorageTrouble("cli.cannot_read", file=str(path)) from None
