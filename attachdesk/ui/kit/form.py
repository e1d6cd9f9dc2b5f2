"""A form: a label above each field, a hint below, and what is wrong said beside the field."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import Words, column, holding, label, repolish

__all__ = ["ChoiceField", "DateField", "Form", "LongField", "Segments", "TextField"]


class _Valued(Protocol):
    def value(self) -> Any: ...

    def put(self, value: Any) -> None: ...


class Form(QWidget):
    """Fields below each other, known by name."""

    def __init__(self, *, width: int = 560) -> None:
        super().__init__()
        self._fields: dict[str, QWidget] = {}
        self._errors: dict[str, Words] = {}
        self._rows: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._width = width
        self._fit()
        appearance().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMaximumWidth(px(self._width))

    def add(self, name: str, words: str, field: QWidget, hint: str = "") -> QWidget:
        """Add a field under a name; returns the field."""
        title = label(words, "small_strong")
        title.setBuddy(field)
        field.setAccessibleName(words)
        field.setAccessibleDescription(hint)
        error = label("", "small", "danger", wraps=True)
        error.hide()
        parts: list[QLabel | QWidget] = [title, field, error]
        if hint:
            parts.insert(2, label(hint, "caption", "muted", wraps=True))
        self._fields[name], self._errors[name] = field, error
        self._rows[name] = holding(column(*parts, gap=4))
        self._layout.addWidget(self._rows[name])
        for signal in (getattr(field, "edited", None), getattr(field, "chosen", None)):
            if signal is not None:
                signal.connect(partial(self._mended, name))
        return field

    def on_change(self, do: Callable[..., object]) -> None:
        """Call ``do`` whenever a field is changed by hand."""
        for one in self._fields.values():
            field: Any = one
            (field.chosen if isinstance(one, Segments) else field.edited).connect(do)

    def _mended(self, name: str, *_value: object) -> None:
        """What was wrong is being mended: it need not be said any longer."""
        if not self._errors[name].isHidden():
            self.say(name, "")

    def put_below(self, widget: QWidget) -> None:
        """Add something that is no field, e.g. the row of buttons."""
        self._layout.addWidget(widget)

    @property
    def by_name(self) -> dict[str, QWidget]:
        """Return the fields by their names."""
        return self._fields

    def field(self, name: str) -> Any:
        """Return a field by its name."""
        return self._fields[name]

    def values(self) -> dict[str, Any]:
        """Return every value by name."""
        return {name: self._valued(name).value() for name in self._fields}

    def put(self, **values: Any) -> None:
        """Show values by name."""
        for name, value in values.items():
            self._valued(name).put(value)

    def show_field(self, name: str, is_shown: bool) -> None:
        """Show or hide one field with its label."""
        self._rows[name].setVisible(is_shown)

    def say(self, name: str, error: str) -> None:
        """Say what is wrong beside a field; an empty sentence takes it back."""
        self._errors[name].setText(error)
        self._errors[name].setVisible(bool(error))
        field = self._fields[name]
        field.setProperty("wrong", "true" if error else "")
        field.setAccessibleDescription(error)
        repolish(field)

    def clear_errors(self) -> None:
        """Take every error back."""
        for name in self._fields:
            self.say(name, "")

    @property
    def has_errors(self) -> bool:
        """Say whether something is wrong."""
        return any(not error.isHidden() for error in self._errors.values())

    def focus_first_error(self) -> None:
        """Put the cursor where something has to be mended."""
        for name, error in self._errors.items():
            if not error.isHidden():
                self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _valued(self, name: str) -> _Valued:
        field: Any = self._fields[name]
        valued: _Valued = field
        return valued
