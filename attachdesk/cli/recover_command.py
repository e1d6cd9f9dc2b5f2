"""Set a new passphrase with the recovery key."""

import argparse

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--recovery-key-file", metavar="FILE", help=words.say("cli.help_recovery_key_file"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Take the recovery key and the new passphrase; the record is not touched."""
    tools.vaults.look_for(asked.vault)
    key = tools.recovery_key(asked.recovery_key_file)
    tools.vaults.recover(asked.vault, key, tools.new_passphrase(asked.passphrase_file, may_be_piped=True))
    tools.say("cli.recover_done", vault=asked.vault)
    tools.give({"vault": str(asked.vault)})
    return 0
