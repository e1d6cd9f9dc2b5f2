"""Make a vault from a backup; never overwrites."""

import argparse
from pathlib import Path

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=words.say("cli.help_backup_folder"))
    shared.vault(parser, words)


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Restore and check the vault."""
    tools.vaults.look_at_backup(asked.backup)
    tools.vaults.restore(asked.backup, asked.vault, tools.passphrase(asked.passphrase_file))
    tools.say("cli.restore_done", vault=asked.vault)
    tools.give({"vault": str(asked.vault)})
    return 0
