"""Notes: one text each, with its template's headings as stored ranges in it."""

from datetime import datetime
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Layer, Record, Zoned, choice

NoteStatus = Literal["draft", "signed"]


class Note(Zoned):
    """A note on one session or contact. Positions count code points of ``text``; lines end in LF."""

    kind = "notes"
    volatile = frozenset({"text", "cursor", "saved_at", "word_count", "template_id"})
    searchable = ("text",)
    later = {"episode_id": None}

    client_id: str = Field(index=True)
    session_id: str | None = Field(None, index=True)
    contact_id: str | None = Field(None, index=True)
    episode_id: str | None = None
    """Of a discharge summary: the episode it closes."""
    layer: Layer = choice("record")
    status: NoteStatus = choice("draft")
    template_id: str = "free"
    text: str = ""
    cursor: int = Field(0, ge=0)
    word_count: int = Field(0, ge=0)
    """Words of the therapist; headings are not counted."""
    saved_at: datetime
    signed_at: datetime | None = None

    @model_validator(mode="after")
    def _belongs_to_one_meeting(self) -> Self:
        if [self.session_id, self.contact_id, self.episode_id].count(None) != 2:
            raise RuleBroken("note.belongs_to_one_meeting")
        if (self.status == "signed") != (self.signed_at is not None):
            raise RuleBroken("note.signed_needs_time")
        return self

    def signed(self, at: datetime) -> Self:
        """Return the final state; signing a second time is refused."""
        if self.status == "signed":
            raise RuleBroken("note.already_signed")
        return self.changed(status="signed", signed_at=at)


class NoteMark(Record):
    """A range of a note that is more than words: a heading of the template, or light formatting."""

    kind = "note_marks"
    volatile = frozenset({"start", "end"})

    client_id: str
    note_id: str = Field(index=True)
    mark: Literal["heading", "bold", "list_item", "carried", "third_party"] = choice("heading")
    """``carried``: words of the last note, not touched yet; ``third_party``: told in confidence."""
    section: str = ""
    """The template's section key, for headings."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Addendum(Zoned):
    """A later word on a signed note, by the therapist or at the client's request; the original stays."""

    kind = "addenda"
    searchable = ("text", "reason", "request")
    later = {"request": "", "passage": ""}

    client_id: str = Field(index=True)
    note_id: str = Field(index=True)
    addendum_kind: Literal["addendum", "amendment"] = choice("addendum")
    reason: str = Field(min_length=1)
    text: str = Field(min_length=1)
    request: str = ""
    """Of an amendment: what the client asked for, in the client's words."""
    passage: str = ""
    """The words of the note that it is about, as they stand there; empty: the note as a whole."""
