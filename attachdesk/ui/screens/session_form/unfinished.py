"""What the form says and does not keep yet, meeting, arrangement and risk, and back into the fields."""

from attachdesk.ui.kit.unfinished import Said, as_text, of_text, said_by, say_again
from attachdesk.ui.screens.session_form.forms import ContactFields, SessionFields
from attachdesk.ui.screens.session_form.risk import RiskFields

__all__ = ["Said", "as_text", "of_text", "said_again", "said_in"]


def said_in(form: SessionFields | ContactFields, risk: RiskFields) -> Said:
    """Return what every field says, as written: a date that is none yet is words too."""
    areas = {
        name: {"asked": area.asked.value(), **said_by(area.told.by_name)} for name, area in risk.areas.items()
    }
    said = {"meeting": said_by(form.by_name), "risk": areas}
    if isinstance(form, SessionFields):
        said["arrangement"] = said_by(form.arrangements.form.by_name)
    return said


def said_again(form: SessionFields | ContactFields, risk: RiskFields, said: Said) -> None:
    """Show what was said; fields that are gone meanwhile are let be."""
    say_again(form.by_name, said.get("meeting", {}))
    if isinstance(form, SessionFields):
        arranged = said.get("arrangement", {})
        say_again(form.arrangements.form.by_name, arranged)
        form.arrangements.fold(is_open=any(value not in {"", None} for value in arranged.values()))
        form.follow_status()
    for name, fields in said.get("risk", {}).items():
        if (area := risk.areas.get(name)) is not None:
            area.asked.put(fields.get("asked"))
            say_again(area.told.by_name, fields)
            area.follow()
