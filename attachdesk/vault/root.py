"""The root key: 32 random bytes from which every key of a vault is derived, each for one purpose.

The file of private notes has a root drawn for itself: nothing of it follows from that of the vault.
"""

import hmac
import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

ROOT_BYTES = 32


class Root:
    """The root of one vault, or of its private notes. Never printed; ``secret`` is for a slot or paper."""

    def __init__(self, secret: bytes) -> None:
        assert len(secret) == ROOT_BYTES
        self.secret = secret

    @classmethod
    def random(cls) -> "Root":
        """Return a new root from the operating system's random numbers."""
        return cls(secrets.token_bytes(ROOT_BYTES))

    def clinical_key(self) -> bytes:
        """Return the 32-byte key of the clinical database."""
        return self._subkey("clinical database")

    def process_key(self) -> bytes:
        """Return the 32-byte key of the private notes; only a root of their own is asked for it."""
        return self._subkey("process database")

    def signing_seed(self) -> bytes:
        """Return the 32-byte Ed25519 seed with which notes are signed."""
        return self._subkey("signing")

    def vault_id(self) -> str:
        """Return the 32 hex digits that name the vault; from paper alone they can be had again."""
        return self._subkey("vault id")[:16].hex()

    def seal(self, content: bytes) -> str:
        """Return what only the holder of the root can say about ``content`` (HMAC-SHA-256, hex)."""
        return hmac.new(self._subkey("seal"), content, sha256).hexdigest()

    def has_sealed(self, content: bytes, seal: str) -> bool:
        """Return whether ``seal`` is this root's over ``content``."""
        return hmac.compare_digest(self.seal(content).encode(), seal.encode())

    def _subkey(self, purpose: str) -> bytes:
        # the root is uniformly random, so HKDF needs no extraction, and paper alone (no salt) suffices
        return HKDFExpand(SHA256(), ROOT_BYTES, f"attachdesk 1 {purpose}".encode()).derive(self.secret)
