"""Create a vault and print its recovery key, once."""

import argparse

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Create the vault; the recovery key is printed and kept nowhere."""
    tools.vaults.refuse_taken(asked.vault)
    passphrase = tools.new_passphrase(asked.passphrase_file)
    desk, recovery_key = tools.new_desk(asked.vault, passphrase)
    desk.close()
    tools.say("cli.new_done", vault=asked.vault, key=recovery_key)
    tools.give({"vault": str(asked.vault), "recovery_key": recovery_key})
    return 0
