"""Forms of notes: those that come with the program, and the therapist's own, made and changed in the app."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note_template import NoteSection, NoteTemplate
from attachdesk.domain.writing import OwnSection, OwnTemplate
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work

AFTER_SHIPPED = 1000


class Templates(Mapping[str, NoteTemplate]):
    """The forms a new note may start from, by id, read anew at each look; retired ones are not among them.

    ``form`` also finds a retired one, for the notes that were written on it. Nothing here may be asked
    inside a unit of work.
    """

    def __init__(self, records: Records, shipped: Mapping[str, NoteTemplate], fields: Iterable[str]) -> None:
        self._records, self._shipped, self._fields = records, shipped, frozenset(fields)

    def __getitem__(self, template_id: str) -> NoteTemplate:
        """Return one form; KeyError: none is offered by this id."""
        return self._shipped[template_id] if template_id in self._shipped else self.offered()[template_id]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids in the order in which a screen shows them."""
        return iter(self.offered())

    def __len__(self) -> int:
        """Return how many are offered."""
        return len(self.offered())

    def offered(self) -> dict[str, NoteTemplate]:
        """Return what a note may start from: the shipped forms, then one's own by name."""
        return {**self._shipped, **{one.id: one for one in self.own()}}

    def own(self) -> list[NoteTemplate]:
        """Return the therapist's own forms by name, without retired ones."""
        with self._records.work() as work:
            kept = [_template(work, one) for one in work.find(OwnTemplate, is_retired=False)]
        return sorted(kept, key=lambda one: one.name.casefold())

    def form(self, template_id: str) -> NoteTemplate | None:
        """Return the form that a note was written on, retired or not; None: there is none any more."""
        if template_id in self._shipped:
            return self._shipped[template_id]
        with self._records.work() as work:
            found = work.find(OwnTemplate, id=template_id)
            return _template(work, found[0]) if found else None

    def make(self, name: str, sections: Sequence[NoteSection]) -> NoteTemplate:
        """Make a form of one's own; keys of the sections are given here. See ``change`` for refusals."""
        sections = self._checked(name, sections)
        with self._records.work() as work:
            template: OwnTemplate = self._records.new(OwnTemplate, name=name.strip())
            work.add(template)
            self._put(work, template.id, sections)
            return _template(work, template)

    def change(self, template_id: str, name: str, sections: Sequence[NoteSection]) -> NoteTemplate:
        """Change a form of one's own; a section keeps its key, so notes written on it keep their prompts.

        ``template.needs_name``, ``template.same_name``, ``template.needs_sections``,
        ``template.needs_headings``, ``template.not_one_line``, ``template.unknown_field``.
        """
        sections = self._checked(name, sections, template_id)
        with self._records.work() as work:
            template = work.get(OwnTemplate, template_id)
            if template.name != name.strip():
                template = template.changed(name=name.strip())
                work.replace(template)
            self._put(work, template_id, sections)
            return _template(work, template)

    def retire(self, template_id: str) -> None:
        """Offer a form no longer; notes written on it stay as they are."""
        with self._records.work() as work:
            work.replace(work.get(OwnTemplate, template_id).changed(is_retired=True))

    def _checked(self, name: str, sections: Sequence[NoteSection], but: str = "") -> Sequence[NoteSection]:
        if not name.strip():
            raise RuleBroken("template.needs_name")
        taken = {one.name.casefold() for one in self.offered().values() if one.id != but}
        if name.strip().casefold() in taken:
            raise RuleBroken("template.same_name", name=name.strip())
        if not sections:
            raise RuleBroken("template.needs_sections")
        for one in sections:
            if len(sections) > 1 and not one.heading.strip():
                raise RuleBroken("template.needs_headings")
            if len(one.heading.splitlines()) > 1:
                raise RuleBroken("template.not_one_line")
            if one.field and one.field not in self._fields:
                raise RuleBroken("template.unknown_field")
        return sections

    def _put(self, work: Work, template_id: str, sections: Sequence[NoteSection]) -> None:
        before = {one.id: one for one in work.find(OwnSection, own_template_id=template_id)}
        for place, one in enumerate(sections):
            said = {
                "place": place, "heading": one.heading.strip(), "prompt": one.prompt.strip(),
                "default": one.default, "field": one.field,
            }  # fmt: skip
            old = before.pop(one.key, None)
            if old is None:
                work.add(self._records.new(OwnSection, own_template_id=template_id, **said))
            elif any(getattr(old, key) != value for key, value in said.items()):
                work.replace(old.changed(**said))
        for gone in before.values():
            work.remove(gone)


def _template(work: Work, template: OwnTemplate) -> NoteTemplate:
    sections = work.find(OwnSection, own_template_id=template.id, order_by="place")
    return NoteTemplate(
        id=template.id,
        order=AFTER_SHIPPED,
        name=template.name,
        sections=tuple(
            NoteSection(one.id, one.heading, one.prompt, one.default, one.field) for one in sections
        ),
    )
