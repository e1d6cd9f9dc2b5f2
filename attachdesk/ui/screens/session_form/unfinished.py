"""What the form says and does not keep yet, as words for the vault, and back into the fields."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit

from attachdesk.ui.kit.form import Form
from attachdesk.ui.screens.session_form.fields import AttendeesField
from attachdesk.ui.screens.session_form.risk import RiskFields

Said = dict[str, Any]


def said_in(form: Form, risk: RiskFields) -> Said:
    """Return what every field says, as written: a date that is none yet is words too."""
    areas = {name: {"asked": area.asked.value(), **_raw(area.told)} for name, area in risk.areas.items()}
    return {"meeting": _raw(form), "risk": areas}


def said_again(form: Form, risk: RiskFields, said: Said) -> None:
    """Show what was said; fields that are gone meanwhile are let be."""
    _put(form, said.get("meeting", {}))
    for name, fields in said.get("risk", {}).items():
        if (area := risk.areas.get(name)) is not None:
            area.asked.put(fields.get("asked"))
            _put(area.told, fields)
            area.follow()


def as_text(said: Said) -> str:
    """Return words for the vault."""
    return json.dumps(said, ensure_ascii=False)


def of_text(text: str) -> Said | None:
    """Return what was said, or None when the words are nothing this form wrote."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _raw(form: Form) -> Said:
    raw: Said = {}
    for name in form.values():
        field = form.field(name)
        if isinstance(field, QLineEdit):
            raw[name] = field.text()
        else:
            raw[name] = dict(field.value()) if isinstance(field, AttendeesField) else field.value()
    return raw


def _put(form: Form, raw: Mapping[str, Any]) -> None:
    for name in set(form.values()) & set(raw):
        field = form.field(name)
        field.setText(raw[name]) if isinstance(field, QLineEdit) else field.put(raw[name])
