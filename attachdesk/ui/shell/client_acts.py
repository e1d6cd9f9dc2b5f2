"""What one does with the client in front, first in the palette."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.screen import Target

translate = QCoreApplication.translate
OF_ONE_CLIENT = frozenset({"client_file", "note", "session_form"})
OF_CLIENT_IN_FRONT = frozenset({"brief"})


def client_acts(
    here: Target | None, go: Callable[[Target], None], everywhere: Sequence[Action] = ()
) -> list[Action]:
    """Return what can be done with the client of a file, a note or a session; nothing elsewhere.

    Those of ``everywhere`` that are about the client in front come first.
    """
    if here is None or not here.client_id or here.screen not in OF_ONE_CLIENT:
        return []
    one, group = here.client_id, translate("Palette", "With this client")
    acts = (
        ("session", translate("Palette", "New session"), "calendar", Target("session_form", one)),
        ("notes", translate("Palette", "Notes"), "notebook-pen", _tab(one, "notes")),
        ("trends", translate("Palette", "Trends"), "chart-line", _tab(one, "trends")),
        ("safety", translate("Palette", "Safety plan"), "life-buoy", Target("safety_plan", one)),
        ("report", translate("Palette", "Progress report"), "file-check-2", _tab(one, "reports")),
    )
    about = [replace(act, group=group) for act in everywhere if act.id in OF_CLIENT_IN_FRONT]
    return about + [
        Action(f"client.{name}", words, partial(go, target), icon=icon, group=group)
        for name, words, icon, target in acts
        if target != here
    ]


def acts_begun(here: Target | None, go: Callable[[Target], None], known: Collection[str]) -> list[Action]:
    """Return what the tabs of the client's file can begin, but for what is ``known`` of the open one."""
    if here is None or not here.client_id or here.screen not in OF_ONE_CLIENT:
        return []
    one, group = here.client_id, translate("Palette", "In this client's file")
    return [
        Action(id_, words, partial(go, Target("client_file", one, part=tab, act=id_)), group=group, icon=icon)
        for tab, id_, words, icon in _begun()
        if id_ not in known
    ]


def _begun() -> tuple[tuple[str, str, str, str], ...]:
    """Return tab, id, words and icon of each act that asks for nothing chosen, as the tab itself has them."""
    return (
        ("timeline", "timeline.document", translate("ClientFile", "Add a document"), "file-plus"),
        ("plan", "plan.rupture", translate("ClientFile", "New rupture"), "target"),
        ("plan", "plan.problem", translate("ClientFile", "New problem"), "target"),
        ("plan", "plan.goal", translate("ClientFile", "New goal"), "target"),
        ("plan", "plan.agree", translate("ClientFile", "Agree on this plan"), "target"),
        ("plan", "plan.versions", translate("ClientFile", "Versions of the plan"), "target"),
        ("plan", "plan.formulation", translate("ClientFile", "Formulation"), "target"),
        ("plan", "plan.focus", translate("ClientFile", "Put a benefit in focus"), "target"),
        ("plan", "plan.due", translate("ClientFile", "Remind me of something"), "target"),
        ("plan", "plan.phase", translate("ClientFile", "New phase"), "target"),
        (
            "measures",
            "measures.total",
            translate("ClientFile", "Enter the total of a measure"),
            "clipboard-list",
        ),
        ("details", "details.discharge", translate("ClientFile", "Discharge the client"), ""),
        ("details", "details.edit", translate("ClientFile", "Change the client's details"), "pencil"),
        ("details", "details.person", translate("ClientFile", "Add somebody to the people"), "user-plus"),
        ("details", "details.consent", translate("ClientFile", "Add a consent"), "signature"),
        ("details", "details.reach", translate("ClientFile", "Add a way to reach the client"), "phone"),
        (
            "details",
            "details.emergency",
            translate("ClientFile", "Add whom to call in an emergency"),
            "phone",
        ),
    )


def _tab(client_id: str, part: str) -> Target:
    return Target("client_file", client_id, part=part)
