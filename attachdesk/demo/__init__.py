"""A synthetic practice to look around in: twelve invented clients, or a whole career of them.

``content/demo`` holds the clients, one file each; ``markup`` reads the tagged passages in their notes,
``calendar`` turns relative weeks into dates, ``client_writer`` and its neighbours make records of them.
It is built in a fresh vault of its own, never in someone's own.
"""
