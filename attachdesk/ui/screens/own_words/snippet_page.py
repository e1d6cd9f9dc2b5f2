"""The page of a snippet: what is typed behind the semicolon, and the words that come for it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.snippet import QuickWords
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import LongField, TextField
from attachdesk.ui.kit.words import STRETCH, column, label, row

translate = QCoreApplication.translate


class SnippetPage(QWidget):
    """Shows one snippet; changing a shipped one makes one of one's own that stands before it."""

    def __init__(self, keep: Callable[[str, str], None], retire: Callable[[str], None]) -> None:
        super().__init__()
        self._keep = keep
        self.is_touched = False
        self.trigger = TextField(translate("OwnWords", "e.g. break"))
        self.text = LongField(translate("OwnWords", "Words, with {places} to fill in"), least=4, most=10)
        self.keep_button = Button(
            translate("OwnWords", "Keep this snippet"), "primary", shortcut="Ctrl ⏎", do=self.keep
        )
        self.retire_button = Button(
            translate("OwnWords", "Offer it no longer"), "quiet", do=lambda: retire(self.trigger.value())
        )
        hint = translate(
            "OwnWords",
            "In a note, type ; and the first letters, choose with the arrows, and press Enter. "
            "Tab goes from one {place} to the next.",
        )
        typed = translate("OwnWords", "Typed behind the semicolon")
        words = translate("OwnWords", "Words that come for it")
        for field, name in ((self.trigger, typed), (self.text, words)):
            field.setAccessibleName(name)
            field.edited.connect(self._touched)
        self.setLayout(
            column(
                label(typed, "strong"), self.trigger, label(words, "strong"), self.text,
                label(hint, "small", "muted", wraps=True),
                row(self.keep_button, self.retire_button, STRETCH), STRETCH, gap=8,
            )
        )  # fmt: skip

    def _touched(self) -> None:
        self.is_touched = True

    def show_snippet(self, snippet: QuickWords | None) -> None:
        """Show a snippet, or a new one."""
        self.trigger.put(snippet.id if snippet else "")
        self.text.put(snippet.text if snippet else "")
        self.retire_button.setVisible(snippet is not None and snippet.is_own)
        self.is_touched = False

    def keep(self) -> None:
        """Keep it as it stands."""
        self._keep(self.trigger.value(), self.text.value())
