"""Print the audit trail, oldest first: who did what, when, why."""

import argparse
from dataclasses import asdict
from zoneinfo import ZoneInfo

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.overview import AuditLine
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--client", metavar="CODE", help=words.say("cli.help_client"))
    parser.add_argument("--since", type=shared.day, metavar="D", help=words.say("cli.help_since"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print one line per entry."""
    with tools.desk(asked) as desk:
        client_id = desk.caseload.named(asked.client).id if asked.client else ""
        lines = desk.auditing.lines(client_id=client_id, since=asked.since)
        codes = {line.client.id: line.client.code for line in desk.caseload.lines()}
        who = desk.keeping.practice().therapist
    told = [(line, codes.get(line.client_id, "")) for line in lines]
    for line, code in told:
        tools.say("cli.audit_line", **{**asdict(line), "at": _local(line), "client": code})
    tools.give(
        [{**asdict(line), "at": line.at.isoformat(), "client": code, "who": who} for line, code in told]
    )
    return 0


def _local(line: AuditLine) -> str:
    """Return when it was, on the clock of the place it was in."""
    return line.at.astimezone(ZoneInfo(line.zone)).strftime("%Y-%m-%d %H:%M:%S")
