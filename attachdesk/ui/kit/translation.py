"""The language of the window: English plurals, the pseudo-language, the direction of writing.

Sentences stand in the code in English, with ``(s)`` where a plural adds one (``%n word(s)``). A translator
in Python settles that, so that English needs no catalogue; ``xx`` turns every sentence into the
pseudo-language, in which a sentence that never went through ``translate`` is seen at once.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

MIRRORED = "-rtl"
QT_KEYS = "QShortcut"
"""In which context Qt names keys: Qt's own catalogues do."""
_PLURAL = re.compile(r"(\w+)\(s\)")
Retell = Callable[[str], str]


class Spoken(QTranslator):
    """Settles plurals and, with ``retell``, says every sentence in another way."""

    def __init__(self, retell: Retell | None = None) -> None:
        super().__init__()
        self._retell = retell

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the sentence; nothing where English is as it stands in the code."""
        if context == QT_KEYS or (self._retell is None and "(s)" not in sourceText):
            return None
        words = _PLURAL.sub(lambda match: match[1] if n == 1 else match[1] + "s", sourceText)
        return self._retell(words) if self._retell else words

    def isEmpty(self) -> bool:
        """Say that there is something to translate with."""
        return False


_spoken: list[Spoken] = []


def speak(application: QApplication, locale: str = "en", retell: Retell | None = None) -> None:
    """Let the window speak ``locale``; ``retell`` is how the pseudo-language says a sentence."""
    while _spoken:
        QCoreApplication.removeTranslator(_spoken.pop())
    _spoken.append(Spoken(retell))
    QCoreApplication.installTranslator(_spoken[0])
    if locale.endswith(MIRRORED):
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    else:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale("en_GB") if locale.startswith(("en", "xx")) else QLocale(locale))
