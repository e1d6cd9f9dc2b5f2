"""Changes of a file: through the services, on the lane; what is taken away can be put back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.record import Record
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.sheet import Needs, Sheet

translate = QCoreApplication.translate
Write = Callable[[dict[str, Any]], object]


class FileEdits:
    """What the tabs of one client's file change; ``home`` is the widget that sheets stand before."""

    def __init__(self, place: Workplace, home: QWidget) -> None:
        self.place, self.home = place, home
        self.client_id = ""
        self.sheet: Sheet | None = None

    def ask(
        self,
        title: str,
        form: Form,
        write: Write,
        about: str,
        *,
        needs: Needs = (),
        keep: str = "",
    ) -> None:
        """Open a sheet; ``about`` names what it is about among what waits unfinished."""
        named = (self.client_id, f"sheet.{about}")
        self.sheet = Sheet(self.place, self.home, title, form, write, about=named, needs=needs, keep=keep)
        self.sheet.destroyed.connect(self._gone)
        self.sheet.open()

    def add(self, kind: type[Record], title: str, form: Form, *, needs: Needs = (), **fixed: Any) -> None:
        """Ask for a new record of the file."""
        caseload, client_id = self.place.desk.caseload, self.client_id
        about = ".".join([kind.__name__, *map(str, fixed.values())])

        def write(values: dict[str, Any]) -> object:
            return caseload.put_in_file(kind, client_id, **fixed, **values)

        self.ask(title, form, write, about, needs=needs)

    def change(self, record: Record, title: str, form: Form, *, needs: Needs = ()) -> None:
        """Ask for other fields of a record; the form shows what it holds now."""
        caseload = self.place.desk.caseload
        form.put(**{name: getattr(record, name) for name in form.values()})

        def write(values: dict[str, Any]) -> object:
            return caseload.change_in_file(record, **values)

        self.ask(title, form, write, record.id, needs=needs)

    def leave(self) -> None:
        """Save what an open sheet says: the vault is locked, or another screen comes."""
        if self.sheet is not None:
            self.sheet.waiting.flush()

    def put(self, record: Record, **fields: Any) -> None:
        """Change fields of a record without asking."""
        caseload = self.place.desk.caseload
        self.place.lane.ask(
            lambda: caseload.change_in_file(record, **fields), None, self.place.tell, owner=self.home
        )

    def remove(self, record: Record, said: str) -> None:
        """Take a record out of the file, and offer to put it back."""
        caseload = self.place.desk.caseload
        back = partial(self.place.lane.ask, partial(caseload.put_back, record), None, self.place.tell)

        def tell(_none: object) -> None:
            self.place.notices.say(said, undo=back)

        self.place.lane.ask(lambda: caseload.remove_from_file(record), tell, self.place.tell, owner=self.home)

    def _gone(self) -> None:
        self.sheet = None
