"""What a reader of a note would miss, said before it is signed; it warns and never blocks."""

from collections.abc import Sequence

from attachdesk.domain.overview import OpenNote
from attachdesk.domain.plan import Goal
from attachdesk.domain.snippet import placeholders
from attachdesk.services.carrying import carried_share

Sentence = tuple[str, dict[str, str]]
"""The key of a sentence with the values it takes."""
PLAN = "plan"
"""The section that says what comes next, in every template that has one."""


def missing_in(opened: OpenNote, goals: Sequence[Goal]) -> tuple[Sentence, ...]:
    """Return what is missing, as sentences; ``goals`` are all of the client's."""
    found: list[Sentence] = [] if opened.note.word_count else [("note.missing_words", {})]
    if opened.session is not None and opened.session.status == "booked":
        found.append(("note.still_booked", {}))
    if empty := placeholders(opened.note.text):
        key = "note.missing_places" if len(empty) > 1 else "note.missing_place"
        found.append((key, {"count": str(len(empty))}))
    if opened.episode is None:
        found += _of_risk(opened)
    bare = bare_headings(opened)
    if PLAN in bare:
        found.append(("note.missing_plan", {}))
    if rest := [words for section, words in bare.items() if section != PLAN]:
        found.append(("note.missing_sections", {"sections": ", ".join(rest)}))
    if opened.session is not None:
        if not any(goal.until is None for goal in goals):
            found.append(("note.missing_goal", {}))
        if not opened.targets:
            found.append(("note.missing_targets", {}))
    if share := carried_share(opened.note, opened.marks):
        found.append(("note.missing_touch", {"share": str(share)}))
    if any(observation.place == "tray" for observation in opened.observations):
        found.append(("note.missing_tray", {}))
    return tuple(found)


def _of_risk(opened: OpenNote) -> list[Sentence]:
    """Return what is missing of risk: nothing kept at all, or told and left without an act or a day."""
    if not opened.risk:
        return [("note.missing_risk", {})]
    told = [entry for entry in opened.risk if entry.asked == "told"]
    found: list[Sentence] = []
    if any(not entry.action.strip() for entry in told):
        found.append(("note.risk_without_action", {}))
    if any(entry.follow_up_at is None and entry.followed_up_at is None for entry in told):
        found.append(("note.risk_without_follow_up", {}))
    return found


def bare_headings(opened: OpenNote) -> dict[str, str]:
    """Return the headings that have nothing under them, by section, as they stand in the note."""
    text = opened.note.text
    headings = [mark for mark in opened.marks if mark.mark == "heading"]
    ends = [mark.start for mark in headings[1:]] + [len(text)]
    return {
        mark.section: text[mark.start : mark.end].strip()
        for mark, end in zip(headings, ends, strict=False)  # a note may have no heading
        if not text[mark.end : end].strip()
    }
