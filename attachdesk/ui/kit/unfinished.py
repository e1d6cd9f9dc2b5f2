"""What fields say and nobody has kept: in the vault within a second, and back when they are shown again."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from attachdesk.ui.kit.autosave import Autosave
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.workplace import Workplace

Said = dict[str, Any]
Fields = Mapping[str, QWidget]


def said_by(fields: Fields) -> Said:
    """Return what every field says, as written: a date that is none yet is words too."""
    return {name: _raw(field) for name, field in fields.items()}


def _raw(field: Any) -> Any:
    if isinstance(field, QLineEdit):
        return field.text()
    value = field.value()
    return dict(value) if isinstance(value, tuple) else value


def say_again(fields: Fields, said: Mapping[str, Any]) -> None:
    """Show what was said; fields that are gone meanwhile are let be."""
    for name in set(fields) & set(said):
        field: Any = fields[name]
        field.setText(said[name]) if isinstance(field, QLineEdit) else field.put(said[name])


def as_text(said: Said) -> str:
    """Return words for the vault."""
    return json.dumps(said, ensure_ascii=False)


def of_text(text: str) -> Said | None:
    """Return what was said, or None when the words are nothing a form wrote."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


class Unfinished(QObject):
    """Listens to some fields; ``changed`` says that they hold something unkept, or no longer do.

    ``came_back`` comes after words of an earlier time have been put into the fields again.
    """

    changed = Signal(bool)
    came_back = Signal()

    def __init__(self, place: Workplace, fields: Fields, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._fields = place, fields
        self._client_id = self._about = ""
        self._before: Said = {}
        self._autosave = Autosave(place.lane, self._collected, lambda one: self._put(*one), self)
        for field in fields.values():
            one: Any = field
            (one.chosen if isinstance(field, Segments) else one.edited).connect(self.touched)

    def begin(self, client_id: str, about: str) -> None:
        """Take what the fields hold as nothing said yet, and bring back what was left under ``about``.

        With an empty ``about`` nothing is listened to.
        """
        self._autosave.flush()
        self._client_id, self._about, self._before = client_id, about, said_by(self._fields)
        if not about:
            return
        diary = self._place.desk.diary

        def show(text: str | None) -> None:
            said = of_text(text or "")
            is_here = (client_id, about) == (self._client_id, self._about)
            if said is not None and is_here and not self.has_words:
                say_again(self._fields, said)
                self.changed.emit(self.has_words)
                self.came_back.emit()

        self._place.lane.ask(lambda: diary.unfinished(client_id, about), show, self._place.tell, owner=self)

    @property
    def has_words(self) -> bool:
        """Say whether something is said that is not kept."""
        return bool(self._about) and said_by(self._fields) != self._before

    def touched(self, *_value: object) -> None:
        """Something was typed or chosen."""
        if self._about:
            self._autosave.touched()
            self.changed.emit(self.has_words)

    def flush(self) -> None:
        """Save now what waits."""
        self._autosave.flush()

    def kept_by(self, work: Callable[[], Any]) -> Callable[[], Any]:
        """Return ``work`` for the lane, which keeps what is said: what waited goes with it."""
        self._autosave.forget()
        client_id, about = self._client_id, self._about

        def both() -> Any:
            result = work()
            self._put(client_id, about, "")
            return result

        return both

    def let_go(self) -> None:
        """What was said has been kept: it waits no more."""
        self._autosave.forget()
        self._ask(self._client_id, self._about, "")

    def discard(self) -> Callable[[], None]:
        """Let go of what is said; call what is returned to have it waiting again."""
        self._autosave.forget()
        client_id, about, text = self._collected()
        self._ask(client_id, about, "")
        say_again(self._fields, self._before)
        self.changed.emit(False)
        return lambda: self._ask(client_id, about, text)

    def _ask(self, client_id: str, about: str, text: str) -> None:
        self._place.lane.ask(lambda: self._put(client_id, about, text), None, self._place.tell)

    def _collected(self) -> tuple[str, str, str]:
        return self._client_id, self._about, as_text(said_by(self._fields)) if self.has_words else ""

    def _put(self, client_id: str, about: str, text: str) -> None:
        self._place.desk.diary.put_unfinished(client_id, about, text)
