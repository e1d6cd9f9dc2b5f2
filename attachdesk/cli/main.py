"""Reads the command line and runs one command; a refusal is one sentence, never a traceback."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from types import ModuleType

from attachdesk import __version__
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import Told
from attachdesk.domain.words import Words

COMMANDS = (
    "open", "demo", "new", "verify", "backup", "restore", "recover", "export", "import", "report", "trends",
    "search", "shots", "audit",
)  # fmt: skip
USAGE = 2


def run(argv: Sequence[str], words: Words, tools: Callable[[], Tools]) -> int:
    """Run the command in ``argv`` and return its exit code (``cli.md``)."""
    try:
        return _run(argv, words, tools)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else USAGE
    except Told as trouble:
        return _refused(words.of(trouble), trouble.exit_code)
    except KeyboardInterrupt:
        return _refused(words.say("cli.interrupted"), 1)
    except Exception as fault:
        return _refused(words.say("cli.our_fault", what=type(fault).__name__), 1)


def _run(argv: Sequence[str], words: Words, tools: Callable[[], Tools]) -> int:
    name = next((word for word in argv if not word.startswith("-")), None)
    asked = _parser(words, name).parse_args(list(argv))
    if asked.command is None:
        return tools().open_window(None)
    return int(_module(asked.command).run(asked, replace(tools(), as_json=asked.json)))


def _refused(sentence: str, exit_code: int) -> int:
    print(sentence, file=sys.stderr)
    return exit_code


def _parser(words: Words, chosen: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="attachdesk", description=words.say("cli.about"))
    parser.add_argument("--version", action="version", version=f"AttachDesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in COMMANDS:
        told = words.say(f"cli.help_{name}")
        command = commands.add_parser(name, help=told, description=told)
        command.add_argument("--json", action="store_true", help=words.say("cli.help_json"))
        if name == chosen:
            _module(name).arguments(command, words)
    return parser


def _module(name: str) -> ModuleType:
    return import_module(f"attachdesk.cli.{name}_command")
