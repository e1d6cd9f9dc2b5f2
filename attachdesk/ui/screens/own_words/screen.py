"""Forms and snippets: one's own at the leading edge, the one to change beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from attachdesk.domain.note_template import NoteSection, NoteTemplate
from attachdesk.domain.snippet import QuickWords
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, font, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, column, edge, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.own_words.form_page import FormPage
from attachdesk.ui.screens.own_words.snippet_page import SnippetPage

translate = QCoreApplication.translate
WIDTH = 280
KEY = Qt.ItemDataRole.UserRole
FORM, SNIPPET = "form", "snippet"
Found = tuple[list[NoteTemplate], list[QuickWords]]


class OwnWordsScreen(QObject):
    """The screen ``own_words``; a target's part ``snippet`` begins with a new snippet."""

    name = "own_words"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("OwnWords", "Forms and snippets")
        self._forms: dict[str, NoteTemplate] = {}
        self._snippets: dict[str, QuickWords] = {}
        self._wanted: tuple[str, str] | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(translate("OwnWords", "Forms and snippets"))
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = FormPage(
            list(place.desk.library.session_fields.values()), self._keep_form, self._retire_form
        )
        self.snippet = SnippetPage(self._keep_snippet, self._retire_snippet)
        self.pages = QStackedWidget()
        for page in (self.form, self.snippet):
            self.pages.addWidget(page)
        self._widget = self._laid_out()
        self.list.currentItemChanged.connect(lambda now, _before: self._chosen(now))
        appearance().changed.connect(self._restyle)
        self._restyle()
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        new_form = Button(translate("OwnWords", "New form"), icon="plus", dense=True, do=self.new_form)
        new_snippet = Button(
            translate("OwnWords", "New snippet"), icon="plus", dense=True, do=self.new_snippet
        )
        self._left = edge("trailing", "surface")
        head = column(label(self.title, "heading"), row(new_form, STRETCH), row(new_snippet, STRETCH), gap=8)
        self._left.setLayout(column(head, self.list, gap=12, margins=(16, 22, 8, 8)))
        self._inside = holding(column(self.pages, gap=0))
        line = row(self._inside, STRETCH, gap=0, margins=(32, 24, 32, 24))
        line.setStretch(0, 100)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ground(holding(line), "window"))
        both = row(self._left, scroll, gap=0)
        both.setStretch(1, 1)
        return ground(holding(both), "window")

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Show one's own forms and all snippets."""
        self._read(("snippet", "") if target.part == SNIPPET else None)

    def leave(self) -> None:
        """Keep what was changed; what cannot be kept is told and stands here still."""
        page = self.pages.currentWidget()
        if isinstance(page, FormPage | SnippetPage) and page.is_touched:
            page.keep()

    def actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        group = self.title
        return [
            Action("own.form", translate("OwnWords", "New form"), self.new_form, "Ctrl+Alt+N", group=group),
            Action("own.snippet", translate("OwnWords", "New snippet"), self.new_snippet, group=group),
            Action("own.keep", translate("OwnWords", "Keep"), self._keep, "Ctrl+Return", group=group),
        ]

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "OwnWords",
            "Make forms of your own: each section has a heading, a prompt that helps and never prints, and "
            "words a new note starts with. Snippets are words behind a semicolon and a few letters. "
            "Notes that were written keep what they are when a form changes.",
        )

    # showing

    def _read(self, wanted: tuple[str, str] | None) -> None:
        desk = self._place.desk

        def found() -> Found:
            return desk.templates.own(), desk.snippets.offered()

        self._place.lane.ask(
            found, lambda both: self._show(both, wanted), self._place.tell, key="own_words", owner=self
        )

    def _show(self, found: Found, wanted: tuple[str, str] | None) -> None:
        self._forms = {one.id: one for one in found[0]}
        self._snippets = {one.id: one for one in found[1]}
        current = self.list.currentItem()
        wanted = wanted or (current.data(KEY) if current else None)
        self.list.blockSignals(True)
        self.list.clear()
        self._head(translate("OwnWords", "Your forms"))
        for form in found[0]:
            self._line(form.name, (FORM, form.id))
        if not found[0]:
            self._head(translate("OwnWords", "none yet"))
        self._head(translate("OwnWords", "Snippets"))
        for snippet in found[1]:
            self._line(f";{snippet.id}", (SNIPPET, snippet.id))
        self.list.blockSignals(False)
        if not self._is_touched():  # what could not be kept stands here still
            self._open(*(wanted or (FORM, next(iter(self._forms), ""))))

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font("label"))

    def _line(self, name: str, key: tuple[str, str]) -> None:
        QListWidgetItem(name, self.list).setData(KEY, key)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self._then(tuple(item.data(KEY)))

    def _then(self, wanted: tuple[str, str]) -> None:
        """Open what is wanted once what was changed is kept; where it is refused, it stays in front."""
        page = self.pages.currentWidget()
        self._wanted = wanted
        if isinstance(page, FormPage | SnippetPage) and page.is_touched:
            page.keep()
        else:
            self._wanted = None
            self._open(*wanted)

    def _open(self, what: str, which: str) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        for at in range(self.list.count()):
            if tuple(self.list.item(at).data(KEY) or ()) == (what, which):
                self.list.blockSignals(True)
                self.list.setCurrentRow(at)
                self.list.blockSignals(False)
        if what == FORM:
            self.form.show_form(self._forms.get(which), self._place.desk.library.note_templates)
            self.pages.setCurrentWidget(self.form)
        else:
            self.snippet.show_snippet(self._snippets.get(which))
            self.pages.setCurrentWidget(self.snippet)

    def new_form(self) -> None:
        """Begin a form."""
        self._begin(FORM, self.form.name)

    def new_snippet(self) -> None:
        """Begin a snippet."""
        self._begin(SNIPPET, self.snippet.trigger)

    def _begin(self, what: str, first: QWidget) -> None:
        self._then((what, ""))
        if not self._is_touched():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_touched(self) -> bool:
        return self.form.is_touched or self.snippet.is_touched

    # keeping

    def _keep(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, FormPage | SnippetPage):
            page.keep()

    def _keep_form(self, form_id: str, name: str, sections: Sequence[NoteSection]) -> None:
        templates = self._place.desk.templates

        def kept() -> tuple[str, str]:
            made = templates.change(form_id, name, sections) if form_id else templates.make(name, sections)
            return FORM, made.id

        self._do(kept, self.form)

    def _retire_form(self, form_id: str) -> None:
        templates = self._place.desk.templates

        def retired() -> tuple[str, str]:
            templates.retire(form_id)
            return FORM, ""

        self._do(retired, self.form)

    def _keep_snippet(self, trigger: str, text: str) -> None:
        snippets = self._place.desk.snippets
        self._do(lambda: (SNIPPET, snippets.keep(trigger, text).trigger), self.snippet)

    def _retire_snippet(self, trigger: str) -> None:
        snippets = self._place.desk.snippets

        def retired() -> tuple[str, str]:
            snippets.retire(trigger)
            return SNIPPET, trigger

        self._do(retired, self.snippet)

    def _do(self, work: Callable[[], tuple[str, str]], page: FormPage | SnippetPage) -> None:
        def kept(made: tuple[str, str]) -> None:
            page.is_touched = False
            wanted, self._wanted = self._wanted or made, None
            self._read(wanted)

        def refused(error: Exception) -> None:
            self._wanted = None
            self._place.tell(error)

        self._place.lane.ask(work, kept, refused, owner=self)

    def _restyle(self) -> None:
        self._left.setFixedWidth(min(px(WIDTH), 440))
        self._inside.setMaximumWidth(px(720))
