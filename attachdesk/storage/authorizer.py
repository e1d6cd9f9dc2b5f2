"""What a statement may not do once a database is open, whoever wrote the statement.

``temp_store = FILE`` wrote plaintext temporary files, ATTACH and ``sqlcipher_export`` write plaintext
copies, ``rekey`` changes the key without a word: none of them is ever needed after opening.
"""

from sqlcipher3 import dbapi2

_PRAGMAS_WITH_VALUE = frozenset({
    "analysis_limit", "application_id", "cache_size", "cipher_integrity_check", "defer_foreign_keys",
    "foreign_key_check", "foreign_key_list", "foreign_keys", "index_info", "index_list", "index_xinfo",
    "integrity_check", "optimize", "query_only", "quick_check", "shrink_memory", "table_info", "table_list",
    "table_xinfo", "user_version",
})  # fmt: skip
_PRAGMAS_NEVER = frozenset({"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey"})
_FUNCTIONS_NEVER = frozenset({"sqlcipher_export", "load_extension"})


def authorize(action: int, first: str | None, second: str | None, _base: object, _source: object) -> int:
    """Return SQLITE_OK or SQLITE_DENY for one step of a statement that is being prepared."""
    if action in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH):
        return int(dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_PRAGMA:
        name = (first or "").lower()
        is_denied = name in _PRAGMAS_NEVER or (second is not None and name not in _PRAGMAS_WITH_VALUE)
        return int(dbapi2.SQLITE_DENY if is_denied else dbapi2.SQLITE_OK)
    if action == dbapi2.SQLITE_FUNCTION and (second or "").lower() in _FUNCTIONS_NEVER:
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)
