"""Check a vault: pages, cross-references, audit chain, backups; say what is damaged."""

import argparse
from contextlib import closing

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import Damaged
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--deep", action="store_true", help=words.say("cli.help_deep"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print each finding with its advice; exit 4 when something is damaged."""
    with closing(tools.open_desk(asked.vault, tools.passphrase(asked.passphrase_file))) as desk:
        findings = desk.keeping.verify(deep=asked.deep)
    told = [
        {
            name: tools.words.say(getattr(one, name), **dict(one.values))
            for name in ("where", "what", "advice")
        }
        for one in findings
    ]
    for one in told:
        tools.say("cli.verify_finding", **one)
    if not told:
        tools.say("cli.verify_sound")
    tools.give({"ok": not told, "findings": told})
    return Damaged.exit_code if told else 0
