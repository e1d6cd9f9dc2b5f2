"""Words put into a sentence keep their own direction and leave the sentence its own."""

FIRST_STRONG, END = "\u2068", "\u2069"


def without(words: str) -> str:
    """Return words without the marks round them, as they were typed."""
    return words.replace(FIRST_STRONG, "").replace(END, "")


def isolated(words: str) -> str:
    """Return words between FSI and PDI (Unicode Bidirectional Algorithm): a code, a name, a quotation."""
    return f"{FIRST_STRONG}{words}{END}" if words else words
