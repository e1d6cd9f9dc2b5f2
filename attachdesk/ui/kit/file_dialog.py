"""Asks where a file goes or a folder lies; the dialog is our own, so that nobody keeps a history."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_new_file(parent: QWidget, words: str, name: str, kind: str) -> Path | None:
    """Return where a new file shall lie, or None; ``kind`` is what the filter says (``PDF (*.pdf)``).

    An existing file is not offered for replacement: whoever writes it refuses with a sentence of its own.
    """
    dialog = _dialog(parent, words)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _chosen(dialog)


def ask_file(parent: QWidget, words: str) -> Path | None:
    """Return an existing file, or None."""
    dialog = _dialog(parent, words)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_folder(parent: QWidget, words: str) -> Path | None:
    """Return an existing folder, or None."""
    dialog = _dialog(parent, words)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _dialog(parent: QWidget, words: str) -> QFileDialog:
    dialog = QFileDialog(parent, words)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    home = Path(places[0]) if places else Path.home()
    dialog.setDirectory(str(home if home.is_dir() else Path.home()))
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    is_taken = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.setHistory([])  # else Qt writes the folders one has been in to its settings
    dialog.deleteLater()
    return Path(chosen[0]) if is_taken and chosen else None
