"""The JSON Schema (2020-12) of the JSON form, made from the records themselves."""

from typing import Any

from pydantic import TypeAdapter

from attachdesk.domain.kinds import KINDS
from attachdesk.exchange.json_form import FIRST, FORMAT, HEAD, VERSION

PRIVATE = (
    "Notes whose layer is process or hypothesis, and what lies on them, are private. A document has them "
    "only when the private file was opened for the export. They come in only together with its passphrase, "
    "and then into the private file; without it the whole document is refused."
)


def schema() -> dict[str, Any]:
    """Return the schema of a whole document; ``record.schema.json`` in the package holds it as text."""
    definitions: dict[str, Any] = {}
    for kind, record in KINDS.items():
        made = TypeAdapter(record).json_schema(mode="serialization", ref_template="#/$defs/{model}")
        made.pop("$defs", None)
        definitions[kind] = made
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The record of an AttachDesk vault",
        "description": PRIVATE,
        "type": "object",
        "required": [*HEAD, *FIRST],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "exported_at": {"type": "string", "format": "date-time"},
            "vault_id": {"type": "string", "minLength": 1},
            **{kind: {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}} for kind in KINDS},
        },
        "$defs": definitions,
    }
