"""The window: what a therapist touches. PySide6 lives only here; below are only services and values.

``kit`` holds parts that know nothing of clients (start with its docstring), ``shell`` the windows round the
screens (unlock, create, recover, main window, palette), ``screens`` what one works on.
"""

import builtins

from attachdesk.ui import compiled_once

with compiled_once.compiled_once(compiled_once.beside(compiled_once.__spec__.cached)):
    # and it has put an import of its own in the place of Python's
    from PySide6 import QtCore  # noqa: F401

# Qt's import reads the source of every module, in case it asks for ``__feature__``; none of ours does.
# Without it the first window is there sooner, the desk is warm sooner, and no source is kept in memory.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
