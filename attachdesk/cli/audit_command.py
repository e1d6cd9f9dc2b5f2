"""Print the audit trail, oldest first."""

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


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print one line per entry."""
    with tools.desk(asked) as desk:
        lines = desk.keeping.audit_trail()
    for line in lines:
        tools.say("cli.audit_line", **{**asdict(line), "at": _local(line)})
    tools.give([{**asdict(line), "at": line.at.isoformat()} for line in lines])
    return 0


def _local(line: AuditLine) -> str:
    """Return when it was, on the clock of the place it was in."""
    return line.at.astimezone(ZoneInfo(line.zone)).strftime("%Y-%m-%d %H:%M:%S")
