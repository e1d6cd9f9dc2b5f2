"""The palette lists whatever can be done on a screen with its shortcut, and no shortcut does two things."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from attachdesk.domain.client import Client
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.sheet import Sheet
from attachdesk.ui.shell.clients_found import clients_like
from attachdesk.ui.shell.matching import Entry
from attachdesk.ui.shots import TABS, targets

if TYPE_CHECKING:
    from attachdesk.services.desk import Desk
    from attachdesk.ui.kit.background import Lane


def test_every_act_of_every_screen_is_in_the_palette_with_its_shortcut(
    demo_desk: "Desk", lane: "Lane", tmp_path: Path
) -> None:
    screens = list(targets(demo_desk))  # while nothing else reads the vault
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    whole = DeskWindow(demo_desk, lane, settings, load(content()), lambda: None, remembers=False)
    whole.idle.end()
    window = whole.window
    missing, twice = [], []
    for name, target in screens:
        window.go(target)
        for _ in range(3):
            lane.settled()
            QApplication.processEvents()
        assert window.current is not None
        acts = [one for one in window.current.actions() if one.is_enabled()]
        palette = window.palette_of_acts
        palette.open()
        for one in acts:
            palette.field.setText(one.words)
            found = [line for line in palette.lines.lines if isinstance(line, Entry)]
            if (one.words, one.keys) not in {(line.words, line.keys) for line in found}:
                missing.append(f"{name}: {one.words}")
        palette.close_it()
        counted = Counter(one.shortcut for one in acts if one.shortcut)
        twice += [f"{name}: {keys}" for keys, count in counted.items() if count > 1]
    elsewhere = _not_found_from_the_timeline(whole, lane, dict(screens)["client-timeline"])
    whole.put_away()
    assert missing == []
    assert twice == []
    assert elsewhere == []


def test_a_code_that_begins_with_what_was_typed_comes_before_names_and_parts_of_words() -> None:
    known = [
        ("AMA-07", "Amara"),
        ("OAK-02", "Marit"),
        ("ZED-01", "Ana Marsh"),
        ("MAR-11", "Jo"),
        ("ELM-03", ""),
    ]
    day = datetime(2026, 1, 1, tzinfo=UTC)
    clients = [
        Client(id=code, version=1, made_at=day, code=code, name=name, started_on=day.date())
        for code, name in known
    ]
    went: list[Target] = []
    found = clients_like(clients, "MAR", went.append)
    for one in found:
        one.do()
    assert [one.client_id for one in went] == ["MAR-11", "OAK-02", "ZED-01", "AMA-07"]
    assert clients_like(clients, " ", went.append) == []


OF_WHAT_IS_CHOSEN = frozenset({
    "notes.open", "plan.undo", "plan.redo", "report.save", "trends.table", "trends.next", "trends.copy",
})  # fmt: skip
"""Acts of a tab that are about what one sees there."""


def _not_found_from_the_timeline(whole: DeskWindow, lane: "Lane", timeline: Target) -> list[str]:
    """Return what a tab of the file can do and the palette does not begin while the timeline is open."""
    window, palette = whole.window, whole.window.palette_of_acts
    wanted: dict[str, str] = {}
    window.show()  # some acts ask whether somebody sees what they are about
    for tab in TABS:
        window.go(replace(timeline, part=tab))
        lane.settled()
        QApplication.processEvents()
        assert window.current is not None
        wanted |= {one.id: one.words for one in window.current.actions() if one.is_enabled()}
    window.go(timeline)
    lane.settled()
    palette.open()
    missing = [] if "details.discharge" in wanted else ["nothing was seen"]
    for id_, words in wanted.items():
        palette.field.setText(words)
        found = {line.words for line in palette.lines.lines if isinstance(line, Entry)}
        if words not in found and id_ not in OF_WHAT_IS_CHOSEN:
            missing.append(f"{id_}: {words}")
    palette.field.setText("zzq of no client")
    lane.settled()
    QApplication.processEvents()
    assert palette.lines.lines == ["Nothing is called that."]
    palette.close_it()
    window.go(replace(timeline, part="details", act="details.discharge"))
    for _ in range(3):
        lane.settled()
        QApplication.processEvents()
    (sheet,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible())
    sheet.reject()
    assert window.here == replace(timeline, part="details")
    return missing
