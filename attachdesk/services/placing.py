"""Where an observation lies in a note: on its words, found again after they moved, or in the tray."""

from typing import Any

from attachdesk.domain.observation import Observation
from attachdesk.domain.passage import Anchor, Span, anchored, found_again


def placed(text: str, span: Span | None) -> dict[str, Any]:
    """Return the volatile fields of an observation on ``span`` of ``text``; None: in the tray, words kept."""
    if span is None or not span.of(text):
        return {"place": "tray", "start": None, "end": None}
    anchor = anchored(text, span)
    return {
        "place": "placed",
        "start": span.start,
        "end": span.end,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
    }


def found_place(text: str, observation: Observation) -> dict[str, Any]:
    """Return the volatile fields of a placed observation whose text changed where nobody followed it."""
    span = Span(observation.start or 0, observation.end or 0)
    anchor = Anchor(span, observation.quote, observation.before, observation.after)
    return placed(text, found_again(text, anchor))
