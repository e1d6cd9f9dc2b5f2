"""Set a new passphrase with the recovery key."""

import argparse

from attachdesk.cli import arguments as shared
from attachdesk.cli import secrets
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--recovery-key-file", metavar="FILE", help=words.say("cli.help_recovery_key_file"))
    parser.add_argument("--process-key-file", metavar="FILE", help=words.say("cli.help_process_key_file"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Take the recovery key and the new passphrase; the record is not touched."""
    tools.vaults.look_for(asked.vault)
    key = tools.recovery_key(asked.recovery_key_file)
    second = None if asked.process_key_file is None else secrets.first_line(asked.process_key_file)
    passphrase = tools.new_passphrase(asked.passphrase_file, may_be_piped=True)
    tools.vaults.recover(asked.vault, key, passphrase, second_line=second)
    tools.say("cli.recover_done", vault=asked.vault)
    if second is None and tools.vaults.has_private_file(asked.vault):
        tools.say("cli.recover_private_kept", vault=asked.vault)
    tools.give({"vault": str(asked.vault)})
    return 0
