"""Bring a record into a vault without clients: all of it, or nothing."""

import argparse
from pathlib import Path

from attachdesk.cli import arguments as shared
from attachdesk.cli.export_command import check_format
from attachdesk.cli.tools import Tools, read_text
from attachdesk.domain.errors import Damaged
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("file", type=Path, metavar="FILE", help=words.say("cli.help_import_file"))
    parser.add_argument("--format", metavar="FORMAT", help=words.say("cli.help_format"))
    shared.private_passphrase(parser, words)
    parser.add_argument("--dry-run", action="store_true", help=words.say("cli.help_dry_run"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Import the file; every fault is named by its place, and then nothing came in."""
    check_format(asked.format, asked.file)
    with tools.desk(asked) as desk:
        came = desk.exchanging.bring_in(
            read_text(asked.file),
            dry_run=asked.dry_run,
            private_passphrase=tools.private_passphrase(asked),
        )
    refused = [{"at": one.at, "why": tools.words.say(one.key, **one.values)} for one in came.faults]
    made = {"process_recovery_key": came.second_line} if came.second_line else {}
    tools.give({"imported": came.counts, "refused": refused, **made})
    if refused:
        for one in refused:
            tools.say("cli.import_fault", **one)
        raise Damaged(
            "cli.import_refused_one" if len(refused) == 1 else "cli.import_refused", count=len(refused)
        )
    if came.unsigned:
        tools.warn("cli.import_unsigned_one" if came.unsigned == 1 else "cli.import_unsigned", came.unsigned)
    if came.second_line:
        tools.say("cli.import_private_made", key=came.second_line)
    tools.say("cli.import_dry" if asked.dry_run else "cli.import_done", count=sum(came.counts.values()))
    return 0
