"""Text from data, made safe for places that read Markdown: it shows as it is, never as markup."""

_SPECIAL = r"\`*_{}[]<>()#+-.!|~$:&^=@"
_ESCAPES = str.maketrans({c: "\\" + c for c in _SPECIAL})


def plain(text: str) -> str:
    """`text` so that Markdown shows exactly its characters, on one line."""
    return " ".join(str(text).split("\n")).translate(_ESCAPES)
