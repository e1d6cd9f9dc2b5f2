"""Print the audit trail, oldest first: who did what, when, why."""

import argparse
from collections.abc import Mapping
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
        reasons = [(desk.auditing.who(line), desk.auditing.why(line)) for line in lines]
    told = [
        {
            **asdict(line),
            "at": line.at.isoformat(),
            "who": _said(tools.words, line, *who),
            "client": codes.get(line.client_id, ""),
            "why": ", ".join(_said(tools.words, line, *sentence) for sentence in why),
        }
        for line, (who, why) in zip(lines, reasons, strict=True)
    ]
    for line, one in zip(lines, told, strict=True):
        kind = "amendments" if line.is_amendment else line.kind
        tools.say("cli.audit_line", **{**one, "at": _local(line), "kind": kind})
    tools.give(told)
    return 0


def _said(words: Words, line: AuditLine, name: str, values: Mapping[str, str]) -> str:
    """Return one sentence of why; of what this version does not know, the reason as it stands."""
    key = f"audit.{name}"
    return words.say(key, **values) if key in words else line.reason


def _local(line: AuditLine) -> str:
    """Return when it was, on the clock of the place it was in."""
    return line.at.astimezone(ZoneInfo(line.zone)).strftime("%Y-%m-%d %H:%M:%S")
