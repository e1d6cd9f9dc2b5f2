"""How a database is set before its first statement, and proof that it took effect.

Measured: DELETE with EXTRA lost no acknowledged commit in 200
power cuts, WAL dropped commits silently after one flipped bit.
"""

import re
import sys
from collections.abc import Callable
from typing import Any

BEFORE_KEY = {"cipher_log_level": "NONE", "cipher_memory_security": "ON"}
"""Set first, so that nothing about the key is logged or left in freed memory."""

AFTER_KEY = {
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "locking_mode": "EXCLUSIVE",
    "temp_store": "MEMORY",
    "cache_size": "-49152",
    "secure_delete": "ON",
    "cell_size_check": "ON",
    "trusted_schema": "OFF",
    "foreign_keys": "ON",
    # else INSERT OR REPLACE takes a sealed row away without asking the trigger that keeps it
    "recursive_triggers": "ON",
    "mmap_size": "0",
}

PROOF = {
    "cipher_memory_security": "1",
    "synchronous": "3",
    "temp_store": "2",
    "secure_delete": "1",
    "cell_size_check": "1",
    "trusted_schema": "0",
    "foreign_keys": "1",
    "recursive_triggers": "1",
}
"""What each must read afterwards; SQLite keeps silent about a pragma that it does not know."""

_RAW_KEY = re.compile(r"[0-9a-f]{64}")

Execute = Callable[[str], Any]


def set_key(execute: Execute, key: bytes) -> None:
    """Give SQLCipher the raw key of 32 bytes.

    Anything but exactly 64 hex digits would silently be stretched as a passphrase, and a library without
    SQLCipher would silently write plaintext: both are asserted.
    """
    digits = key.hex()
    assert _RAW_KEY.fullmatch(digits), "the key of a database is 32 bytes"
    for name, value in BEFORE_KEY.items():
        execute(f"PRAGMA {name} = {value}")
    execute(f"PRAGMA key = \"x'{digits}'\"")
    version = execute("PRAGMA cipher_version").fetchone()
    assert version and version[0], "the database module is not SQLCipher"


def set_up(execute: Execute) -> None:
    """Set journal, waiting for the disk, lock and wiping, and prove each."""
    for name, value in AFTER_KEY.items():
        execute(f"PRAGMA {name} = {value}")
    if sys.platform == "darwin":  # pragma: no cover
        execute("PRAGMA fullfsync = ON")
    for name, wanted in PROOF.items():
        found = execute(f"PRAGMA {name}").fetchone()
        assert found and str(found[0]) == wanted, f"{name} did not take effect"
    assert execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert execute("PRAGMA locking_mode").fetchone()[0] == "exclusive"
