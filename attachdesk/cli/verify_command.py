"""Check a vault: pages, cross-references, audit chain, backups; say what is damaged."""

import argparse

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
    try:
        with tools.desk(asked) as desk:
            findings = desk.keeping.verify(deep=asked.deep)
    except Damaged as damaged:
        found = {"where": str(asked.vault), "what": tools.words.of(damaged), "advice": ""}
        tools.give({"ok": False, "findings": [found]})
        raise
    told = [
        {
            name: tools.words.say(getattr(one, name), **dict(one.values))
            for name in ("where", "what", "advice")
        }
        for one in findings
    ]
    for one in told:
        tools.say("cli.verify_finding", **one)
    tools.give({"ok": not told, "findings": told})
    if told:
        raise Damaged("cli.verify_damaged", vault=asked.vault)
    tools.say("cli.verify_sound")
    return 0
