"""Find words in notes, memos and clients; prints what the search screen finds."""

import argparse
from typing import Any

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.overview import SearchHit
from attachdesk.domain.words import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("query", metavar="QUERY", help=words.say("cli.help_query"))
    parser.add_argument(
        "--limit", type=shared.whole(1, 1_000_000), default=50, metavar="N", help=words.say("cli.help_limit")
    )


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Print the finds, best first."""
    with tools.desk(asked) as desk:
        found = desk.searching.find(asked.query, asked.limit)
    tools.say(
        "cli.search_total_one" if found.total == 1 else "cli.search_total",
        total=found.total,
        shown=len(found.hits),
    )
    for hit in found.hits:
        tools.say("cli.search_hit", client=hit.client, date=hit.date or "", passage=hit.passage)
    tools.give(
        {
            "query": found.query,
            "elapsed_ms": found.elapsed_ms,
            "total": found.total,
            "hits": [_plain(hit) for hit in found.hits],
        }
    )
    return 0


def _plain(hit: SearchHit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "client": hit.client,
        "session": hit.session,
        "date": hit.date.isoformat() if hit.date else None,
        "passage": hit.passage,
        "codes": list(hit.codes),
    }
