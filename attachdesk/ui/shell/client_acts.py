"""What one does with the client in front, first in the palette."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.screen import Target

translate = QCoreApplication.translate


def client_acts(here: Target | None, go: Callable[[Target], None]) -> list[Action]:
    """Return what can be done with the client of a file, a note or a session; nothing elsewhere."""
    if here is None or not here.client_id or here.screen not in {"client_file", "note", "session_form"}:
        return []
    one, group = here.client_id, translate("Palette", "With this client")
    acts = (
        ("brief", translate("Palette", "Brief before the session"), "file-text", Target("clients", one)),
        ("session", translate("Palette", "New session"), "calendar", Target("session_form", one)),
        ("notes", translate("Palette", "Notes"), "notebook-pen", _tab(one, "notes")),
        ("trends", translate("Palette", "Trends"), "chart-line", _tab(one, "trends")),
        ("safety", translate("Palette", "Safety plan"), "life-buoy", Target("safety_plan", one)),
        ("report", translate("Palette", "Progress report"), "file-check-2", _tab(one, "reports")),
    )
    return [
        Action(f"client.{name}", words, partial(go, target), icon=icon, group=group)
        for name, words, icon, target in acts
        if target != here
    ]


def _tab(client_id: str, part: str) -> Target:
    return Target("client_file", client_id, part=part)
