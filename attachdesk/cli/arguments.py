"""Arguments that several commands share."""

import argparse
from datetime import date
from pathlib import Path

from attachdesk.domain.words import Words


def vault(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the vault and where its passphrase is read."""
    parser.add_argument("vault", type=Path, help=words.say("cli.help_vault"))
    passphrase(parser, words)


def passphrase(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where the passphrase is read."""
    parser.add_argument("--passphrase-file", metavar="FILE", help=words.say("cli.help_passphrase_file"))


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD."""
    return date.fromisoformat(text)
