"""Where passphrases and keys come from: the first line of a file, standard input, or a prompt."""

import sys
from getpass import getpass
from pathlib import Path
from typing import BinaryIO

from attachdesk.domain.errors import NotUnderstood, StorageTrouble

LONGEST = 4096
"""Bytes of a first line; more is no passphrase (a device file has no end)."""
PIPE = "-"


def is_piped() -> bool:
    """Return whether nobody can be asked, and standard input may hold an answer."""
    return sys.stdin is not None and not sys.stdin.isatty()


def first_line(file: str) -> str:
    """Return the first line of a file without the newline; of standard input for ``-``, the next line."""
    try:
        if file == PIPE:
            return _read(sys.stdin.buffer, file) if sys.stdin is not None else ""
        with Path(file).open("rb") as opened:
            return _read(opened, file)
    except (OSError, ValueError):
        raise StorageTrouble("cli.cannot_read", file=file) from None


def ask(sentence: str) -> str:
    """Ask at the terminal; what is typed is not shown."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotUnderstood("cli.no_passphrase")
    try:
        return getpass(sentence + " ")
    except EOFError:
        raise NotUnderstood("cli.nothing_typed") from None


def ask_twice(sentence: str, again: str) -> str:
    """Ask for something new twice, so that a slip of the finger locks nobody out."""
    first = ask(sentence)
    if ask(again) != first:
        raise NotUnderstood("cli.passphrases_differ")
    return first


def _read(opened: BinaryIO, file: str) -> str:
    raw = opened.readline(LONGEST + 1)
    if len(raw) > LONGEST:
        raise NotUnderstood("cli.passphrase_not_text", file=file)
    try:
        return raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise NotUnderstood("cli.passphrase_not_text", file=file) from None
