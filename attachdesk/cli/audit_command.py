"""Print the audit trail, oldest first."""

import argparse
from contextlib import closing
from dataclasses import asdict

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print one line per entry."""
    with closing(tools.open_desk(asked.vault, tools.passphrase(asked.passphrase_file))) as desk:
        lines = desk.keeping.audit_trail()
    for line in lines:
        tools.say("cli.audit_line", **asdict(line))
    tools.give([{**asdict(line), "at": line.at.isoformat()} for line in lines])
    return 0
