"""AttachDesk: case notes for attachment-informed psychotherapy, kept on one machine.

The rooms, from the top; each knows only the rooms below it, siblings do not know each other:

``__main__``     start here
``bootstrap``    fills the desk: every service wired to one open vault
``ui`` | ``cli`` how it is touched: the window, the commands
``demo``         a synthetic practice, written through the services
``services``     what a therapist does
``reports`` | ``exchange`` | ``library`` | ``vault``
                 how it reads on paper; foreign formats; clinical content; keys, backups, integrity
``charts`` | ``storage`` | ``analysis``
                 pictures without a toolkit; where it lies; statistics without I/O
``domain`` | ``locations``
                 what is true; where files are
"""

__version__ = "0.1.0"
