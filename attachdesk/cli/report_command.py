"""Print the PDF that the window would make."""

import argparse
from pathlib import Path
from typing import Any

from attachdesk.cli import arguments as shared
from attachdesk.cli.secrets import first_line
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.practice import AUDIENCES
from attachdesk.domain.words import Words

NOT_GIVEN = {
    "missing": "cli.report_release_missing",
    "refused": "cli.report_release_refused",
    "withdrawn": "cli.report_release_withdrawn",
    "expired": "cli.report_release_expired",
}


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help=words.say("cli.help_pdf"))
    parser.add_argument("--client", metavar="CODE", required=True, help=words.say("cli.help_client"))
    parser.add_argument("--audience", default="client", help=words.say("cli.help_audience"))
    parser.add_argument("--from", dest="since", type=shared.day, metavar="D", help=words.say("cli.help_from"))
    parser.add_argument("--to", dest="until", type=shared.day, metavar="D", help=words.say("cli.help_to"))
    parser.add_argument("--pdf-password-file", metavar="F", help=words.say("cli.help_pdf_password"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Make the PDF; an existing file is never overwritten."""
    if asked.audience not in AUDIENCES:
        raise NotUnderstood("report.unknown_audience", audience=asked.audience)
    with tools.desk(asked) as desk:
        password = first_line(asked.pdf_password_file) if asked.pdf_password_file else None
        client = desk.caseload.named(asked.client)
        made = desk.reporting.hand_out(
            client.id, asked.audience, asked.out, since=asked.since, until=asked.until, password=password
        )
        known = desk.safeguarding.safeguards(client.id)
    if asked.audience == "referrer":
        _say_release(known, tools)
    if known.confidences:
        tools.say_aside("cli.report_held", count=known.confidences)
    tools.say(
        "cli.report_done_one" if made.pages == 1 else "cli.report_done", file=asked.out, pages=made.pages
    )
    tools.give({"file": str(asked.out), "pages": made.pages, "sha256": made.sha256})
    return 0


def _say_release(known: Any, tools: Tools) -> None:
    """Say in one sentence what is missing of the release to whoever reads this; the report is made anyway."""
    halves = [f"{recipient} ({', '.join(missing)})" for recipient, missing in known.releases if missing]
    if known.release != "given":
        tools.say_aside(NOT_GIVEN[known.release])
    elif halves:
        tools.say_aside("cli.report_release_half", releases="; ".join(halves))
