"""The codebook: every code at the leading edge, its page beside it; to look up while one tags."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from attachdesk.domain.observation import Code
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, column, edge, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.codebook.entries import EntryList
from attachdesk.ui.screens.codebook.pages import benefit_page, own_page, pattern_page

translate = QCoreApplication.translate
WIDTH = 300


class CodebookScreen(QObject):
    """The screen ``codebook``; a target's ``thing_id`` names the code to open."""

    name = "codebook"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Codebook", "Codebook")
        self._own: dict[str, Code] = {}
        self.entries = EntryList(place.desk.library)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setAccessibleName(translate("Codebook", "What the code means"))
        line = label(
            translate("Codebook", "Dated impressions of one relationship, not diagnoses."),
            "caption", "muted", wraps=True,
        )  # fmt: skip
        head = holding(column(label(self.title, "title"), line, gap=2, margins=(16, 0, 12, 0)))
        self._left = edge("trailing", "surface")
        own = Button(
            translate("Codebook", "Forms and snippets"), "quiet", shortcut="F3", icon="file-pen-line",
            dense=True, do=self._go_to_own_words,
        )  # fmt: skip
        self._left.setLayout(column(head, self.entries, row(own, STRETCH), gap=12, margins=(16, 22, 4, 8)))
        line_of_two = row(self._left, self.page, gap=0)
        line_of_two.setStretch(1, 1)
        self._widget = ground(holding(line_of_two), "surface")
        self.entries.picked.connect(self.show_code)
        appearance().changed.connect(self._restyle)
        self._restyle()
        self.show_code(self.entries.currentItem().data(Qt.ItemDataRole.UserRole))
        self.setParent(self._widget)

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show the codes, the therapist's own too."""
        wanted = target.thing_id

        def show(own: list[Code]) -> None:
            self._own = {code.id: code for code in own}
            self.entries.show_own(own)
            if wanted:
                self.entries.choose(wanted)

        self._place.lane.ask(
            self._place.desk.coding.own_codes, show, self._place.tell, key="codebook", owner=self
        )
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done here; looking up is done by moving the cursor."""
        words = translate("Codebook", "Forms and snippets")
        return [Action("own_words", words, self._go_to_own_words, "F3", icon="file-pen-line")]

    def _go_to_own_words(self) -> None:
        self._place.go(Target("own_words"))

    def explain(self) -> str:
        """Say what one finds here."""
        return translate(
            "Codebook",
            "What each code means: a definition, what one may see or hear, what else could explain "
            "it, cautions, and how to say it to a client. The keys are those that tag a passage in a note.",
        )

    def show_code(self, code: str) -> None:
        """Show the page of a code."""
        library = self._place.desk.library
        if code in library.patterns:
            page = pattern_page(library.patterns[code])
        elif code in library.benefits:
            page = benefit_page(library.benefits[code])
        elif code in self._own:
            page = own_page(self._own[code])
        else:
            return
        self.page.setWidget(page)
        self.page.verticalScrollBar().setValue(0)

    def _restyle(self) -> None:
        self._left.setFixedWidth(min(px(WIDTH), 460))
