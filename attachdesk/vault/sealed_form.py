"""Small files of the vault that can be checked: canonical JSON with a checksum, and a seal of the root.

The checksum tells damage without a key, so that a flipped bit is never called a wrong passphrase; the seal
tells forgery. Both stay the same in every later version of the files.
"""

import json
from hashlib import sha256
from typing import Any

import rfc8785

from attachdesk.domain.errors import RuleBroken
from attachdesk.vault.root import Root

CHECKSUM, SEAL = "sha256", "seal"


class Unsound(Exception):
    """The bytes are not what was written: damaged, cut, or another kind of file."""


def write(fields: dict[str, Any], root: Root) -> bytes:
    """Return the file: canonical (RFC 8785), sealed, with its checksum."""
    sealed = {**fields, SEAL: root.seal(rfc8785.dumps(fields))}
    return rfc8785.dumps({**sealed, CHECKSUM: sha256(rfc8785.dumps(sealed)).hexdigest()})


def read(content: bytes, form: str, version: int) -> dict[str, Any]:
    """Return the fields of a sound file, seal and checksum included.

    Raises ``Unsound``, or ``RuleBroken`` when a newer AttachDesk wrote it: that is looked at first, and
    such a file is never touched.
    """
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        raise Unsound from None
    if not isinstance(fields, dict) or fields.get("format") != form:
        raise Unsound
    found = fields.get("version")
    if isinstance(found, int) and found > version:
        raise RuleBroken("vault.newer")
    bare = {name: value for name, value in fields.items() if name != CHECKSUM}
    try:
        is_sound = sha256(rfc8785.dumps(bare)).hexdigest() == fields.get(CHECKSUM)
    except (rfc8785.CanonicalizationError, UnicodeError):
        raise Unsound from None
    if not is_sound:
        raise Unsound
    return fields


def is_sealed(fields: dict[str, Any], root: Root) -> bool:
    """Return whether the holder of the root wrote these fields."""
    bare = {name: value for name, value in fields.items() if name not in (SEAL, CHECKSUM)}
    return root.has_sealed(rfc8785.dumps(bare), str(fields.get(SEAL)))
