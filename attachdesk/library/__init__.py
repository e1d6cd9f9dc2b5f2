"""Reads the clinical content that ships with AttachDesk; an error names the file and the key.

One TOML file is one entry: adding a file adds an entry and changes nothing else. Nothing here needs the
record's classes, so that the words are there while the rest of AttachDesk is still loading; ``Library``
itself is loaded when it is first asked for, since the unlock window needs the words alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attachdesk.library.library import Library

__all__ = ["Library"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from attachdesk.library import library

        return library.Library
    raise AttributeError(name)
