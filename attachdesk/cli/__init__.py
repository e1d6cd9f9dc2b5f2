"""The command line: the same services for scripts, backups and checks; one file per command.

A command module has ``NAME``, ``arguments(parser, words)`` and ``run(asked, tools) -> int``. Adding a file
adds a command. A command never opens a window itself: ``tools`` does, so that no toolkit is imported here.
"""
