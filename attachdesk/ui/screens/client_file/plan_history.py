"""The undo of a plan: its edits in the order made, taken back and done again through the service."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from attachdesk.services.plan_edit import Edit
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate


class PlanHistory(QObject):
    """A stack of its own for one client's plan; another client begins a new one."""

    told = Signal(object)
    """An edit that is now in the vault; may be emitted on the lane."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._client_id = ""
        self.done: list[Edit] = []
        self.undone: list[Edit] = []
        self.told.connect(self._did)

    def begin(self, client_id: str) -> None:
        """Another client's plan has steps of its own."""
        if client_id != self._client_id:
            self._client_id, self.done, self.undone = client_id, [], []

    def _did(self, edit: Edit) -> None:
        if edit.client_id == self._client_id and edit.steps:
            self.done.append(edit)
            self.undone.clear()
            self._place.acts_changed()

    def back(self) -> None:
        """Take the last edit back."""
        self._move(self.done, self.undone, translate("ClientFile", "Taken back."))

    def forth(self) -> None:
        """Do the last edit again that was taken back."""
        self._move(self.undone, self.done, translate("ClientFile", "Done again."))

    def _move(self, source: list[Edit], goal: list[Edit], words: str) -> None:
        if not source:
            return
        edit, planning = source.pop(), self._place.desk.planning

        def moved(opposite: Edit) -> None:
            goal.append(opposite)
            self._place.notices.say(words)
            self._place.acts_changed()

        self._place.lane.ask(lambda: planning.take_back(edit), moved, self._place.tell, owner=self)
