"""One field: what is typed is found in notes, memos and files as one types; Enter opens it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Code, Observation
from attachdesk.domain.overview import SearchHit
from attachdesk.services.searching import Found
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, card, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.search.hit_list import HitList

translate = QCoreApplication.translate
PAUSE_MS = 150
MOST = 50
_SPACE = re.compile(r"\s")

OF_THE_PLAN = frozenset(
    {"problems", "goals", "objectives", "planned_interventions", "plan_versions", "formulations"}
)
ELSEWHERE = {"people": "details", "clients": ""}
"""The tab of a client's file that shows a find, where it is not the timeline."""


class SearchScreen(QObject):
    """The screen ``search``. A search that is overtaken by the next one is dropped."""

    name = "search"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Search", "Search")
        self.field = TextField(translate("Search", "Words in notes, memos and files"))
        self.field.setAccessibleName(translate("Search", "Search for"))
        self.field.setClearButtonEnabled(True)
        self.said = label("", "small", "muted")
        self.hits = HitList()
        self.found: Found | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._widget = self._laid_out()
        self._pause.timeout.connect(self.search)
        self.field.edited.connect(self._typed)
        self.field.textChanged.connect(self._emptied)
        self.field.returnPressed.connect(self._open_first)
        self.field.installEventFilter(self)
        self.hits.opened.connect(self.open)
        self.hits.left_upwards.connect(self._to_field)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        self._blank = holding(column(self._how(), STRETCH))
        self._none_title = label("", "strong", wraps=True)
        none = holding(
            column(
                self._none_title,
                label(
                    translate(
                        "Search",
                        "Every word must occur in the same note or entry. The beginning of a word is enough; "
                        "a word in quotes must stand exactly so. Process notes are never searched from here.",
                    ),
                    "body", "muted", wraps=True,
                ),
                STRETCH, gap=4,
            )
        )  # fmt: skip
        listed = card()
        listed.setLayout(column(self.hits, gap=0, margins=(1, 1, 1, 1)))
        self._views = QStackedWidget()
        for view in (self._blank, none, listed):
            self._views.addWidget(view)
        head = row(label(self.title, "title"), STRETCH, self.said)
        page = column(head, self.field, self._views, gap=12, margins=(32, 22, 32, 24))
        return ground(holding(page), "window")

    def _how(self) -> QWidget:
        lines = (
            translate("Search", "Type what you remember: a word from a note, a memo, a code, a name."),
            translate(
                "Search", "Results appear as you type. Arrow down goes into them, Enter opens the note."
            ),
            translate("Search", "Chinese, Japanese, Thai, Arabic and Hebrew are found as they are written."),
        )
        return holding(column(*(label(line, "body", "muted", wraps=True) for line in lines), gap=6))

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Put the cursor into the field; what was typed is searched again, as the record may have grown."""
        self._to_field()
        if self.field.value():
            self.search()

    def leave(self) -> None:
        """Nothing is unsaved here."""
        self._pause.stop()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = translate("Search", "Search")
        return [
            Action(
                "search.field", translate("Search", "Go to the search field"), self._to_field, "/",
                icon="search", group=group,
            )
        ]  # fmt: skip

    def explain(self) -> str:
        """Say how one searches."""
        return translate(
            "Search",
            "Type a word or several: each must occur. Results show whose note it is, the day, the codes on "
            "the passage and the words around. Arrow down goes into the results, Enter opens the note there.",
        )

    # searching

    def _typed(self) -> None:
        self._pause.start()

    def _emptied(self, words: str) -> None:
        if not words.strip():
            self._pause.stop()
            self.search()

    def search(self) -> None:
        """Find what the field says."""
        query, searching, coding = self.field.value(), self._place.desk.searching, self._place.desk.coding

        def find() -> tuple[Found, list[Code]]:
            return searching.find(query, MOST), coding.own_codes()

        if not query:
            self._place.lane.ask(lambda: None, lambda _none: self._show_blank(), key="search", owner=self)
        else:
            self._place.lane.ask(find, self._show, self._place.tell, key="search", owner=self)

    def _show_blank(self) -> None:
        self.found = None
        self.said.setText("")
        self.hits.show_hits((), {})
        self._views.setCurrentIndex(0)

    def _show(self, answer: tuple[Found, list[Code]]) -> None:
        self.found, own = answer
        self.hits.show_hits(self.found.hits, {code.id: code for code in own})
        self._views.setCurrentIndex(2 if self.found.hits else 1)
        said = translate("Search", "Nothing found for “%1”.")
        self._none_title.setText(said.replace("%1", isolated(self.found.query)))
        self.said.setText(found_words(self.found))

    # opening

    def open(self, hit: SearchHit) -> None:
        """Go where the find stands."""
        if hit.kind in {"notes", "observations"}:
            self._place.lane.ask(
                lambda: self._spot_of(hit), lambda spot: self._go_to_note(hit, spot), self._place.tell,
                owner=self,
            )  # fmt: skip
        elif hit.kind == "codes":
            self._place.go(Target("codebook"))
        elif hit.kind == "supervisions":
            self._place.go(Target("supervision", thing_id=hit.id))
        elif hit.kind == "safety_plans":
            self._place.go(Target("safety_plan", hit.client_id, hit.id))
        elif hit.kind == "enclosures":
            self._place.go(Target("client_file", hit.client_id, hit.id, "timeline"))
        elif hit.session:
            self._place.go(Target("note", hit.client_id, hit.session))
        else:
            part = "plan" if hit.kind in OF_THE_PLAN else ELSEWHERE.get(hit.kind, "timeline")
            self._place.go(Target("client_file", hit.client_id, hit.id, part))

    def _spot_of(self, hit: SearchHit) -> tuple[str | None, int]:
        """Return the note of a find and the code point it stands at, -1 where none is known; on the lane."""
        with self._place.desk.records.work() as work:
            if hit.kind == "notes":
                return hit.id, place_in(work.get(Note, hit.id).text, hit)
            found = work.find(Observation, id=hit.id)
        if not found:
            raise RuleBroken("record.gone")
        start = found[0].start
        return found[0].note_id, -1 if start is None else start

    def _go_to_note(self, hit: SearchHit, spot: tuple[str | None, int]) -> None:
        note_id, at = spot
        if note_id is not None:
            self._place.go(Target("note", hit.client_id, note_id, "note", at))
        else:
            self._place.go(Target("note", hit.client_id, hit.session or ""))

    def _open_first(self) -> None:
        if self.found is not None and self.found.hits and not self._pause.isActive():
            self.open(self.found.hits[0])

    def _to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down goes from the field into the finds."""
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            if self.found is not None and self.found.hits:
                self.hits.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _fit(self) -> None:
        self.field.setMinimumHeight(px(40))


def place_in(text: str, hit: SearchHit) -> int:
    """Return the code point of a note at which the found words stand, -1 when it has other words by now."""
    start = _SPACE.sub(" ", text).find(hit.passage)  # a passage is shown on one line
    return start + hit.marked[0][0] if start >= 0 and hit.marked else start


def found_words(found: Found) -> str:
    """Return how many were found, and how many of them are shown."""
    words = translate("Search", "%n found", "", found.total)
    if found.total > len(found.hits):
        words = translate("Search", "%1, the best %2 shown").replace("%1", words)
        words = words.replace("%2", QLocale().toString(len(found.hits)))
    return words
