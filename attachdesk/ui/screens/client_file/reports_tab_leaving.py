"""Before a report leaves the room: what to look at, a password, and the one button."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row, rule
from attachdesk.ui.screens.client_file.reports_tab_look import Look

translate = QCoreApplication.translate


class Leaving(QFrame):
    """Looks, the password, Save PDF; ``password()`` is None without one; ``go`` opens a screen."""

    def __init__(self, save: Callable[[], object], go: Callable[[str], object]) -> None:
        super().__init__()
        ground(self, "surface")
        self._go = go
        self.setAccessibleName(translate("Reports", "Before it leaves the room"))
        self._looks = QVBoxLayout()
        self._looks.setSpacing(10)
        self.count = label("", "small", "muted")
        self.protect = QCheckBox(translate("Reports", "Protect with a password"))
        self.protect.setAccessibleName(self.protect.text())
        self.secret = TextField(translate("Reports", "Tell it to the reader by another way"))
        self.secret.setAccessibleName(translate("Reports", "Password of the PDF (AES-256)"))
        self.secret.hide()
        self.error = label("", "small", "danger", wraps=True)
        self.error.hide()
        self.save = Button(
            translate("Reports", "Save PDF …"), "primary", shortcut="Ctrl ⏎", tall=True, do=save
        )
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(translate("Reports", "What to look at"))
        self.area.setWidget(ground(holding(column(self._looks, STRETCH, gap=0)), "surface"))
        foot = translate("Reports", "It is noted that it went out. The file name carries no identity.")
        self.setLayout(
            column(
                label(translate("Reports", "Before it leaves the room"), "heading"), self.count, 6,
                self.area, rule(), 6, self.protect, self.secret, self.error, self.save,
                label(foot, "caption", "muted", wraps=True), gap=6, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        self.protect.toggled.connect(self._protect)

    def show_looks(self, looks: Sequence[Look]) -> None:
        """Show what to look at, the open ones first."""
        cleared(self._looks)
        for look in looks:
            self._looks.addWidget(rule())
            self._looks.addWidget(self._line(look))
        open_ = sum(not look.is_fine for look in looks)
        self.count.setText(
            translate("Reports", "%n thing(s) to look at", "", open_)
            if open_
            else translate("Reports", "Nothing stands against it")
        )

    def password(self) -> str | None:
        """Return the password, empty when one is wanted and not written."""
        return self.secret.text() if self.protect.isChecked() else None

    def say(self, error: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def _protect(self, is_on: bool) -> None:
        self.secret.setVisible(is_on)
        self.say("")
        if is_on:
            self.secret.setFocus()
        else:
            self.secret.clear()

    def _line(self, look: Look) -> QWidget:
        sign = label("")
        sign.setPixmap(
            pixmap(
                "check" if look.is_fine else "triangle-alert", "accent_text" if look.is_fine else "text", 18
            )
        )
        sign.setFixedWidth(px(18))
        words = column(
            label(look.title, "name", wraps=True), label(look.line, "small", "muted", wraps=True), gap=0
        )
        if look.screen:
            button = Button(translate("Reports", "Open Settings"), do=partial(self._go, look.screen))
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        line = row(sign, words, gap=12)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        made = holding(line)
        made.setAccessibleName(f"{look.title}: {look.line}")
        return made
