"""Print the series behind the trend screen as data."""

import argparse

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("--client", metavar="CODE", required=True, help=words.say("cli.help_client"))


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print one series per code and unit, each point with its evidence."""
    with tools.desk(asked) as desk:
        series = desk.reviewing.series(desk.caseload.named(asked.client).id)
    for one in series:
        for point in one.points:
            tools.say(
                "cli.trend_point", code=one.code, unit=one.unit, date=point.date, value=point.value, n=point.n
            )
    tools.give(
        [
            {
                "code": one.code,
                "kind": one.kind,
                "unit": one.unit,
                "points": [
                    {
                        "date": point.date.isoformat(),
                        "session": point.session,
                        "value": point.value,
                        "n": point.n,
                        "evidence": list(point.evidence),
                    }
                    for point in one.points
                ],
            }
            for one in series
        ]
    )
    return 0
