"""A new vault: where it lies, the passphrase, then the recovery key, shown once and checked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QProgressBar, QStackedWidget, QWidget

from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.focus_ring import ring_the_focus
from attachdesk.ui.kit.words import STRETCH, card, column, holding, label, row
from attachdesk.ui.shell.door import Door, Tell
from attachdesk.ui.shell.new_passphrase import Judge, NewPassphrase

ACROSS = 4
"""Groups of the recovery key beside each other."""
Create = Callable[[Path, str], tuple[object, str]]
"""Makes a vault; returns what an unlocked vault is, and its recovery key."""


class CreateVaultWindow(Door):
    """Makes a vault; ``created`` carries what ``create`` returned, once the recovery key is written down."""

    created = Signal(object)
    back_asked = Signal()

    def __init__(self, lane: Lane, folder: Path, create: Create, judge: Judge, tell: Tell) -> None:
        super().__init__(QCoreApplication.translate("CreateVault", "A new vault for your case notes"), 480)
        ring_the_focus()
        self._lane, self._create, self._tell = lane, create, tell
        self._made: object = None
        self._key = ""
        self.folder = TextField()
        self.folder.put(str(folder))
        self.folder.setAccessibleName(QCoreApplication.translate("CreateVault", "Folder of the vault"))
        self.passphrase = NewPassphrase(lane, judge)
        self.error = label("", "small", "danger", wraps=True)
        self.error.hide()
        self.make = Button(
            QCoreApplication.translate("CreateVault", "Make the vault"), "primary", do=self.try_it, height=48
        )
        self.busy = self._making()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page())
        self.key_page = QWidget()
        self.body.addWidget(self._pages)
        self.passphrase.first.setFocus()
        self.passphrase.again.returnPressed.connect(self.try_it)

    def _making(self) -> QWidget:
        """Return what is seen while the key is derived: that it runs, as nobody can tell how far it is."""
        words = QCoreApplication.translate(
            "CreateVault",
            "The key is made slowly on purpose, so that nobody can guess quickly. It takes some seconds.",
        )
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(QCoreApplication.translate("CreateVault", "Making the vault …"))
        made = holding(column(bar, label(words, "small", "muted", wraps=True), gap=8))
        made.hide()
        return made

    def _first_page(self) -> QWidget:
        line = QCoreApplication.translate(
            "CreateVault",
            "Everything you write lies encrypted in one folder on this machine. Without the passphrase or "
            "the recovery key nobody can read it, and nobody can bring it back.",
        )
        where = label(QCoreApplication.translate("CreateVault", "Folder"), "small_strong")
        self.choose = Button(QCoreApplication.translate("CreateVault", "Choose …"), do=self._choose)
        self.back = Button(
            QCoreApplication.translate("CreateVault", "Open an existing vault"), "quiet",
            do=self.back_asked.emit, flush=True,
        )  # fmt: skip
        return holding(
            column(
                label(line, "body", "muted", wraps=True), 20, where, 6, row(self.folder, self.choose), 16,
                self.passphrase, 8, self.error, 12, self.make, 12, self.busy, row(self.back, STRETCH),
                STRETCH, gap=0,
            )
        )  # fmt: skip

    def _choose(self) -> None:
        words = QCoreApplication.translate("CreateVault", "Where the vault shall lie")
        above = Path(self.folder.value()).expanduser().parents
        start = next((one for one in above if one.is_dir()), Path.home())
        chosen = QFileDialog.getExistingDirectory(self, words, str(start))
        if chosen:
            inside = Path(chosen) / "vault"
            self.folder.put(str(inside))

    def try_it(self) -> None:
        """Make the vault on the lane when the passphrase is good; else say what is missing."""
        if not self.make.isEnabled():
            return
        if not self.passphrase.is_good:
            self.passphrase.complain()
            return
        path, passphrase = Path(self.folder.value()).expanduser(), self.passphrase.value()
        self.error.hide()
        self._be_busy(True)
        self._lane.ask(lambda: self._create(path, passphrase), self._was_made, self._has_failed, owner=self)

    def _be_busy(self, is_busy: bool) -> None:
        """Show that it runs; nothing can be changed or asked for a second time meanwhile."""
        for part in (self.make, self.folder, self.choose, self.passphrase, self.back):
            part.setEnabled(not is_busy)
        self.make.say(
            QCoreApplication.translate("CreateVault", "Making the vault …")
            if is_busy
            else QCoreApplication.translate("CreateVault", "Make the vault")
        )
        self.busy.setVisible(is_busy)

    def _has_failed(self, error: Exception) -> None:
        self._be_busy(False)
        self.error.setText(self._tell(error))
        self.error.show()

    def _was_made(self, made: tuple[object, str]) -> None:
        self._made, self._key = made
        self.busy.hide()
        self.passphrase.forget()
        self.title.setText(QCoreApplication.translate("CreateVault", "Write the recovery key down"))
        page = RecoveryKeyPage(self._key)
        page.confirmed.connect(self._end)
        self.key_page = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.first.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Do not go at the first stroke while the key is on no paper: it is never shown again."""
        if self._key and isinstance(self.key_page, RecoveryKeyPage) and not self.key_page.is_warned:
            self.key_page.warn_of_going()
            event.ignore()
            return
        super().closeEvent(event)

    def _end(self) -> None:
        made, self._made, self._key = self._made, None, ""
        self.created.emit(made)


