"""Reads the clinical content that ships with AttachDesk; an error names the file and the key.

One TOML file is one entry: adding a file adds an entry and changes nothing else. Nothing here needs the
record's classes, so that the words and the content are there while the rest of AttachDesk is still loading.
"""

from attachdesk.library.library import Library

__all__ = ["Library"]
