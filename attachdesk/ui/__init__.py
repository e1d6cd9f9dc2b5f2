"""The window: what a therapist touches. PySide6 lives only here; below are only services and values.

``kit`` holds parts that know nothing of clients (start with its docstring), ``shell`` the windows round the
screens (unlock, create, recover, main window, palette), ``screens`` what one works on.
"""
