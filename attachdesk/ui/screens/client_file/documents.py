"""Documents of a file by hand: bring them in, look at them, say what they are, save one outside."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from attachdesk.domain.around import LARGEST_ENCLOSURE, Enclosure
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import DateField, LongField, TextField
from attachdesk.ui.kit.file_dialog import ask_file, ask_new_file
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, column, ground, label, row
from attachdesk.ui.screens.client_file.enclosure_pictures import Pictures, pictures_of
from attachdesk.ui.screens.client_file.file_edits import FileEdits
from attachdesk.ui.screens.client_file.reports_tab_pages import Pages
from attachdesk.ui.screens.client_file.timeline_kinds import size_words
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class Documents(FileEdits):
    """What can be done with the documents of one client."""

    preview: "DocumentView | None" = None

    def choose(self) -> None:
        """Ask for a file and bring it in."""
        chosen = ask_file(self.home, translate("Documents", "Which document comes into the file?"))
        if chosen is not None:
            self.bring([chosen])

    def bring(self, files: Sequence[Path]) -> None:
        """Ask what is to be known of files, and bring them in."""
        service, client_id = self.place.desk.enclosing, self.client_id
        form = Form(width=560)
        names = label("\n".join(file.name for file in files), "strong", wraps=True)
        form.put_below(names)
        form.add("received_on", translate("Documents", "Received on"), DateField())
        most = translate("Documents", "Up to %1 MiB. A copy comes into the vault, encrypted; the file stays.")
        form.add(
            "remark", translate("Documents", "What it is, from whom"), LongField(least=2),
            most.replace("%1", str(LARGEST_ENCLOSURE >> 20)),
        )  # fmt: skip
        form.put(received_on=self.place.desk.records.today())
        left = list(files)

        def write(values: dict[str, Any]) -> None:
            while left:
                service.enclose(client_id, left[0], **values)
                del left[0]

        title = translate("Documents", "A document for the file")
        self.ask(title, form, write, "document", needs=("received_on",))

    def change_about(self, one: Enclosure) -> None:
        """Ask for its name, its day and what it is."""
        form = Form(width=560)
        form.add("name", translate("Documents", "Name"), TextField())
        form.add("received_on", translate("Documents", "Received on"), DateField())
        form.add("remark", translate("Documents", "What it is, from whom"), LongField(least=2))
        form.put(name=one.name, received_on=one.received_on, remark=one.remark)
        service = self.place.desk.enclosing
        title = translate("Documents", "A document of the file")
        self.ask(
            title,
            form,
            lambda values: service.change(one.id, **values),
            one.id,
            needs=("name", "received_on"),
        )

    def look_at(self, one: Enclosure) -> None:
        """Show it, or say why it cannot be shown."""
        service = self.place.desk.enclosing

        def show(pictures: Pictures) -> None:
            self.preview = DocumentView(self.home, one, pictures, lambda: self.save_out(one))
            self.preview.destroyed.connect(self._shut)
            self.preview.open()

        self.place.lane.ask(
            lambda: pictures_of(service.content(one.id), one.media_type), show, self.place.tell,
            owner=self.home,
        )  # fmt: skip

    def save_out(self, one: Enclosure) -> None:
        """Ask where a copy goes; whatever reads it there is outside the vault."""
        words = translate("Documents", "Where does the copy go? It is not encrypted there.")
        kind = translate("Documents", "All files (*)")
        file = ask_new_file(self.home, words, Path(one.name).name, kind)
        if file is None:
            return
        service, said = (
            self.place.desk.enclosing,
            translate("Documents", "A copy lies outside the vault now."),
        )
        self.place.lane.ask(
            lambda: service.save_out(one.id, file), lambda _none: self._said(said), self.place.tell,
            owner=self.home,
        )  # fmt: skip

    def _said(self, words: str) -> None:
        self.place.notices.say(words)

    def _shut(self) -> None:
        self.preview = None


class DocumentView(QDialog):
    """The pages of a document; Escape puts it away."""

    def __init__(self, parent: QWidget, one: Enclosure, pictures: Pictures, save: Any) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Documents", "Document"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = Pages()
        self.pages.setAccessibleName(translate("Documents", "The pages of the document"))
        self.pages.show_pages([_flat(one) for one in pictures.pages])
        shown = ""
        if pictures.count > len(pictures.pages):
            shown = translate("Documents", "the first %1 of %2 pages")
            shown = shown.replace("%1", str(len(pictures.pages))).replace("%2", str(pictures.count))
        facts = joined(day_and_year(one.received_on), size_words(one.size), shown, one.remark)
        head = column(
            label(one.name, "heading", wraps=True), label(facts, "small", "muted", wraps=True), gap=2,
            margins=(24, 18, 24, 0),
        )  # fmt: skip
        out = Button(translate("Documents", "Save a copy outside"), icon="download", do=save)
        shut = Button(translate("Documents", "Close"), shortcut="Esc", do=self.reject)
        foot = row(out, STRETCH, shut, margins=(24, 0, 24, 18))
        whole = column(head, self.pages, foot, gap=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        ground(self, "window")
        window = parent.window()
        self.resize(min(px(760), window.width() - 40), window.height() - 40)
        self.pages.setFocus()


def files_in(data: QMimeData) -> list[Path]:
    """Return the files of this machine among what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _flat(picture: QImage) -> QImage:
    """Return a picture on white paper: what is see-through would take the theme's ground."""
    if not picture.hasAlphaChannel():
        return picture
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper
