"""The page of the formulation: six parts to write in, a draft that waits, versions that stay."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.formulation import Formulation
from attachdesk.services.formulating import PARTS, said_in
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.difference import GrowingDifference
from attachdesk.ui.kit.fields import LongField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.unfinished import Unfinished
from attachdesk.ui.kit.words import label
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.plan_page import PlanPage, titled
from attachdesk.ui.screens.client_file.section import Line, act, shown

translate = QCoreApplication.translate


def parts() -> list[tuple[str, str, str]]:
    """Return the parts of a formulation with what each asks for."""
    return [
        ("history", translate("ClientFile", "History"),
         translate("ClientFile", "What happened, and what it taught the client to expect of others.")),
        ("people", translate("ClientFile", "People"),
         translate("ClientFile", "Who matters: to whom the client turns, and who turns to the client.")),
        ("cycle", translate("ClientFile", "What keeps it going"),
         translate("ClientFile", "What sets it off, what is feared, what is done, what comes of it.")),
        ("alternatives", translate("ClientFile", "What else could explain it"),
         translate("ClientFile", "Health, sleep, culture, language, the setting, your own part.")),
        ("medication", translate("ClientFile", "Medication"), ""),
        ("professionals", translate("ClientFile", "Other professionals"), ""),
    ]  # fmt: skip


class FormulationPage(PlanPage):
    """Ctrl+Return keeps what is written as a new signed version; until then it waits in the vault."""

    def __init__(self, place: Workplace, back: Callable[[], None]) -> None:
        super().__init__(back)
        self._place = place
        self.client_id = self._wanted = ""
        self.versions: Sequence[Formulation] = ()
        self.form = Form(width=720)
        for name, words, hint in parts():
            least = 1 if name in {"medication", "professionals"} else 3
            self.form.add(name, words, LongField(least=least, most=16), hint)
        self.state = label("", "small", "muted", wraps=True)
        self.keep_button = Button(
            translate("ClientFile", "Sign as a new version"), "primary", shortcut="Ctrl ⏎", do=self.keep
        )
        self.discard = Button(translate("ClientFile", "Discard"), "quiet", do=self._discard)
        self.waiting = Unfinished(place, self.form.by_name, self)
        self.waiting.changed.connect(self._say_state)
        self.text = GrowingDifference(translate("ClientFile", "The words of the version"))
        self._reading = titled(translate("ClientFile", "Read"), self.text)
        self._list: QWidget = QWidget()
        self.put([self.keep_button, self.discard], [self.state, self.form, self._reading])
        self._reading.hide()

    def show_client(self, client_id: str, version_id: str = "") -> None:
        """Read the versions; words that wait unsigned stay in their fields. ``version_id`` is then read."""
        self._wanted = version_id or self._wanted
        is_new = client_id != self.client_id
        self.client_id = client_id
        formulating = self._place.desk.formulating
        self._place.lane.ask(
            lambda: formulating.versions(client_id), partial(self._show, is_new), self._place.tell,
            key="file.formulation", owner=self,
        )  # fmt: skip

    def leave(self) -> None:
        """Keep what waits."""
        self.waiting.flush()

    def _show(self, is_new: bool, versions: list[Formulation]) -> None:
        has_moved = [one.id for one in versions] != [one.id for one in self.versions]
        self.versions = versions
        self.say("", translate("ClientFile", "Formulation"), _which(versions))
        if is_new or (has_moved and not self.waiting.has_words):
            self._begin()
        self._show_list()
        self._say_state(self.waiting.has_words)
        wanted, self._wanted = self._wanted, ""
        for one in versions:
            if one.id == wanted:
                self._read(one)

    def _begin(self) -> None:
        last = said_in(self.versions[0]) if self.versions else dict.fromkeys(PARTS, "")
        self.form.put(**last)
        self.waiting.begin(self.client_id, "formulation")
        self._reading.hide()

    def _show_list(self) -> None:
        self.take_out(self._list)
        lines = []
        for place, one in enumerate(self.versions):
            before = self.versions[place + 1] if place + 1 < len(self.versions) else None
            buttons = [act(translate("ClientFile", "Read"), partial(self._read, one))]
            if before is not None:
                words = translate("ClientFile", "What changed since version %1")
                words = words.replace("%1", str(before.number))
                buttons.append(act(words, partial(self._compare, before, one)))
            lines.append(shown(Line(_named(one), "", buttons)))
        self._list = titled(translate("ClientFile", "Versions"), *lines)
        self._list.setVisible(bool(lines))
        self.add_part(self._list)

    def _read(self, one: Formulation) -> None:
        self.text.show_text(whole(one))
        self._to_text()

    def _compare(self, before: Formulation, after: Formulation) -> None:
        self.text.show_difference(whole(before), whole(after))
        self._to_text()

    def _to_text(self) -> None:
        self._reading.show()
        self.text.setFocus()
        self.to_widget(self._reading)

    def _say_state(self, has_words: bool) -> None:
        self.keep_button.setEnabled(has_words)
        self.discard.setVisible(has_words)
        waits = translate("ClientFile", "Kept as you type, and not a version yet.")
        self.state.setText(waits if has_words else "")
        self.state.setVisible(has_words)

    def keep(self) -> None:
        """Sign what is written as a new version."""
        if not self.keep_button.isEnabled():
            return
        self.keep_button.setEnabled(False)
        client_id, words = self.client_id, self.form.values()
        formulating = self._place.desk.formulating
        work = self.waiting.kept_by(lambda: formulating.new_version(client_id, **words))
        self._place.lane.ask(work, self._kept, self._refused, owner=self)

    def _kept(self, made: Formulation) -> None:
        if made.client_id == self.client_id:
            self.versions = [made, *self.versions]
            self._begin()
        self._place.notices.say(translate("ClientFile", "The formulation is signed."))

    def _refused(self, error: Exception) -> None:
        self.waiting.touched()
        self._say_state(self.waiting.has_words)
        self._place.tell(error)

    def _discard(self) -> None:
        again = self.waiting.discard()
        words = translate("ClientFile", "What was not kept is discarded.")
        self._place.notices.say(words, undo=again)


def whole(one: Formulation) -> str:
    """Return the words of a version under their headings."""
    said = said_in(one)
    return "\n\n".join(f"{words}\n{said[name]}" for name, words, _ in parts() if said[name])


def _named(one: Formulation) -> str:
    words = translate("ClientFile", "Version %1, signed %2").replace("%1", str(one.number))
    return words.replace("%2", day_and_year(one.written_on))


def _which(versions: Sequence[Formulation]) -> str:
    if versions:
        return _named(versions[0])
    return translate(
        "ClientFile", "How you and the client understand what happens. Nothing here prints by itself."
    )
