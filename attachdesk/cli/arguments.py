"""Arguments that several commands share, and how their values are read."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def vault(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the vault and where its passphrase is read."""
    parser.add_argument("vault", type=Path, metavar="VAULT", help=words.say("cli.help_vault"))
    passphrase(parser, words)


def passphrase(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where the passphrase is read."""
    parser.add_argument("--passphrase-file", metavar="FILE", help=words.say("cli.help_passphrase_file"))


def private_passphrase(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where the passphrase of the private notes is read."""
    told = words.say("cli.help_process_passphrase_file")
    parser.add_argument("--process-passphrase-file", metavar="FILE", help=told)


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotUnderstood("cli.bad_day", text=text)


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return how to read a whole number within bounds."""

    def read(text: str) -> int:
        if re.fullmatch(r"-?\d{1,18}", text, re.ASCII) and least <= int(text) <= most:
            return int(text)
        raise NotUnderstood("cli.bad_number", text=text, least=least, most=most)

    return read


def one_of(*choices: str) -> Callable[[str], str]:
    """Return how to read one of some words."""

    def read(text: str) -> str:
        if text in choices:
            return text
        raise NotUnderstood("cli.bad_choice", text=text, choices=", ".join(choices))

    return read
