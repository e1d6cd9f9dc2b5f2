"""Ed25519 (RFC 8032): the signature under what became final, and its checking without any root."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from attachdesk.vault.root import Root


class Signer:
    """Signs for the owner of a root. ``public_key`` is what others check with, 64 hex digits."""

    def __init__(self, root: Root) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(root.signing_seed())
        self.public_key = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, digest: str) -> str:
        """Return the signature over a digest (hex), 128 hex digits."""
        return self._key.sign(bytes.fromhex(digest)).hex()


def is_signed(public_key: str, digest: str, value: str) -> bool:
    """Return whether ``value`` is the signature of the holder of ``public_key`` over ``digest`` (all hex)."""
    try:
        _key(public_key).verify(bytes.fromhex(value), bytes.fromhex(digest))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


@lru_cache(8)
def _key(public_key: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
