"""The page with the audit trail: every line, newest first, with a filter by kind and by words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.header import EditorHeader
from attachdesk.ui.kit.record_table import RecordTable
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Chips
from attachdesk.ui.kit.words import STRETCH, card, column, growing, holding, label
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.settings.audit_rows import AuditRow, columns, filters, matching, rows_of

translate = QCoreApplication.translate


class AuditPage(QObject):
    """The screen ``audit``."""

    name = "audit"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Audit", "What was done")
        self.rows: list[AuditRow] = []
        self.header = EditorHeader()
        self.header.back_asked.connect(place.back)
        self.kinds = Chips(filters(), name=translate("Audit", "Kind of line"))
        self.kinds.put("")
        self.words = TextField(translate("Audit", "Filter by code, day, reason …"))
        self.words.setAccessibleName(translate("Audit", "Filter the lines"))
        self.table = RecordTable(columns(), self.title, row_height=36)
        self.nothing = label(translate("Audit", "No such line."), "body", "muted", wraps=True)
        frame = card()
        frame.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        hint = translate(
            "Audit",
            "Written by AttachDesk itself, in the order of the chain and never of the clock. Nobody can take "
            "a line out without the check of the vault saying so. What happens to a closed vault (unlocking "
            "that failed, recovery, a restore) is counted beside the keyring until it is opened; until then "
            "somebody with the machine could remove it.",
        )
        body = column(
            label(hint, "small", "muted", wraps=True), self.kinds, self.words, frame, self.nothing, STRETCH,
            gap=12, margins=(32, 20, 32, 24),
        )  # fmt: skip
        body.setStretch(3, 1000)
        whole = column(self.header, body, gap=0)
        whole.setStretch(1, 1)
        self._widget = growing(holding(whole, "window"))
        self.setParent(self._widget)
        self.kinds.chosen.connect(lambda _which: self.show_matching())
        self.words.edited.connect(self.show_matching)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Read the trail."""
        desk = self._place.desk

        def read() -> list[AuditRow]:
            codes = {line.client.id: line.client.code for line in desk.caseload.lines()}
            return rows_of(desk.auditing.lines(), codes)

        self._place.lane.ask(read, self._show, self._place.tell, key=self.name, owner=self)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the trail."""
        words, group = translate("Audit", "Filter the lines"), self.title
        return [Action("audit.filter", words, self.words.setFocus, "/", icon="search", group=group)]

    def explain(self) -> str:
        """Say what one finds here."""
        return translate(
            "Audit",
            "What was signed and added to, printed, exported and backed up, which private notes were opened, "
            "how often unlocking failed, when the passphrase was recovered or the vault restored, and when "
            "the clock had moved back: each with the day, who, the client and the reason. Who is the "
            "therapist as named in the settings at that time. Type to filter; the words need not stand "
            "together.",
        )

    def show_matching(self) -> None:
        """Show what the filters let through."""
        found = matching(self.rows, self.words.value(), self.kinds.value() or "")
        self.table.show_rows(found)
        self.nothing.setVisible(not found)

    def _show(self, rows: list[AuditRow]) -> None:
        self.rows = rows
        self.header.say(
            self.title, "", translate("Audit", "by the therapist, or whoever holds the passphrase")
        )
        self.show_matching()
