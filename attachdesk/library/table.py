"""One TOML table, read key by key: what is missing, of the wrong kind or unknown is named with its file."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from attachdesk.domain.errors import Damaged

Choice = TypeVar("Choice", bound=str)


def files_in(folder: Path) -> list[Path]:
    """Return the content files of a folder by name; hidden ones are left by file systems, not by people."""
    return sorted(file for file in folder.glob("*.toml") if not file.name.startswith("."))


def read(path: Path) -> "Table":
    """Return a file's outermost table."""
    return Table(path.name, "", read_values(path))


def read_values(path: Path) -> dict[str, Any]:
    """Return a file's values; what cannot be read, is not UTF-8 or not TOML is told with its line."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        raise Damaged("library.not_text", file=path.name, line=line) from None
    except tomllib.TOMLDecodeError as error:
        raise Damaged("library.not_toml", file=path.name, why=str(error)) from None
    except OSError:
        raise Damaged("library.cannot_read", file=path.name) from None


def places(sentence: str) -> tuple[str, ...]:
    """Return the names of the ``{places}`` of a sentence; ``ValueError`` when the braces do not fit."""
    names = tuple(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
    if not all(name.isidentifier() for name in names):
        raise ValueError(sentence)
    return names


class Table:
    """A table of a content file. Each method takes one key; ``finish`` refuses the keys nobody took."""

    def __init__(self, file: str, where: str, values: dict[str, Any]) -> None:
        self.file = file
        self._where = where
        self._values = values
        self._taken: set[str] = set()

    def place(self, key: str) -> str:
        """Return the dotted place of a key in the file."""
        return f"{self._where}.{key}" if self._where else key

    def text(self, key: str) -> str:
        """Return words that must be there and not be blank."""
        value = self.text_or_empty(key)
        if not value.strip():
            raise Damaged("library.empty_text", file=self.file, place=self.place(key))
        return value

    def text_or_empty(self, key: str) -> str:
        """Return words that must be there and may be empty."""
        return str(self._take(key, str))

    def text_or(self, key: str, default: str) -> str:
        """Return words, ``default`` when the key is absent."""
        return self.text(key) if key in self._values else default

    def whole(self, key: str) -> int:
        """Return a whole number."""
        return int(self._take(key, int))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return bool(self._take(key, bool))

    def flag_or(self, key: str, default: bool) -> bool:
        """Return true or false, ``default`` when the key is absent."""
        return self.flag(key) if key in self._values else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words, at least one, none blank."""
        values = self._take(key, list)
        for number, value in enumerate(values, 1):
            if not isinstance(value, str) or not value.strip():
                raise Damaged("library.wrong_kind_text", file=self.file, place=f"{self.place(key)}[{number}]")
        if not values:
            raise Damaged("library.empty_list", file=self.file, place=self.place(key))
        return tuple(values)

    def sentences(self, key: str) -> tuple[str, ...]:
        """Return a list of words whose ``{places}`` fit."""
        return tuple(self._fitting(key, words) for words in self.texts(key))

    def choice(self, key: str, choices: Iterable[Choice]) -> Choice:
        """Return one of ``choices``."""
        value, known = self.text(key), tuple(choices)
        for one in known:
            if one == value:
                return one
        raise Damaged(
            "library.not_a_choice",
            file=self.file,
            place=self.place(key),
            value=value,
            choices=", ".join(known),
        )

    def tables(self, key: str) -> "tuple[Table, ...]":
        """Return a list of tables, at least one, in order."""
        values = self._take(key, list)
        for number, value in enumerate(values, 1):
            if not isinstance(value, dict):
                place = f"{self.place(key)}[{number}]"
                raise Damaged("library.wrong_kind_table", file=self.file, place=place)
        if not values:
            raise Damaged("library.empty_list", file=self.file, place=self.place(key))
        return tuple(
            Table(self.file, f"{self.place(key)}[{number}]", value) for number, value in enumerate(values, 1)
        )

    def finish(self) -> None:
        """Refuse keys that mean nothing here: most are slips of the pen."""
        for key in self._values:
            if key not in self._taken:
                raise Damaged("library.unknown_key", file=self.file, place=self.place(key))

    def _fitting(self, key: str, words: str) -> str:
        try:
            places(words)
        except ValueError:
            raise Damaged("library.bad_places", file=self.file, place=self.place(key)) from None
        return words

    def _take(self, key: str, kind: type) -> Any:
        self._taken.add(key)
        if key not in self._values:
            raise Damaged("library.missing_key", file=self.file, place=self.place(key))
        value = self._values[key]
        if type(value) is not kind:
            self._refuse(key, kind)
        return value

    def _refuse(self, key: str, kind: type) -> None:
        place = self.place(key)
        if kind is str:
            raise Damaged("library.wrong_kind_text", file=self.file, place=place)
        if kind is int:
            raise Damaged("library.wrong_kind_whole", file=self.file, place=place)
        if kind is bool:
            raise Damaged("library.wrong_kind_flag", file=self.file, place=place)
        raise Damaged("library.wrong_kind_list", file=self.file, place=place)
