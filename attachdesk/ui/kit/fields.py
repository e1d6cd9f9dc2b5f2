"""The fields of a form: words, a date, a choice, a tick. Each has ``value``, ``put`` and ``edited``."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from attachdesk.ui.kit.appearance import appearance, font
from attachdesk.ui.kit.words import repolish


class TextField(QLineEdit):
    """One line of words; client text never reaches input prediction."""

    edited = Signal()

    def __init__(self, placeholder: str = "", *, secret: bool = False) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        """Return the words without spaces round them."""
        return self.text().strip()

    def put(self, value: str) -> None:
        """Show words."""
        self.setText(value or "")


class LongField(QPlainTextEdit):
    """Several lines; Tab goes on, the height grows with what is written up to ``most`` lines."""

    edited = Signal()

    def __init__(self, placeholder: str = "", *, least: int = 3, most: int = 8) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setProperty("field", "true")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.textChanged.connect(self._changed)
        appearance().changed.connect(self._fit)
        self._fit()

    def value(self) -> str:
        """Return the words as written, spaces and lines included."""
        return self.document().toRawText().replace("\u2029", "\n")

    def put(self, value: str) -> None:
        """Show words without a signal."""
        self.blockSignals(True)
        self.setPlainText(value or "")
        self.blockSignals(False)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.setFont(font("body"))
        lines = min(self._most, max(self._least, round(self.document().size().height())))
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + 24)


class DateField(TextField):
    """A date written by hand: ISO, the locale's short forms, ``today``; the arrows go a day up or down."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder or QCoreApplication.translate("DateField", "Year-month-day"))
        self.setMaximumWidth(240)

    def value(self) -> date | None:  # type: ignore[override]
        """Return the date, or None when the words are none; ``is_wrong`` tells the two apart."""
        return read_date(self.text())

    def put(self, value: date | None) -> None:  # type: ignore[override]
        """Show a date, or nothing."""
        self.setText(value.isoformat() if value else "")

    @property
    def is_wrong(self) -> bool:
        """Say whether there are words that are no date."""
        return bool(self.text().strip()) and self.value() is None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the date out as it was understood."""
        super().focusOutEvent(event)
        if (day := self.value()) is not None:
            self.put(day)
        self.setProperty("wrong", "true" if self.is_wrong else "")
        repolish(self)


def read_date(words: str) -> date | None:
    """Read a date a person wrote; None when it is none. Two-figure years are not guessed."""
    words = words.strip()
    if words.casefold() == QCoreApplication.translate("DateField", "today").casefold():
        day = QDate.currentDate()
        return date(day.year(), day.month(), day.day())
    locale = QLocale()
    forms = ["yyyy-MM-dd", "yyyy-M-d", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"]
    is_month_first = locale.dateFormat(QLocale.FormatType.ShortFormat).startswith("M")
    forms.append("M/d/yyyy" if is_month_first else "d/M/yyyy")
    for form in forms:
        found = locale.toDate(words, form)
        if found.isValid() and found.year() >= 1000:
            return date(found.year(), found.month(), found.day())
    return None


ROUND_THE_LINES = 12
"""Px of padding and frame in a list that drops down."""


class ChoiceField(QComboBox):
    """One of many; the wheel does not change it by accident."""

    edited = Signal()

    def __init__(self, options: Sequence[tuple[Any, str]], *, none: str | None = None) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.offer(options, none=none)
        self.activated.connect(lambda _place: self.edited.emit())

    def offer(self, options: Sequence[tuple[Any, str]], *, none: str | None = None) -> None:
        """Offer other options; ``none`` is the words of the first that stands for nothing chosen."""
        self.clear()
        pairs = [(None, none), *options] if none is not None else list(options)
        self._values = [value for value, _ in pairs]
        self.addItems([words or "" for _, words in pairs])

    def value(self) -> Any:
        """Return the chosen value, or None."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def put(self, value: Any) -> None:
        """Choose a value."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def showPopup(self) -> None:
        """Let the list be as high as its lines: Qt forgets the room that the sheet keeps round them."""
        super().showPopup()
        view = self.view()
        lines = min(self.count(), self.maxVisibleItems()) * view.sizeHintForRow(0)
        missing = lines + ROUND_THE_LINES - view.viewport().height()
        if missing > 0:
            popup, room = view.window(), self.screen().availableGeometry()
            popup.resize(popup.width(), min(popup.height() + missing, room.height()))
            popup.move(popup.x(), max(room.top(), min(popup.y(), room.bottom() - popup.height())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TickField(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def put(self, value: bool) -> None:
        """Tick or untick."""
        self.setChecked(bool(value))
