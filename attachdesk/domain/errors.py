"""The three ways something can go wrong, told apart: the therapist's, the disk's, ours (anything else)."""


class Told(Exception):
    """A trouble that is told in one sentence: a key of ``content/words`` and the values it needs.

    ``exit_code`` is what a command ends with (``cli.md``). The values never hold client text.
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class RuleBroken(Told):
    """The therapist can mend it: said beside the field or on the command's last line. Exit code 5."""

    exit_code = 5


class NotUnderstood(RuleBroken):
    """Wrong words in a request: unknown client, code, audience, date. Exit code 2."""

    exit_code = 2


class WrongKey(Told):
    """The passphrase or recovery key does not open this vault. Exit code 3."""

    exit_code = 3


class Damaged(Told):
    """A vault or a file is damaged, incomplete, or not what it should be. Exit code 4."""

    exit_code = 4


class StorageTrouble(Told):
    """The disk's fault: full, read-only, gone. Exit code 6."""

    exit_code = 6


class VaultInUse(Told):
    """Another process has the vault open. Exit code 7."""

    exit_code = 7
