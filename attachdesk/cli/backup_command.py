"""Make a backup elsewhere; it is opened and checked before it is called one."""

import argparse
from pathlib import Path

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("destination", type=Path, metavar="DEST", help=words.say("cli.help_destination"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Make the backup and say where it lies."""
    with tools.desk(asked) as desk:
        made = desk.keeping.backup(asked.destination)
    tools.say("cli.backup_done", backup=made)
    tools.give({"backup": str(made), "verified": True})
    return 0
