"""What the form says and does not keep yet, meeting and risk, and back into the fields."""

from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.unfinished import Said, as_text, of_text, said_by, say_again
from attachdesk.ui.screens.session_form.risk import RiskFields

__all__ = ["Said", "as_text", "of_text", "said_again", "said_in"]


def said_in(form: Form, risk: RiskFields) -> Said:
    """Return what every field says, as written: a date that is none yet is words too."""
    areas = {
        name: {"asked": area.asked.value(), **said_by(area.told.by_name)} for name, area in risk.areas.items()
    }
    return {"meeting": said_by(form.by_name), "risk": areas}


def said_again(form: Form, risk: RiskFields, said: Said) -> None:
    """Show what was said; fields that are gone meanwhile are let be."""
    say_again(form.by_name, said.get("meeting", {}))
    for name, fields in said.get("risk", {}).items():
        if (area := risk.areas.get(name)) is not None:
            area.asked.put(fields.get("asked"))
            say_again(area.told.by_name, fields)
            area.follow()
