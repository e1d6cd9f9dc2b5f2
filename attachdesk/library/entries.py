"""One function per folder of content: a table in, a domain value out."""

from collections.abc import Mapping

from attachdesk.domain.benefit import Benefit
from attachdesk.domain.disclosure import Disclosure
from attachdesk.domain.errors import Damaged
from attachdesk.domain.intervention import PickList
from attachdesk.domain.note_template import NoteSection, NoteTemplate
from attachdesk.domain.pattern import GLYPHS, MARKER_DOMAINS, Marker, Pattern
from attachdesk.domain.report_template import ALWAYS_PRINTED, SECTION_IDS, ReportSection, ReportTemplate
from attachdesk.library.table import Table

SHORT_NAME = 24
_DIGITS = tuple("123456789")


def pattern(table: Table) -> Pattern:
    """Return one attachment pattern."""
    return Pattern(
        id=table.text("id"),
        order=table.whole("order"),
        key=table.choice("key", _DIGITS),
        name=table.text("name"),
        glyph=table.choice("glyph", GLYPHS),
        ink=table.text("ink"),
        definition=table.text("definition"),
        markers=tuple(_marker(one) for one in table.tables("markers")),
        rivals=table.texts("rivals"),
        client_name=table.text("client_name"),
        client_words=table.sentences("client_words"),
        cautions=table.texts("cautions"),
    )


def _marker(table: Table) -> Marker:
    marker = Marker(
        domain=table.choice("domain", MARKER_DOMAINS),
        words=table.text("words"),
        is_trauma_signal=table.flag_or("trauma_signal", False),
    )
    table.finish()
    return marker


def disclosure(table: Table) -> Disclosure:
    """Return what one country may ask to be disclosed."""
    return Disclosure(
        id=table.text("id"),
        order=table.whole("order"),
        name=table.text("name"),
        countries=table.texts("countries"),
        words=table.texts("words"),
    )


def benefit(table: Table) -> Benefit:
    """Return one benefit; its short name must fit the row of a chart."""
    short = table.text("short")
    if len(short) > SHORT_NAME:
        raise Damaged("library.too_long", file=table.file, place=table.place("short"), most=SHORT_NAME)
    return Benefit(
        id=table.text("id"),
        order=table.whole("order"),
        key=table.choice("key", _DIGITS),
        name=table.text("name"),
        short=short,
        ink=table.text("ink"),
        definition=table.text("definition"),
        forward=table.texts("forward"),
        worked_on=table.texts("worked_on"),
        setback=table.texts("setback"),
        measures=table.texts("measures"),
        client_words=table.sentences("client_words"),
        cautions=table.texts("cautions"),
    )


def note_template(table: Table) -> NoteTemplate:
    """Return one template of notes; no section key stands twice."""
    return NoteTemplate(
        id=table.text("id"),
        order=table.whole("order"),
        name=table.text("name"),
        sections=_note_sections(table),
    )


def _note_sections(table: Table) -> tuple[NoteSection, ...]:
    sections: dict[str, NoteSection] = {}
    for one in table.tables("sections"):
        section = NoteSection(
            key=one.text("key"),
            heading=_one_line(one, "heading"),
            prompt=one.text_or_empty("prompt"),
            default=one.text_or_empty("default"),
            field=one.text_or("field", ""),
        )
        one.finish()
        _refuse_second(one, "key", section.key, sections)
        sections[section.key] = section
    return tuple(sections.values())


def _one_line(table: Table, key: str) -> str:
    """Return a heading: the note keeps it as one line of its text."""
    value = table.text_or_empty(key)
    if len(value.splitlines()) > 1:
        raise Damaged("library.not_one_line", file=table.file, place=table.place(key))
    return value


def report_template(table: Table) -> ReportTemplate:
    """Return the report of one audience; what must always be printed cannot be switched off."""
    return ReportTemplate(
        id=table.text("id"),
        order=table.whole("order"),
        name=table.text("name"),
        names_patterns=table.flag("names_patterns"),
        sections=_report_sections(table),
    )


def _report_sections(table: Table) -> tuple[ReportSection, ...]:
    sections: dict[str, ReportSection] = {}
    for one in table.tables("sections"):
        section = ReportSection(id=one.choice("id", SECTION_IDS), is_on=one.flag_or("on", True))
        one.finish()
        _refuse_second(one, "id", section.id, sections)
        sections[section.id] = section
    for needed in sorted(ALWAYS_PRINTED):
        if needed not in sections or not sections[needed].is_on:
            raise Damaged(
                "library.must_print", file=table.file, place=table.place("sections"), section=needed
            )
    return tuple(sections.values())


def _refuse_second(table: Table, key: str, value: str, known: Mapping[str, object]) -> None:
    if value in known:
        raise Damaged("library.value_twice", file=table.file, place=table.place(key), value=value)


def pick_list(table: Table) -> PickList:
    """Return the options for one pattern or benefit."""
    return PickList(
        id=table.text("id"),
        order=table.whole("order"),
        options=table.texts("options"),
        remark=table.text("remark"),
    )
