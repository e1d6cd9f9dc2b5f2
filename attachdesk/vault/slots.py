"""A slot holds a root (of the vault, of the private notes), wrapped with AES-GCM under Argon2id."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from attachdesk.domain.errors import StorageTrouble, WrongKey
from attachdesk.vault.passphrase import normalised
from attachdesk.vault.root import Root

SALT_BYTES, NONCE_BYTES, WRAPPED_BYTES = 16, 12, 48
MOST_MEMORY_KIB, MOST_ITERATIONS, MOST_LANES = 4 << 20, 1000, 64
"""Above these a slot was not written by us; trying it would only stall the machine."""


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes. 256 MiB, 4, 2 take about half a second."""

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def is_possible(self) -> bool:
        """Whether Argon2id can run it, within the bounds of this module."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.iterations <= MOST_ITERATIONS
        )


def cost_for(memory_bytes: int) -> Cost:
    """Return the cost for a machine with this much memory: an eighth of it, 64 MiB at least, 256 at most."""
    mebibytes = max(64, min(256, memory_bytes // 8 >> 20))
    return Cost(mebibytes << 10, 4, 2)


def memory_here() -> int:
    """Return this machine's memory in bytes; where it cannot be asked, enough for the full cost."""
    if not hasattr(os, "sysconf"):  # pragma: no cover
        return 1 << 40
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


FULL = cost_for(memory_here())
"""The cost of a real vault on this machine. Only tests pass another one; no option weakens it."""


@dataclass(frozen=True)
class Slot:
    """One way to a root. ``opens`` says to which: ``root`` of the vault, ``process`` of its private file."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    kind: str = "passphrase"
    opens: str = "root"

    @classmethod
    def wrap(cls, root: Root, passphrase: str, cost: Cost, opens: str = "root") -> Self:
        """Return a new slot with fresh salt and nonce."""
        salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
        empty = cls(cost, salt, nonce, b"", opens=opens)
        wrapped = AESGCM(_stretch(passphrase, empty)).encrypt(nonce, root.secret, empty._header())
        return replace(empty, wrapped=wrapped)

    def unwrap(self, passphrase: str) -> Root:
        """Return the root, or raise ``WrongKey``."""
        key = AESGCM(_stretch(passphrase, self))
        try:
            return Root(key.decrypt(self.nonce, self.wrapped, self._header()))
        except InvalidTag:
            raise WrongKey("vault.wrong_passphrase") from None

    def fields(self) -> dict[str, Any]:
        """Return the slot as it is written."""
        return {**self._described(), "nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()}

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Self:
        """Return a slot as it was written; ``ValueError``, ``KeyError``, ``TypeError`` when it is none."""
        cost = Cost(*(int(fields[name]) for name in ("memory_kib", "iterations", "lanes")))
        salt, nonce, wrapped = (bytes.fromhex(fields[name]) for name in ("salt", "nonce", "wrapped"))
        lengths = len(salt), len(nonce), len(wrapped)
        if not cost.is_possible or lengths != (SALT_BYTES, NONCE_BYTES, WRAPPED_BYTES):
            raise ValueError("not a slot of ours")
        return cls(cost, salt, nonce, wrapped, str(fields["kind"]), str(fields["opens"]))

    def _described(self) -> dict[str, Any]:
        cost = self.cost
        return {
            "kind": self.kind,
            "opens": self.opens,
            "kdf": "argon2id",
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "salt": self.salt.hex(),
        }

    def _header(self) -> bytes:
        return rfc8785.dumps(self._described())


def _stretch(passphrase: str, slot: Slot) -> bytes:
    cost = slot.cost
    kdf = Argon2id(
        salt=slot.salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    try:
        return kdf.derive(normalised(passphrase))
    except MemoryError:
        raise StorageTrouble("vault.too_little_memory", mebibytes=cost.memory_kib >> 10) from None