class RecoveryKeyPage(QWidget):
    """Shows the key in groups, and asks for two of them back."""

    confirmed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.is_warned = False
        self._groups = groups_of(key)
        self._asked = (1, len(self._groups) - 2)
        self.first, self.second = (self._field(place) for place in self._asked)
        self.error = label("", "small", "danger", wraps=True)
        self.error.hide()
        done = QCoreApplication.translate("CreateVault", "I have written it down")
        self.done = Button(done, "primary", do=self.try_it, height=48)
        self.first.returnPressed.connect(self._go_on)
        self.second.returnPressed.connect(self._go_on)
        for field in (self.first, self.second):
            field.textEdited.connect(lambda _text: self.error.hide())
        line = QCoreApplication.translate(
            "CreateVault",
            "It opens the vault when the passphrase is lost. It is shown only now. Keep it on paper, away "
            "from this machine; whoever holds it can read everything. The numbers only count the groups.",
        )
        asked = QCoreApplication.translate(
            "CreateVault", "To be sure, type these two groups from your paper."
        )
        fields = row(
            column(label(_group_words(self._asked[0]), "small_strong"), self.first, gap=6),
            column(label(_group_words(self._asked[1]), "small_strong"), self.second, gap=6),
            gap=16,
        )
        self.setLayout(
            column(
                label(line, "body", "muted", wraps=True), 16, self._sheet(), 20,
                label(asked, "body", wraps=True), 12, fields, 6, self.error, 12, self.done, STRETCH, gap=0,
            )
        )  # fmt: skip

    def _sheet(self) -> QWidget:
        sheet, grid = card(), QGridLayout()
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, group in enumerate(self._groups):
            number = label(_number_words(place), "caption", "muted")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line, at = divmod(place, ACROSS)
            grid.addWidget(number, line, 2 * at)
            grid.addWidget(label(group, "heading"), line, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 1)
        sheet.setLayout(grid)
        sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the order of a key is that of its paper
        numbered = (f"{_number_words(place)} {group}" for place, group in enumerate(self._groups))
        sheet.setAccessibleName(", ".join(numbered))
        return sheet

    def _field(self, place: int) -> TextField:
        field = TextField()
        field.setAccessibleName(_group_words(place))
        return field

    def warn_of_going(self) -> None:
        """Say what is lost by closing now; closing once more goes."""
        self.is_warned = True
        self.error.setText(
            QCoreApplication.translate(
                "CreateVault",
                "The key is not checked yet and is never shown again. Close once more to go without it: then "
                "only the passphrase opens this vault.",
            )
        )
        self.error.show()

    def _go_on(self) -> None:
        """Enter goes to the line that is empty still, else on."""
        empty = next((one for one in (self.first, self.second) if not one.value()), None)
        self.try_it() if empty is None else empty.setFocus()

    def try_it(self) -> None:
        """Go on when both groups are right; else say so beside the fields."""
        typed = (self.first.value(), self.second.value())
        wanted = tuple(self._groups[place] for place in self._asked)
        if tuple(_plain(one) for one in typed) == tuple(_plain(one) for one in wanted):
            self.confirmed.emit()
            return
        self.error.setText(
            QCoreApplication.translate(
                "CreateVault", "These are not the groups on the screen. Compare your paper."
            )
        )
        self.error.show()
        wrong = self.first if _plain(typed[0]) != _plain(wanted[0]) else self.second
        wrong.setFocus()
        wrong.selectAll()


def _number_words(place: int) -> str:
    return QCoreApplication.translate("CreateVault", "{number}.").format(number=place + 1)


def _group_words(place: int) -> str:
    return QCoreApplication.translate("CreateVault", "Group {number}").format(number=place + 1)


def _plain(typed: str) -> str:
    """Crockford's alphabet reads O as 0, I and L as 1, and knows no case."""
    return (
        typed.upper().replace("O", "0").replace("I", "1").replace("L", "1").replace("-", "").replace(" ", "")
    )


def groups_of(key: str) -> list[str]:
    """Return a recovery key in groups of at most four characters, as its maker parted it or evenly."""
    parts = key.replace("-", " ").split()
    if len(parts) > 1:
        return parts
    return [key[start : start + 4] for start in range(0, len(key), 4)]
