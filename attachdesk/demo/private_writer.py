"""Makes the private file of the demo, under the passphrase of its vault, and writes notes into it."""

from pathlib import Path
from typing import Any

from attachdesk.demo import files
from attachdesk.services.note_writing import Draft


def private_notes(desk: Any, content: Path, passphrase: str) -> int:
    """Write what ``content/demo`` has for the therapist alone, close the file; return how many notes."""
    private, written = desk.private_notes, 0
    writing = private.make(passphrase, private.new_line(), cost=desk.keeping.vault.keyring.slots[0].cost)
    clients = {line.client.code: line.client.id for line in desk.caseload.lines()}
    for one in files.read(content / "demo").practice.get("private", ()):
        lines = desk.diary.sessions(clients[one["client"]])
        sessions = {line.session.number: line.session.id for line in lines if line.session}
        opened = writing.open_or_start(session_id=sessions[one["session"]], layer=one["layer"])
        text = one["text"].strip() + "\n"
        writing.save(opened.note.id, Draft(text, len(text)))
        written += 1
    private.close()
    return written
