"""Makes the therapist's own forms of notes and snippets in the demo."""

from datetime import datetime

from attachdesk.demo.client_writer import Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.writing import OwnSection, OwnTemplate, Snippet


def own_words(pen: Pen, table: Table, at: datetime) -> None:
    """Write the forms with their sections, then the snippets."""
    for form in table.get("forms", ()):
        kept = pen.write(OwnTemplate, at, name=form["name"])
        for place, section in enumerate(form["sections"]):
            pen.write(OwnSection, at, own_template_id=kept.id, place=place, **section)
    for one in table.get("snippets", ()):
        pen.write(Snippet, at, trigger=one["trigger"], text=one["text"])
