"""The sentences of one language: ``content/words/<locale>.toml``, or several files in a folder so named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attachdesk.domain.errors import Damaged, NotUnderstood, Told
from attachdesk.domain.words import Words
from attachdesk.library import pseudo
from attachdesk.library.table import files_in, places, read_values

SOURCE = "en"
_WITHOUT_WORDS = "AttachDesk cannot read its own sentences ({what}). Install AttachDesk again."
"""The one sentence outside ``content/words``: said when those cannot be read."""


def load(content: Path, locale: str = SOURCE) -> Words:
    """Return the words of ``locale``, sentences not yet translated in English.

    ``xx`` and ``xx-rtl`` are the pseudo-language, made on the fly. Raises ``Damaged`` with file and key,
    ``NotUnderstood`` for a language that is not there.
    """
    sentences = read_sentences(content, SOURCE)
    if locale in pseudo.LOCALES:
        return Words({key: pseudo.say(sentence) for key, sentence in sentences.items()})
    if locale != SOURCE:
        sentences = {**sentences, **read_sentences(content, locale)}
    return Words(sentences)


def without_words(trouble: Told) -> str:
    """Return what to say of a trouble that kept the words from being read."""
    return _WITHOUT_WORDS.format(what=", ".join(str(value) for value in trouble.values.values()))


def read_sentences(content: Path, locale: str) -> dict[str, str]:
    """Return the sentences of one language by key, as they stand in its files."""
    files = files_in(content / "words" / locale)
    flat = content / "words" / f"{locale}.toml"
    if flat.is_file():
        files.append(flat)
    if not files:
        raise NotUnderstood("library.unknown_locale", locale=locale)
    sentences: dict[str, str] = {}
    homes: dict[str, str] = {}
    for file in files:
        for key, sentence in _flat(file.name, read_values(file)):
            if key in homes:
                raise Damaged("library.key_twice", place=key, file=file.name, other=homes[key])
            sentences[key], homes[key] = sentence, file.name
    return sentences


def _flat(file: str, values: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        key = prefix + name
        if isinstance(value, dict):
            yield from _flat(file, value, f"{key}.")
        elif isinstance(value, str) and value.strip():
            yield key, _fitting(file, key, value)
        else:
            raise Damaged("library.wrong_kind_text", file=file, place=key)


def _fitting(file: str, key: str, sentence: str) -> str:
    try:
        places(sentence)
    except ValueError:
        raise Damaged("library.bad_places", file=file, place=key) from None
    return sentence
