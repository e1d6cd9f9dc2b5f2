"""Reads the command line and runs one command; a refusal is one sentence, never a traceback."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from attachdesk import __version__
from attachdesk.cli import output
from attachdesk.cli.parser import Parser
from attachdesk.cli.tools import Tools
from attachdesk.domain.errors import NotUnderstood, StorageTrouble, Told
from attachdesk.domain.words import Words

COMMANDS = (
    "open", "demo", "new", "verify", "backup", "restore", "recover", "export", "import", "report", "trends",
    "search", "shots", "audit",
)  # fmt: skip
USAGE = 2
PROGRAM = "attachdesk"


def run(argv: Sequence[str], words: Words, tools: Callable[[], Tools]) -> int:
    """Run the command in ``argv`` and return its exit code (``cli.md``)."""
    output.prepare()
    try:
        return _told(argv, words, tools)
    except BrokenPipeError:
        output.let_go()
        return 0
    except OSError:
        output.let_go()
        trouble = StorageTrouble("cli.cannot_print")
        return _refused(words.of(trouble), trouble.exit_code)


def _told(argv: Sequence[str], words: Words, tools: Callable[[], Tools]) -> int:
    try:
        code = _run(argv, words, tools)
    except SystemExit as left:  # --help and --version
        code = left.code if isinstance(left.code, int) else USAGE
    except Told as trouble:
        code = _refused(words.of(trouble), trouble.exit_code)
    except KeyboardInterrupt:
        code = _refused(words.say("cli.interrupted"), 1)
    except BrokenPipeError:
        raise
    except Exception as fault:
        code = _refused(words.say("cli.our_fault", what=type(fault).__name__), 1)
    output.finish()
    return code


def _run(argv: Sequence[str], words: Words, tools: Callable[[], Tools]) -> int:
    name = next((word for word in argv if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise NotUnderstood("cli.unknown_command", name=name)
    asked, strange = _parser(words, name).parse_known_args(list(argv))
    if strange:
        command = PROGRAM if asked.command is None else f"{PROGRAM} {asked.command}"
        raise NotUnderstood("cli.usage_unknown", what=" ".join(strange), command=command)
    if asked.command is None:
        return tools().open_window(None)
    return int(_module(asked.command).run(asked, replace(tools(), as_json=asked.json)))


def _refused(sentence: str, exit_code: int) -> int:
    output.print_refusal(sentence)
    return exit_code


def _parser(words: Words, chosen: str | None) -> Parser:
    parser = Parser(words, PROGRAM, words.say("cli.about"))
    version = f"AttachDesk {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words.say("cli.help_version"))
    commands = parser.add_subparsers(
        dest="command",
        metavar=words.say("cli.head_command"),
        title=words.say("cli.head_commands"),
        parser_class=cast(Any, lambda **fields: Parser(words, fields["prog"], fields["description"])),
    )
    for name in COMMANDS:
        told = words.say(f"cli.help_{name}")
        command = commands.add_parser(name, help=told, description=told)
        command.add_argument("--json", action="store_true", help=words.say("cli.help_json"))
        if name == chosen:
            _module(name).arguments(command, words)
    return parser


def _module(name: str) -> ModuleType:
    return import_module(f"{PROGRAM}.cli.{name}_command")
