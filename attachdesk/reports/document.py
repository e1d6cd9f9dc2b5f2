"""Composes a document: the sections of the template, in its order, each from its own file."""

from importlib import import_module

from attachdesk.reports.blocks import Block, Document
from attachdesk.reports.case import Case


def compose(case: Case) -> Document:
    """Return the document of a case: every section of its template that is on."""
    blocks: list[Block] = []
    for section in case.template.sections:
        if section.is_on:
            blocks += import_module(f"attachdesk.reports.sections.{section.id}").blocks(case)
    return Document(
        title=case.say("report.document_title"),
        language="en",
        footer=case.say("report.footer"),
        page_words=case.words.say("report.page", page="{page}", pages="{pages}"),
        blocks=tuple(blocks),
        undrawn_words=(_undrawn(case, "_one"), _undrawn(case, "")),
    )


def _undrawn(case: Case, number: str) -> str:
    return case.words.say(f"report.undrawn{number}", count="{count}", points="{points}")
