"""Clients for what was typed in the palette, those whose code begins with it first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Client
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shell.matching import Entry, marked_in

MOST = 5


def clients_like(clients: Sequence[Client], typed: str, go: Callable[[Target], None]) -> list[Entry]:
    """Return entries that open files: by the start of a code, then of a name, of a word, then anywhere."""
    wanted = typed.casefold().strip()
    if not wanted:
        return []
    ranked = [(rank, one) for one in clients if (rank := _rank(one, wanted)) is not None]
    ranked.sort(key=lambda found: found[0])  # a stable sort: alike ones stay as they came
    return [_entry(one, wanted, go) for _, one in ranked[:MOST]]


def _rank(client: Client, wanted: str) -> int | None:
    """Return how well a client fits, 0 best; None: not at all."""
    code, name = client.code.casefold(), (client.name or "").casefold()
    both = f"{code} {name}".strip()
    if wanted not in both:
        return None
    if code.startswith(wanted):
        return 0
    if name.startswith(wanted):
        return 1
    begins = both.find(wanted)
    while begins > 0 and both[begins - 1].isalnum():
        begins = both.find(wanted, begins + 1)
    return 2 if begins >= 0 else 3


def _entry(client: Client, wanted: str, go: Callable[[Target], None]) -> Entry:
    words = " ".join(isolated(part) for part in (client.code, client.name) if part)
    do = partial(go, Target("client_file", client.id))
    group = QCoreApplication.translate("Palette", "Clients")
    return Entry(group, words, do, icon="user", marked=marked_in(words, wanted))
