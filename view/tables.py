"""Tables as they are read: Dutch texts, numbers to the right."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from view import formats
from view.escape import escape_markdown
from view.formats import Kind


def styled(columns: Sequence[tuple[str, Kind, Sequence[Any]]]) -> Any:
    """A pandas Styler of (title, kind, values) whose cells read in Dutch; numbers stay numbers, so they stand right."""
    shown, readers = {}, {}
    for title, kind, values in columns:
        name = escape_markdown(title)
        if kind in ("text", "boolean", "date"):
            shown[name] = pd.Series([escape_markdown(formats.cell(v, kind)) for v in values], dtype=object)
        else:
            shown[name] = pd.Series([None if formats.is_unknown(v) else float(v) for v in values], dtype=float)
            readers[name] = partial(_read, kind=kind)
    styled = pd.DataFrame(shown).style.format(readers)
    return styled.set_properties(subset=list(readers), **{"white-space": "nowrap"}) if readers else styled


def _read(value: Any, kind: Kind) -> str:
    return escape_markdown(formats.cell(value, kind))
