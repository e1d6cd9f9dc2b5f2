"""The keyring: slots that open the root, written twice, each copy checked before it is believed.

``keyring.json`` and ``keyring.copy.json`` hold the same bytes. Changing the passphrase raises the
generation and writes one after the other; after a crash in between, the higher generation counts.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, WrongKey
from attachdesk.storage import disk
from attachdesk.vault import sealed_form
from attachdesk.vault.root import Root
from attachdesk.vault.slots import FULL, Cost, Slot

__all__ = ["FULL", "Cost", "Keyring", "Pair", "read", "read_pair", "replace_pair", "write_pair"]

FORMAT, VERSION = "attachdesk-keyring", 1
NAME, COPY_NAME = "keyring.json", "keyring.copy.json"
NAMES = (NAME, COPY_NAME)


@dataclass(frozen=True)
class Keyring:
    """One generation of the keyring, as it was read; ``content`` are its bytes."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    content: bytes = field(repr=False)
    _fields: dict[str, Any] = field(repr=False, compare=False)

    @classmethod
    def made(cls, root: Root, slots: tuple[Slot, ...], generation: int = 1) -> Self:
        """Return a keyring sealed by the root."""
        content = sealed_form.write(
            {
                "format": FORMAT,
                "version": VERSION,
                "vault_id": root.vault_id(),
                "generation": generation,
                "slots": [slot.fields() for slot in slots],
            },
            root,
        )
        return cls.of(content)

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Return the keyring in these bytes; raises ``Unsound``, or ``RuleBroken`` for a newer one."""
        fields = sealed_form.read(content, FORMAT, VERSION)
        try:
            slots = tuple(Slot.of(one) for one in fields["slots"])
            return cls(str(fields["vault_id"]), int(fields["generation"]), slots, content, fields)
        except (KeyError, TypeError, ValueError):
            raise sealed_form.Unsound from None

    def unlock(self, passphrase: str) -> Root:
        """Return the root; ``WrongKey`` for a wrong passphrase, ``Damaged`` for a forged keyring."""
        root = self._slot().unwrap(passphrase)
        if not self.is_of(root):
            raise Damaged("vault.keyring_forged")
        return root

    def is_of(self, root: Root) -> bool:
        """Return whether this root sealed the keyring."""
        return sealed_form.is_sealed(self._fields, root)

    def unlock_private(self, passphrase: str) -> Root:
        """Return the root of the private notes; ``WrongKey`` for another passphrase or without a slot."""
        slot = self._found("process")
        if slot is None:
            raise WrongKey("private.no_slot")
        try:
            return slot.unwrap(passphrase)
        except WrongKey:
            raise WrongKey("private.wrong_passphrase") from None

    def rewrapped(self, root: Root, passphrase: str, cost: Cost, private: Root | None = None) -> "Keyring":
        """Return the next generation, in which the new passphrase takes the place of the old one.

        ``private``, the root of the private notes, comes under the new passphrase too when it is given.
        """
        mine = self._slot()
        new = Slot.wrap(root, passphrase, cost)
        slots = tuple(new if slot is mine else slot for slot in self.slots)
        ring, generation = Keyring.made(root, slots, self.generation + 1), self.generation + 1
        if private is None:
            return ring
        return ring.with_private(root, private, passphrase, cost, generation)

    def with_private(
        self, root: Root, private: Root, passphrase: str, cost: Cost, generation: int = 0
    ) -> "Keyring":
        """Return the next generation, in which this passphrase alone opens the private notes."""
        others = tuple(slot for slot in self.slots if slot.opens != "process")
        slots = (*others, Slot.wrap(private, passphrase, cost, "process"))
        return Keyring.made(root, slots, generation or self.generation + 1)

    def _slot(self) -> Slot:
        found = self._found("root")
        if found is None:
            raise Damaged("vault.keyring_forged")
        return found

    def _found(self, opens: str) -> Slot | None:
        slots = (slot for slot in self.slots if (slot.kind, slot.opens) == ("passphrase", opens))
        return next(slots, None)


@dataclass(frozen=True)
class Pair:
    """What the two files hold: the keyring that counts, and the files that do not hold it."""

    keyring: Keyring
    unsound: tuple[str, ...] = ()


def read(path: Path) -> Keyring | None:
    """Return a keyring file; None when it is missing or damaged."""
    try:
        return Keyring.of(disk.read(path))
    except (sealed_form.Unsound, FileNotFoundError):
        return None
    except PermissionError:
        with disk.told_about(path):
            raise
    except OSError:
        return None


def read_pair(folder: Path) -> Pair:
    """Return the keyring of a vault from whichever file is sound.

    Raises ``Damaged`` (both damaged, both missing beside a database, or no vault at all) and
    ``RuleBroken`` (either file says that a newer AttachDesk wrote it).
    """
    try:
        found = {name: read(folder / name) for name in NAMES}
    except RuleBroken as newer:
        raise RuleBroken(newer.key, path=str(folder)) from None
    sound = [one for one in found.values() if one is not None]
    if not sound:
        raise Damaged(_why_none(folder), path=str(folder))
    best = max(sound, key=lambda one: one.generation)
    unsound = (name for name, one in found.items() if one is None or one.content != best.content)
    return Pair(best, tuple(unsound))


def _why_none(folder: Path) -> str:
    if any((folder / name).exists() for name in NAMES):
        return "vault.keyring_damaged"
    return "vault.keyring_missing" if any(folder.glob("*.adk")) else "vault.not_a_vault"


def write_pair(folder: Path, keyring: Keyring, names: tuple[str, ...] = NAMES) -> None:
    """Write the keyring's files one after the other, each whole; raises ``StorageTrouble``."""
    for name in names:
        with disk.told_about(folder):
            disk.write_whole(folder / name, keyring.content)


def replace_pair(folder: Path, keyring: Keyring) -> None:
    """Put a new generation in the place of the old one; it counts from the first file on.

    Raises ``StorageTrouble`` when nothing has changed. A copy that cannot be written is no failure any
    more, since the new passphrase opens already: it is made new when the vault is opened next.
    """
    write_pair(folder, keyring, (NAME,))
    with suppress(StorageTrouble):
        write_pair(folder, keyring, (COPY_NAME,))


def new(root: Root, passphrase: str, cost: Cost, generation: int = 1) -> Keyring:
    """Return the first keyring of a root."""
    return Keyring.made(root, (Slot.wrap(root, passphrase, cost),), generation)
