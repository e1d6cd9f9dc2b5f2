"""What a command may use: the words, a way to the vault, and the window, each given from above."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Any, Protocol

from attachdesk.domain.errors import NotUnderstood, StorageTrouble
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
    """``fill_demo(desk, scale, seed)`` writes a practice into an empty desk and returns the desk over it."""
    as_json: bool = False

    def say(self, key: str, /, **values: object) -> None:
        """Print one sentence for a person; silent with ``--json``."""
        if not self.as_json:
            print(self.words.say(key, **values))

    def give(self, made: Mapping[str, Any] | Sequence[Any]) -> None:
        """Print one JSON document; silent without ``--json``."""
        if self.as_json:
            print(json.dumps(made, ensure_ascii=False, indent=1))

    def passphrase(self, file: str | None, key: str = "cli.ask_passphrase") -> str:
        """Return the passphrase from a file (``-``: standard input) or a prompt, never from elsewhere."""
        if file is None:
            if not sys.stdin.isatty():
                raise NotUnderstood("cli.no_passphrase")
            return getpass(self.words.say(key) + " ")
        try:
            raw = sys.stdin.buffer.readline() if file == "-" else _first_line(Path(file))
            return raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise NotUnderstood("cli.passphrase_not_text", file=file) from None
        except OSError:
            raise StorageTrouble("cli.cannot_read", file=file) from None


def _first_line(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline()


def read_text(path: Path) -> str:
    """Return the text of a file, or one sentence why not."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        from attachdesk.domain.errors import Damaged

        raise Damaged("import.not_text", file=path.name) from None
    except OSError:
        raise StorageTrouble("cli.cannot_read", file=str(path)) from None
