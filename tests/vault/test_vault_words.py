"""The sentences of this room."""

import tomllib
from pathlib import Path

from attachdesk import locations
from attachdesk.vault import vault

OURS = ("vault", "disk", "passphrase", "recovery", "backup", "check")


def test_every_sentence_of_this_room_exists_and_says_what_to_do() -> None:
    said = tomllib.loads((locations.content() / "words" / "en.toml").read_text("utf-8"))
    source = "".join(
        path.read_text("utf-8")
        for room in ("vault", "storage", "services")
        for path in (Path(vault.__file__).parent.parent / room).glob("*.py")
    )
    for table in OURS:
        sentences = said[table]
        for name, sentence in sentences.items():
            key = f"{table}.{name}"
            assert f'"{key}"' in source or key.startswith("passphrase.strength_"), key
            assert sentence[0].isupper() or sentence[0] == "{", key
