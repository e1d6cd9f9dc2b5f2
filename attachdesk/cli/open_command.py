"""Open the window on a vault."""

import argparse
from pathlib import Path

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    parser.add_argument("vault", type=Path, nargs="?", metavar="VAULT", help=words.say("cli.help_vault"))
    shared.passphrase(parser, words)


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Open the window; with a passphrase file it opens unlocked."""
    if asked.vault is not None:
        tools.vaults.look_for(asked.vault)
    file = asked.passphrase_file
    return tools.open_window(asked.vault, tools.passphrase(file) if file else None)
