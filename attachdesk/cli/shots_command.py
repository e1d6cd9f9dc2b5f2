"""Make a PNG of every screen."""

import argparse
from pathlib import Path

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.words import Words

SMALLEST, LARGEST = 320, 8000


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    shared.vault(parser, words)
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.say("cli.help_folder"))
    parser.add_argument(
        "--theme",
        type=shared.one_of("light", "dark"),
        default="light",
        metavar="light|dark",
        help=words.say("cli.help_theme"),
    )
    parser.add_argument("--size", default="1440x900", metavar="WxH", help=words.say("cli.help_size"))
    parser.add_argument("--locale", default="en", metavar="L", help=words.say("cli.help_locale"))
    parser.add_argument(
        "--text-scale",
        type=shared.whole(100, 200),
        default=100,
        metavar="P",
        help=words.say("cli.help_scale"),
    )


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Take the pictures and say where they are."""
    width, height = _size(asked.size)
    with tools.desk(asked) as desk:
        made = tools.take_shots(
            desk,
            asked.folder,
            theme=asked.theme,
            size=(width, height),
            locale=asked.locale,
            text_scale=asked.text_scale,
        )
    for picture in made:
        tools.say("cli.shot", file=picture)
    tools.give({"screens": [str(picture) for picture in made]})
    return 0


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise NotUnderstood("cli.bad_size", size=text) from None
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise NotUnderstood("cli.bad_size", size=text)
    return width, height
