"""Set a new passphrase with the recovery key."""

import argparse

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words
from attachdesk.services.opening import recover


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--recovery-key-file", metavar="FILE", help=words.say("cli.help_recovery_key_file"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Take the recovery key and the new passphrase; the record is not touched."""
    key = tools.passphrase(asked.recovery_key_file, "cli.ask_recovery_key")
    recover(asked.vault, key, tools.passphrase(asked.passphrase_file, "cli.ask_new_passphrase"))
    tools.say("cli.recover_done", vault=asked.vault)
    tools.give({"vault": str(asked.vault)})
    return 0
