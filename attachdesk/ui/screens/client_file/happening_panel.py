"""The panel beside the timeline: the chosen thing in words, the note's text, the codes spelled out."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.client import Person
from attachdesk.domain.observation import Code, Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import local
from attachdesk.domain.session import Contact, Session
from attachdesk.library import Library
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.in_error_words import in_error_words
from attachdesk.ui.kit.side_panel import SidePanel
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.words import STRETCH, column, holding, label, row
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.happening import Happening
from attachdesk.ui.screens.client_file.timeline_risk import RiskBlock
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate
LONGEST = 420
"""Letters of one section that the panel shows; the note shows all."""
Do = Callable[[Happening], None]


class HappeningPanel(SidePanel):
    """What the cursor is on."""

    def __init__(self, library: Library, open_note: Do, change: Do) -> None:
        super().__init__(translate("ClientFile", "Nothing chosen"))
        self._library, self._open_note, self._change = library, open_note, change
        self.setAccessibleName(translate("ClientFile", "The chosen thing"))
        self.title.setWordWrap(True)

    def show_happening(self, one: Happening) -> None:
        """Show at once what the row knows; the note follows when it has been read."""
        self.clear()
        status = one.line.note_status if one.line else None
        said = {"signed": translate("ClientFile", "signed"), "draft": translate("ClientFile", "draft")}
        self.say(one.title, said.get(status or "", ""))
        self.add(self._facts(one))
        if one.in_error is not None:
            words = in_error_words(one.in_error)
            self.add(label(words[:1].upper() + words[1:], "small", "muted", wraps=True), parted=False)
        if one.risk and isinstance(one.record, Session | Contact):
            self.add(RiskBlock(one.risk, one.record.zone), parted=False)
        if not isinstance(one.record, Session | Contact):
            if one.second:
                self.add(label(one.second, wraps=True), parted=False)
            self._add_words(one)

    def show_note(self, one: Happening, opened: OpenNote | None, own: list[Code]) -> None:
        """Add the text of the note, what was observed, and what can be done."""
        if opened is not None:
            self._add_text(opened)
            self._add_observed(opened, own)
        self.add(self._acts(one), parted=False)

    def _facts(self, one: Happening) -> QWidget:
        record = one.record
        if isinstance(record, Session | Contact):
            begun = local(record.starts_at, record.zone)
            ended = begun + timedelta(minutes=record.minutes)
            hours = f"{day_and_year(begun.date())}, {clock_words(begun)}–{clock_words(ended)}"
            medium = wording.media()[record.medium] if isinstance(record, Session) else record.with_whom
            return label(joined(hours, medium), "small", "muted", wraps=True)
        return label(day_and_year(one.on), "small", "muted")

    def _add_words(self, one: Happening) -> None:
        for name, words in (
            ("my_part", translate("ClientFile", "My part")),
            ("what_helped", translate("ClientFile", "What helped")),
            ("remark", translate("ClientFile", "Remark")),
        ):
            said = getattr(one.record, name, "")
            if said:
                block = column(label(words, "label", "muted"), label(said, wraps=True), gap=4)
                self.add(holding(block), parted=False)

    def _add_text(self, opened: OpenNote) -> None:
        text = opened.note.text
        headings = [mark for mark in opened.marks if mark.mark == "heading"]
        ends = [mark.start for mark in headings[1:]] + [len(text)]
        parts = [
            (text[mark.start : mark.end], text[mark.end : end])
            for mark, end in zip(headings, ends, strict=True)
        ]
        for title, said in parts or [("", text)]:
            if said.strip():
                words = label(excerpt(said), wraps=True)
                heading = [label(title, "label", "muted")] if title else []
                self.add(holding(column(*heading, words, gap=4)), parted=False)

    def _add_observed(self, opened: OpenNote, own: list[Code]) -> None:
        seen = [one for one in opened.observations if one.intensity != 0]
        if not seen:
            return
        people = {person.id: person for person in opened.people}
        names = {code.id: code for code in own}
        lines = [label(translate("ClientFile", "Observed"), "label", "muted")]
        block = column(*lines, *(self._observed(one, people, names) for one in grouped(seen)), gap=8)
        self.add(holding(block))

    def _observed(self, one: Observation, people: Mapping[str, Person], own: Mapping[str, Code]) -> QWidget:
        code = own.get(one.code)
        name = (
            self._library.patterns[one.code].name
            if one.family == "pattern"
            else (
                self._library.benefits[one.code].short
                if one.family == "benefit"
                else code.name
                if code
                else ""
            )
        )
        name = name[:1].upper() + name[1:]
        letter, ink = (code.letter, code.ink) if code else ("", "")
        person = people.get(one.toward or "")
        toward = person.name if person else ""
        how = wording.senses()[one.sense] if one.sense else wording.intensities().get(one.intensity or 0, "")
        whole = translate("ClientFile", "whole session") if one.scope == "session" else ""
        second = label(", ".join(part for part in (how, toward, whole) if part), "small", "muted", wraps=True)
        mark = CodeMark(one.code, name, letter=letter, ink=ink)
        line = row(mark, column(label(name, "small", wraps=True), second, gap=0), gap=8)
        line.setStretch(1, 1)
        return holding(line)

    def _acts(self, one: Happening) -> QWidget:
        is_held = isinstance(one.record, Contact) or (
            isinstance(one.record, Session) and one.record.status in {"attended", "booked"}
        )
        has_note = one.line is not None and one.line.note_id is not None
        words = translate("ClientFile", "Open note") if has_note else translate("ClientFile", "Write note")
        acts: list[object] = []
        if is_held:
            acts.append(Button(words, shortcut="⏎", do=partial(self._open_note, one)))
        change = translate("ClientFile", "Change")
        acts.append(Button(change, "quiet", shortcut="Ctrl E", do=partial(self._change, one)))
        return holding(row(*acts, STRETCH, gap=8, margins=(0, 8, 0, 0)))


def grouped(observations: list[Observation]) -> list[Observation]:
    """Return one observation for each code, sense, person and scope: the strongest."""
    best: dict[tuple[object, ...], Observation] = {}
    for one in observations:
        key = (one.code, one.sense, one.toward, one.scope)
        if key not in best or (one.intensity or 0) > (best[key].intensity or 0):
            best[key] = one
    return list(best.values())


def excerpt(words: str) -> str:
    """Return the beginning of a section, cut between words."""
    words = words.strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
