"""The vault: keys, creating and opening, recovery, backups that were reopened, the process that holds it."""
