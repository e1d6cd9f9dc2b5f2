"""Write the record, or one client's, to a file in another form."""

import argparse
from pathlib import Path
from typing import Any

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.words import Words

LATER = frozenset({"csv", "markdown", "md", "fhir", "qdpx", "ics"})
"""Forms that a coming version writes."""


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("out", type=Path, metavar="OUT", help=words.say("cli.help_out"))
    parser.add_argument("--format", metavar="FORMAT", help=words.say("cli.help_format"))
    parser.add_argument("--client", metavar="CODE", help=words.say("cli.help_client"))
    parser.add_argument("--entered-in-error", action="store_true", help=words.say("cli.help_in_error"))
    shared.private_passphrase(parser, words)


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Write the file; an existing one is never overwritten."""
    check_format(asked.format, asked.out)
    with tools.desk(asked) as desk:
        went = desk.exchanging.hand_out(
            asked.out,
            asked.client,
            tools.private_passphrase(asked),
            with_errors=asked.entered_in_error,
        )
    _tell(tools, went, is_one=asked.client is not None)
    tools.say("cli.export_done", file=asked.out)
    tools.give({"file": str(asked.out)})
    return 0


def _tell(tools: Tools, went: Any, *, is_one: bool) -> None:
    """Say what the file lacks, and what in one client's record others told in confidence."""
    if went.in_error and is_one:
        tools.warn("cli.export_in_error_of_client", went.in_error)
    elif went.in_error:
        tools.warn("cli.export_in_error_one" if went.in_error == 1 else "cli.export_in_error", went.in_error)
    if went.confided and is_one:
        tools.warn("cli.export_confided", went.confided)


def check_format(named: str | None, file: Path) -> None:
    """Refuse a form that this version does not write or read."""
    form = (named if named is not None else file.suffix.lstrip(".") or file.name).lower()
    if form in LATER:
        raise NotUnderstood("cli.format_later", format=form)
    if form != "json":
        raise NotUnderstood("cli.unknown_format", format=form)
