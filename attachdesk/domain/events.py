"""What happened, in the past tense: the only thing that travels upwards."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something that is now true; ``client_id`` is None when it concerns no single client."""

    client_id: str | None = None


@dataclass(frozen=True)
class ClientTakenOn(Event):
    """A client has been taken on."""


@dataclass(frozen=True)
class ClientChanged(Event):
    """Something in a client's details, people, consents, goals or state is different."""


@dataclass(frozen=True)
class SessionRecorded(Event):
    """A session or contact was booked, recorded or changed."""

    session_id: str = ""


@dataclass(frozen=True)
class NoteSaved(Event):
    """A draft lies in the vault."""

    note_id: str = ""


@dataclass(frozen=True)
class NoteSigned(Event):
    """A note has become final."""

    note_id: str = ""


@dataclass(frozen=True)
class ObservationsChanged(Event):
    """Observations were made, changed, removed or put back."""

    note_id: str = ""


@dataclass(frozen=True)
class BackupVerified(Event):
    """A backup was made and reopened."""

    path: str = ""


@dataclass(frozen=True)
class ReportPrinted(Event):
    """A report left the vault."""

    audience: str = ""
