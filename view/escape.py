"""Text from data, made safe for places that read markup: it shows as it is, never as Markdown or HTML."""

import html

_SPECIAL = r"\`*_{}[]<>()#+-.!|~$:&^=@"
_ESCAPES = str.maketrans({c: "\\" + c for c in _SPECIAL})


def escape_markdown(text: str) -> str:
    """`text` so that Markdown shows exactly its characters, on one line."""
    return " ".join(str(text).split("\n")).translate(_ESCAPES)


def escape_html(text: str) -> str:
    """`text` for labels and hovers of a figure: Plotly reads a small HTML there."""
    return html.escape(str(text), quote=False)
