"""What is owed and what comes due, oldest first: safety, notes, ruptures, reviews, consents."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.domain.overview import Majority, SessionLine, Today
from attachdesk.domain.plan import Due, Rupture
from attachdesk.domain.record import local
from attachdesk.domain.session import RiskEntry, day_of
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.risk_words import area_words, around_words
from attachdesk.ui.kit.screen import Go, Target
from attachdesk.ui.kit.time_words import day_words
from attachdesk.ui.kit.words import STRETCH, card, column, holding, label, row, rule
from attachdesk.ui.screens.today.line_button import LineButton
from attachdesk.ui.screens.today.safety_card import SafetyCard
from attachdesk.ui.screens.today.wording import (
    by_words,
    due_name,
    note_words,
    on_words,
)

translate = QCoreApplication.translate
MOST = 6
"""Lines a block shows; the last one says how many more there are."""
ICONS = {"plan_review": "target", "measure": "clipboard-list", "consent": "signature", "promise": "clock"}


def safety(today: Today, zone: str, done: Callable[[RiskEntry], object], go: Go) -> QWidget | None:
    """Return risk follow-ups and safety dues as the only cards with a coloured edge; None without any."""
    cards = [_follow_up(code, entry, today.day, zone, done=done, go=go) for code, entry in today.follow_ups]
    cards += [
        SafetyCard(
            f"{isolated(code)}, {due_name(due)}", _by_when(due.due_on, today.day), due.words,
            [_open_file(code, due.client_id, go)],
        )
        for code, due in today.dues
        if due.about == "safety_follow_up"
    ]  # fmt: skip
    if not cards:
        return None
    return _block(translate("Today", "Safety"), "", column(*cards, gap=8))


def _follow_up(
    code: str, entry: RiskEntry, today: date, zone: str, *, done: Callable[[RiskEntry], object], go: Go
) -> QFrame:
    day = local(entry.follow_up_at, zone).date() if entry.follow_up_at else today
    title = translate("Today", "%1, follow-up: %2")
    told = translate("Today", "“%1”").replace("%1", isolated(entry.words)) if entry.words else ""
    record = Button(translate("Today", "Follow-up took place"), dense=True, do=lambda: done(entry))
    return SafetyCard(
        title.replace("%1", isolated(code)).replace("%2", area_words(entry.area)), _by_when(day, today),
        "\n".join([one for one in (told, *around_words(entry)) if one]),
        [record, _open_file(code, entry.client_id, go)],
    )  # fmt: skip


def _by_when(day: date, today: date) -> str:
    said = by_words(day, today)
    return said if day < today else translate("Today", "Due %1").replace("%1", said)


def _open_file(code: str, client_id: str, go: Go) -> Button:
    do = lambda: go(Target("client_file", client_id))  # noqa: E731
    button = Button(translate("Today", "Open file"), "quiet", dense=True, do=do)
    button.setAccessibleName(translate("Today", "Open the file of %1").replace("%1", isolated(code)))
    return button


def notes_owed(owed: Sequence[SessionLine], today: date, go: Go) -> QWidget | None:
    """Return hours not recorded, and notes not written or not signed yet, oldest first; None when all is."""
    if not owed:
        return None
    owed = sorted(owed, key=lambda line: line.meeting.starts_at)
    lines = [_owed(line, today, go) for line in owed[:MOST]]
    more = len(owed) - MOST
    if more > 0:
        said = translate("Today", "%n more note(s)", "", more)
        lines.append(LineButton("list", said, translate("Today", "in the list of clients"), "",
                                lambda: go(Target("clients"))))  # fmt: skip
    second = translate("Today", "%n, oldest first", "", len(owed))
    return _block(translate("Today", "Notes owed"), second, _listed(lines))


def _owed(line: SessionLine, today: date, go: Go) -> LineButton:
    meeting = line.session or line.contact
    assert meeting is not None
    day = day_of(meeting)
    if line.session is not None and line.session.number is not None:
        title = translate("Today", "%1, session %2").replace("%2", str(line.session.number))
    else:
        title = translate("Today", "%1, contact")
    part = "" if line.session is not None else "contact"
    if line.session is not None and not line.session.is_held:
        return LineButton(
            "calendar", translate("Today", "%1, booked").replace("%1", isolated(line.code)),
            translate("Today", "Took place? Not recorded yet"), on_words(day, today),
            lambda: go(Target("session_form", line.client_id, meeting.id, "record")),
        )  # fmt: skip
    return LineButton(
        "file-plus" if line.note_id is None else "file-pen-line", title.replace("%1", isolated(line.code)),
        _big(note_words(line)), on_words(day, today),
        lambda: go(Target("note", line.client_id, meeting.id, part)),
    )  # fmt: skip


def coming_due(today: Today, go: Go) -> QWidget | None:
    """Return open ruptures with their days, and what comes due; None when there is nothing."""
    lines = [_rupture(code, rupture, since, today.day, go) for code, rupture, since in today.ruptures]
    lines += [_due(code, due, today.day, go) for code, due in today.dues if due.about != "safety_follow_up"]
    lines = [*(_of_age(one, today.day, go) for one in today.of_age), *lines]
    if not lines:
        return None
    return _block(translate("Today", "Coming due"), "", _listed(lines[: MOST + 2]))


def _of_age(one: Majority, today: date, go: Go) -> LineButton:
    said = translate("Today", "%1 is of age") if one.has_come else translate("Today", "%1 comes of age")
    second = translate("Today", "Parents' access ends; the client agrees to treatment anew")
    days = day_words(one.on) if one.has_come else by_words(one.on, today)
    return LineButton(
        "signature", said.replace("%1", isolated(one.client.code)), second, days,
        lambda: go(Target("client_file", one.client.id, part="details")),
    )  # fmt: skip


def _rupture(code: str, rupture: Rupture, since: date, today: date, go: Go) -> LineButton:
    title = translate("Today", "Open rupture with %1").replace("%1", isolated(code))
    second = translate("Today", "Since %1").replace("%1", day_words(since))
    age = (today - since).days
    days = translate("Today", "%n day(s)", "", age) if age > 0 else translate("Today", "today")
    return LineButton(
        CodeMark("rupture", translate("Today", "Rupture"), size=18), title, second, days,
        lambda: go(Target("client_file", rupture.client_id)),
    )  # fmt: skip


def _due(code: str, due: Due, today: date, go: Go) -> LineButton:
    title = translate("Today", "%1, %2").replace("%1", due_name(due)).replace("%2", isolated(code))
    part = {"plan_review": "plan", "consent": "details", "measure": "timeline"}.get(due.about, "")
    return LineButton(
        ICONS.get(due.about, "clock"), title, due.words, by_words(due.due_on, today),
        lambda: go(Target("client_file", due.client_id, part=part)),
    )  # fmt: skip


def _listed(lines: Sequence[QWidget]) -> QFrame:
    frame = card()
    parts: list[QWidget] = []
    for line in lines:
        parts += [rule(), line] if parts else [line]
    frame.setLayout(column(*parts, gap=0, margins=(1, 1, 1, 1)))
    return frame


def _block(title: str, second: str, inside: QWidget | object) -> QWidget:
    head = row(label(title, "heading"), STRETCH, label(second, "small", "muted"))
    return holding(column(head, inside, gap=8))


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]
