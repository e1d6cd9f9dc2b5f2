"""The one row above the page: template, undo, find and replace, coding mode, inspector."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame

from attachdesk.library import Library
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.fields import ChoiceField, TextField
from attachdesk.ui.kit.words import STRETCH, ground, row

translate = QCoreApplication.translate
LEAST_TEMPLATE = 122


class Toolbar(QFrame):
    """``template_picked`` carries the id of a template; find and replace show beside when asked for."""

    template_picked = Signal(str)
    replace_asked = Signal(str, str)
    find_asked = Signal(str)
    closed = Signal()

    def __init__(self, library: Library, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("edge", "bottom")
        ground(self, "surface")
        self.template = ChoiceField([(one.id, one.name) for one in library.note_templates.values()])
        self.template.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.template.setAccessibleName(translate("NoteEditor", "Template"))
        self.template.edited.connect(lambda: self.template_picked.emit(self.template.value()))
        self.undo = IconButton("undo-2", translate("NoteEditor", "Undo (Ctrl Z)"), undo, size=16)
        self.redo = IconButton("redo-2", translate("NoteEditor", "Redo (Ctrl ⇧ Z)"), redo, size=16)
        for button in (self.undo, self.redo):
            button.setEnabled(False)  # until there is something to take back
        self.find_field = TextField(translate("NoteEditor", "Find"))
        self.find_field.setAccessibleName(translate("NoteEditor", "Find"))
        self.replace_field = TextField(translate("NoteEditor", "Replace by"))
        self.replace_field.setAccessibleName(translate("NoteEditor", "Replace by"))
        self.replace_all = Button(translate("NoteEditor", "Replace all"), dense=True, do=self._replace)
        self.find_field.returnPressed.connect(lambda: self.find_asked.emit(self.find_field.text()))
        self.coding = Button(
            translate("NoteEditor", "Coding mode"), "quiet", shortcut="F4", icon="highlighter", dense=True
        )
        self.inspector = Button(
            translate("NoteEditor", "Inspector"), "quiet", shortcut="F8", icon="panel-right", dense=True
        )
        finding = (self.find_field, self.replace_field, self.replace_all)
        leading = (self.template, self.undo, self.redo, 8, *finding)
        line = row(*leading, STRETCH, self.coding, self.inspector, gap=4, margins=(24, 6, 24, 6))
        self.setLayout(line)
        self._can_be_tagged = True
        self.show_find(is_shown=False)

    def show_find(self, *, is_shown: bool) -> None:
        """Show or hide find and replace."""
        for widget in (self.find_field, self.replace_field, self.replace_all):
            widget.setVisible(is_shown)
        if is_shown:
            self.find_field.setFocus()

    def open_find(self) -> None:
        """Show find and replace."""
        self.show_find(is_shown=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is too narrow for every button, F8 stands in for the last."""
        super().resizeEvent(event)
        self.template.setMinimumWidth(px(LEAST_TEMPLATE))  # its whole name where there is room
        self._fit()

    def _fit(self) -> None:
        self.inspector.setVisible(self._can_be_tagged)
        if self.minimumSizeHint().width() > self.width():
            self.inspector.hide()

    def show_final(self, *, is_signed: bool, can_be_tagged: bool = True) -> None:
        """A signed note has no other template and no other words; one of no meeting takes no codes."""
        self._can_be_tagged = can_be_tagged
        self.coding.setVisible(can_be_tagged)
        self._fit()
        self.template.setVisible(not is_signed)
        for widget in (self.replace_field, self.replace_all):
            widget.setEnabled(not is_signed)

    def say_coding(self, *, is_on: bool) -> None:
        """Name what F4 does now."""
        self.coding.say(translate("NoteEditor", "Write") if is_on else translate("NoteEditor", "Coding mode"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts find and replace away."""
        if event.key() == Qt.Key.Key_Escape and not self.find_field.isHidden():
            self.show_find(is_shown=False)
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _replace(self) -> None:
        self.replace_asked.emit(self.find_field.text(), self.replace_field.text())
