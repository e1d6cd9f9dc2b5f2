"""A reader of command lines that says what does not fit in one sentence, and helps in the words of ours."""

import argparse
import re
from typing import NoReturn

from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.words import Words

_LACKS = re.compile(r"the following arguments are required: (.+)")
_NEEDS_VALUE = re.compile(r"argument ([^:/]+)[^:]*: expected ")


class Parser(argparse.ArgumentParser):
    """Options are given whole, refusals are raised, headings come from ``content/words``."""

    def __init__(self, words: Words, prog: str, told: str) -> None:
        super().__init__(
            prog=prog, description=told, add_help=False, allow_abbrev=False, formatter_class=_formatter(words)
        )
        self._positionals.title = words.say("cli.head_arguments")
        self._optionals.title = words.say("cli.head_options")
        self.add_argument("-h", "--help", action="help", help=words.say("cli.help_help"))

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found as one sentence."""
        lacks, needs_value = _LACKS.match(message), _NEEDS_VALUE.match(message)
        if lacks:
            raise NotUnderstood("cli.usage_lacks", what=lacks[1], command=self.prog)
        if needs_value:
            raise NotUnderstood("cli.usage_needs_value", what=needs_value[1], command=self.prog)
        raise NotUnderstood("cli.usage", command=self.prog)


def _formatter(words: Words) -> type[argparse.HelpFormatter]:
    usage = words.say("cli.head_usage") + " "

    class Formatter(argparse.HelpFormatter):
        """Opens the help with our word for usage."""

        def add_usage(self, text, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
            super().add_usage(text, actions, groups, usage if prefix is None else prefix)

    return Formatter
