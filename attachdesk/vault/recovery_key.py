"""The root key on paper: 56 characters in which no typo and no two exchanged characters go unnoticed.

32 bytes and a checksum of 3 make 280 bits, which are 56 characters of Crockford's alphabet (no I, L, O, U).
The checksum is CRC-24 of RFC 9580, 6.1: it sees every change within 24 neighbouring bits; that it also sees
every exchange and every pair of wrong characters in 56 is proved by a test.
"""

from attachdesk.domain.errors import WrongKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 56
GROUP = 4
KEY_BYTES = 32
CHECK_BYTES = 3

_READ_AS = str.maketrans("OIL", "011", " -–—\t\u00a0")
_POLYNOMIAL, _START = 0x1864CFB, 0xB704CE


def write(root: bytes) -> str:
    """Return the 56 characters of a 32-byte root, in groups of four."""
    assert len(root) == KEY_BYTES
    number = int.from_bytes(root + checksum(root), "big")
    characters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(characters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read(text: str) -> bytes:
    """Return the root that a person typed from paper; case, spaces, dashes, O for 0 and I or L for 1 pass.

    Raises ``WrongKey`` when the characters are not 56, not of the alphabet, or the checksum says no.
    """
    characters = text.upper().translate(_READ_AS)
    if len(characters) != LENGTH or any(one not in ALPHABET for one in characters):
        raise WrongKey("recovery.not_a_key", count=len(characters), wanted=LENGTH)
    number = 0
    for one in characters:
        number = number << 5 | ALPHABET.index(one)
    raw = number.to_bytes(KEY_BYTES + CHECK_BYTES, "big")
    if checksum(raw[:KEY_BYTES]) != raw[KEY_BYTES:]:
        raise WrongKey("recovery.typo")
    return raw[:KEY_BYTES]


def checksum(content: bytes) -> bytes:
    """Return CRC-24 of the content."""
    crc = _START
    for byte in content:
        crc ^= byte << 16
        for _ in range(8):
            crc = crc << 1 ^ (_POLYNOMIAL if crc & 0x800000 else 0)
    return crc.to_bytes(CHECK_BYTES, "big")
