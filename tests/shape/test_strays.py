"""No sentence escapes translation in the window, and nothing but a command prints."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shape.sources import PACKAGE, files_below, nodes, parsed
from tests.shape.sources import source as text_of

SHOWN_BY = frozenset(
    {
        "setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "setStatusTip",
        "setAccessibleDescription", "setWhatsThis", "setTitle", "setLabelText", "setInformativeText",
        "setDetailedText", "setPrefix", "setSuffix", "setSpecialValueText", "setHtml", "setPlainText",
        "setMarkdown", "setTabText", "setItemText", "setHeaderLabels", "setHorizontalHeaderLabels",
        "setCancelButtonText", "setButtonText", "setIconText", "addItem", "addItems", "insertItem",
        "addAction", "addMenu", "addTab", "addRow", "addButton", "showMessage", "drawText", "setTabToolTip",
        "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu",
        "QDockWidget", "QMessageBox", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QListWidgetItem",
        "QTreeWidgetItem", "QTableWidgetItem", "QStandardItem", "QUndoCommand", "QProgressDialog",
        "information", "question", "warning", "critical", "about", "getOpenFileName", "getSaveFileName",
        "getExistingDirectory", "getText",
    }
)  # fmt: skip
"""Calls of Qt whose words a person sees or hears."""
OWN_PARAMETERS = frozenset({"words", "title", "sentence", "caption", "hint", "tooltip", "placeholder"})
"""Parameters of our own functions in ``ui`` that a person sees."""
TRANSLATES = frozenset({"translate", "tr", "say"})
NO_WORDS = frozenset({"AttachDesk", "Inter", "Sans", "Ctrl", "Shift", "Alt"})
"""Names: the same in every language."""
DAY_FORMAT = re.compile(r"[dMyHhmsAPapzt .,:/-]+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z][^\W\d_]*['’]?[a-z]*,? [^\W\d_]")
"""Opens with a capital and goes on to a second word: prose, wherever it stands."""
NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
"""A field, a value or a key of a sentence: no words that a person reads."""
CODE = re.compile(r"[{};]|::|^Q[A-Z]")

Own = dict[str, set[tuple[int, str]]]


def own_functions(sources: dict[str, str]) -> Own:
    """Return our functions and classes with the position and name of each parameter that is shown."""
    found: Own = {}
    for source in sources.values():
        for node in nodes(parsed(source)):
            if isinstance(node, ast.FunctionDef):
                _note_shown(found, node.name, node.args, skip_self=False)
            if isinstance(node, ast.ClassDef):
                for one in node.body:
                    if isinstance(one, ast.FunctionDef) and one.name == "__init__":
                        _note_shown(found, node.name, one.args, skip_self=True)
    return found


def _note_shown(found: Own, name: str, arguments: ast.arguments, *, skip_self: bool) -> None:
    names = [one.arg for one in arguments.posonlyargs + arguments.args]
    if skip_self or (names and names[0] in {"self", "cls"}):
        names = names[1:]
    shown = {(place, one) for place, one in enumerate(names) if one in OWN_PARAMETERS}
    shown |= {(-1, one.arg) for one in arguments.kwonlyargs if one.arg in OWN_PARAMETERS}
    if shown and name != "__init__":
        found.setdefault(name, set()).update(shown)


def strays_in(source: str, file: str, own: Own | None = None) -> list[str]:
    """Return the untranslated words of a module of ``ui``, each with its place."""
    tree = parsed(source)
    found = {(line, words) for line, words in _given(tree, own or {})} | set(_prose(tree))
    found |= set(_unreadable(tree))
    return [f"{file}:{line} {words!r}" for line, words in sorted(found)]


def _given(tree: ast.Module, own: Own) -> Iterator[tuple[int, str]]:
    """Yield literals given to calls whose words are shown."""
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            for argument in _shown_arguments(node, own):
                yield from _words(argument)


def _shown_arguments(call: ast.Call, own: Own) -> Iterator[ast.expr]:
    name = _name(call.func)
    if name in SHOWN_BY:
        yield from _before_data(call.args)
        yield from (one.value for one in call.keywords if one.arg in {"text", "title", *OWN_PARAMETERS})
    for place, parameter in own.get(name, ()):
        given = [call.args[place]] if 0 <= place < len(call.args) else []
        given += [one.value for one in call.keywords if one.arg == parameter]
        yield from (one for one in given if not _is_name(one))


def _is_name(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_name(node.body) and _is_name(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(NAME.fullmatch(node.value))


def _before_data(arguments: list[ast.expr]) -> Iterator[ast.expr]:
    """Yield arguments up to the one that holds the words: what follows is data (``addItem(words, id)``)."""
    for argument in arguments:
        yield argument
        if _is_translated(argument) or list(_words(argument)):
            return


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_translated(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in TRANSLATES


def _words(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield the literals with letters of an expression, those inside a translation left out."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _has_words(node.value):
            yield node.lineno, node.value
        return
    if isinstance(node, ast.Lambda | ast.Subscript | ast.Compare) or _is_translated(node):
        return
    if isinstance(node, ast.Call):
        parts = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        if _name(node.func) in {"format", "join", "str"}:
            parts += [*node.args, *(one.value for one in node.keywords)]
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.FormattedValue):
        parts = [node.value]
    else:
        parts = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
    for part in parts:
        yield from _words(part)


def _has_words(literal: str) -> bool:
    words = LETTERS.findall(literal)
    return any(one not in NO_WORDS for one in words) and not DAY_FORMAT.fullmatch(literal)


def _prose(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield sentences wherever they stand; docstrings, errors of ours, style sheets and paths left out."""
    left_out = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.Call) and _is_translated(node)):
            left_out.update(id(one) for one in ast.walk(node))
    for node in nodes(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in left_out:
            continue
        if SENTENCE.match(node.value) and not CODE.search(node.value) and _has_words(node.value):
            yield node.lineno, node.value


def _unreadable(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield translations that the extracting tool cannot read: context and sentence must be literals."""
    for node in nodes(tree):
        if isinstance(node, ast.Call) and _is_of_the_application(node.func) and len(node.args) >= 2:
            for argument in node.args[:2]:
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    yield node.lineno, f"translate({ast.unparse(argument)})"


def _is_of_the_application(function: ast.expr) -> bool:
    """Tell Qt's translation from the moving of a painter."""
    if isinstance(function, ast.Attribute) and function.attr == "translate":
        return _name(function.value).endswith("Application")
    return isinstance(function, ast.Name) and function.id == "translate"


def prints_in(source: str, file: str) -> list[str]:
    """Return where a module prints."""
    return [
        f"{file}:{node.lineno}"
        for node in nodes(parsed(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def sources_of(folder: Path) -> dict[str, str]:
    return {file: text_of(file) for file in files_below(folder)}


def test_every_word_of_the_window_goes_through_translate() -> None:
    sources = sources_of(PACKAGE / "ui")
    own = own_functions(sources)
    assert [stray for file, source in sources.items() for stray in strays_in(source, file, own)] == []


def test_only_commands_and_the_window_print() -> None:
    below = {
        file: source
        for file, source in sources_of(PACKAGE).items()
        if not file.startswith(("attachdesk/ui/", "attachdesk/cli/"))
    }
    assert [place for file, source in below.items() for place in prints_in(source, file)] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('box.setText("Save")', "Save"),
        ('QLabel("Save")', "Save"),
        ('QtWidgets.QPushButton("Save", self)', "Save"),
        ('box.setText(f"Saved {when}")', "Saved "),
        ('box.setText("Saved " + when)', "Saved "),
        ('box.setText("Saved {}".format(when))', "Saved {}"),
        ('box.setText("on" if lit else dark)', "on"),
        ('menu.addAction(icon, "Save")', "Save"),
        ('menu.addAction(text="Save")', "Save"),
        ('box.addItems(["Save"])', "Save"),
        ('box.addItem("Save", "id")', "Save"),
        ('box.setText(", ".join(["Save"]))', "Save"),
        ('label("Save")', "Save"),
        ('label(role="body", words="Save")', "Save"),
        ('Card(1, "Save")', "Save"),
        ('unknown("Nothing to show yet.")', "Nothing to show yet."),
        ('X = {"a": "Nothing to show yet."}', "Nothing to show yet."),
        ("translate(context, 'Save')", "translate(context)"),
        ("QCoreApplication.translate('A', f'Save {x}')", "translate(f'Save {x}')"),
    ],
)
def test_the_scan_finds_strays(source: str, words: str) -> None:
    kit = "def label(words, role='body'): ...\nclass Card:\n    def __init__(self, n, title): ..."
    assert strays_in(source, "x.py", own_functions({"kit.py": kit})) == [f"x.py:1 {words!r}"]


@pytest.mark.parametrize(
    "source",
    [
        'box.setText(QCoreApplication.translate("A", "Save"))',
        'box.setText(QCoreApplication.translate("A", "Saved {when}").format(when=when))',
        'box.setText(f\'{QCoreApplication.translate("A", "Save")} · {n}\')',
        'box.addItem(QCoreApplication.translate("A", "Save"), "id")',
        'box.setText("– · 12")',
        'box.setText("AttachDesk")',
        'box.setText(rows["name"])',
        'box.setText("")',
        "painter.translate(-step, 0)",
        'box.setText(day.toString("MMMM yyyy"))',
        'FAMILY = "AttachDesk Sans"',
        'box.setObjectName("save")',
        '"""Nothing to show yet."""',
        'raise ValueError("No such theme here")',
        'box.setStyleSheet("QLabel { color: red; }")',
        'label(words, "body")',
        'box.setText(model.text("name"))',
    ],
)
def test_the_scan_lets_pass_what_is_no_stray(source: str) -> None:
    kit = "def label(words, *, hint=''): ...\nclass Card:\n    def __init__(self, n): ..."
    assert strays_in(source, "x.py", own_functions({"kit.py": kit})) == []


def test_the_scan_finds_prints() -> None:
    assert prints_in("x = 1\nprint(x)\npen.print(x)", "x.py") == ["x.py:2"]
