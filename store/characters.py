"""Characters that a reader does not see or is misled by: named, so that whoever gets the message can find them.

U+202E turns the rest of a line around on the screen; a zero-width space makes two equal names different.
"""

import unicodedata

ALLOWED_CONTROLS = "\t\n\r"
# letters and marks to Unicode, and nothing to see on the screen
BLANK = {
    "\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180c", "\u180d", "\u180f", "\u2800", "\u3164", "\uffa0",
}  # fmt: skip
DIRECTION = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
NAMES = {
    "\u00ad": "zacht afbreekstreepje",
    "\u200b": "spatie zonder breedte",
    "\u200c": "onzichtbaar scheidingsteken",
    "\u200d": "onzichtbaar verbindingsteken",
    "\u2060": "onzichtbaar verbindingsteken",
    "\ufeff": "byte order mark",
    "\u2028": "regelscheiding",
    "\u2029": "alineascheiding",
    "\u2800": "leeg brailleteken",
    "\ufffd": "vervangteken voor iets dat niet te lezen was",
}


def misleading(text: str) -> str | None:
    """The first character that may not be in a value or a name, or None."""
    if text.isascii() and text.isprintable():
        return None
    return next((c for c in text if _is_misleading(c)), None)


def _is_misleading(c: str) -> bool:
    if c in ALLOWED_CONTROLS:
        return False
    category = unicodedata.category(c)
    selects_a_form = "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"
    return category[0] == "C" or category in ("Zl", "Zp") or c in BLANK or c == "\ufffd" or selects_a_form


def name(c: str) -> str:
    """'teken dat de leesrichting verandert (U+202E)'."""
    if c in DIRECTION:
        word = "teken dat de leesrichting verandert"
    elif c in NAMES:
        word = NAMES[c]
    else:
        category = unicodedata.category(c)
        word = {"Cc": "besturingsteken", "Co": "teken zonder vaste betekenis", "Cn": "teken dat niet bestaat"}.get(
            category, "onzichtbaar teken"
        )
    return f"{word} (U+{ord(c):04X})"
