"""The agreed versions of a plan: each to be read whole, or beside the one before it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.treatment import PlanVersion
from attachdesk.services.plan_reading import TreatmentPlan
from attachdesk.ui.kit.difference import GrowingDifference
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import rule
from attachdesk.ui.screens.client_file.plan_page import PlanPage, titled
from attachdesk.ui.screens.client_file.section import Line, act, shown
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class VersionsPage(PlanPage):
    """Newest first; what is being read stands above the list."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back)
        self.plan: TreatmentPlan | None = None
        self._list: QWidget = QWidget()
        self.text = GrowingDifference(translate("ClientFile", "The words of the version"))
        self._reading = titled(translate("ClientFile", "Read"), self.text)
        self.put([], [self._reading])
        self._reading.hide()
        self.say(
            "", translate("ClientFile", "Agreed versions of the plan"),
            translate("ClientFile", "Signed when agreed; none is ever changed."),
        )  # fmt: skip

    def show_versions(self, plan: TreatmentPlan) -> None:
        """Show the list; a version that was being read stays."""
        if self.plan is None or self.plan.client_id != plan.client_id:
            self._reading.hide()
        self.plan = plan
        lines: list[QWidget] = []
        if plan.is_changed:
            now = translate("ClientFile", "The plan as it stands")
            changed = translate("ClientFile", "It says something else than the last version.")
            words = translate("ClientFile", "What is different")
            lines += [shown(Line(now, changed, [act(words, self._show_now)])), rule()]
        for place, one in enumerate(plan.versions):
            before = plan.versions[place + 1] if place + 1 < len(plan.versions) else None
            lines.append(shown(_line(one, before, self._read, self._compare)))
        self.take_out(self._list)
        self._list = titled(translate("ClientFile", "Versions"), *lines)
        self.add_part(self._list)

    def show_version(self, version_id: str) -> bool:
        """Show the words of one version; False when the plan has none by this id."""
        found = [one for one in (self.plan.versions if self.plan else ()) if one.id == version_id]
        for one in found:
            self._read(one.text)
        return bool(found)

    def _show_now(self) -> None:
        if self.plan is not None and self.plan.versions:
            self._compare(self.plan.versions[0].text, self.plan.text)

    def _read(self, text: str) -> None:
        self.text.show_text(text)
        self._to_text()

    def _compare(self, before: str, after: str) -> None:
        self.text.show_difference(before, after)
        self._to_text()

    def _to_text(self) -> None:
        self._reading.show()
        self.text.setFocus()
        self.to_widget(self._reading)


def _line(
    one: PlanVersion,
    before: PlanVersion | None,
    read: Callable[[str], None],
    compare: Callable[[str, str], None],
) -> Line:
    title = translate("ClientFile", "Version %1, agreed %2").replace("%1", str(one.number))
    title = title.replace("%2", day_and_year(one.agreed_on))
    review = translate("ClientFile", "review %1")
    due = review.replace("%1", day_and_year(one.review_on)) if one.review_on is not None else ""
    buttons = [act(translate("ClientFile", "Read"), partial(read, one.text))]
    if before is not None:
        words = translate("ClientFile", "What changed since version %1").replace("%1", str(before.number))
        buttons.append(act(words, partial(compare, before.text, one.text)))
    with_whom = translate("ClientFile", "with %1").replace("%1", one.agreed_with) if one.agreed_with else ""
    return Line(title, joined(with_whom, due), buttons)
