"""Tables as they are read: Dutch texts, numbers to the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from view import formats
from view.escape import escape_markdown
from view.formats import Kind


def styled(table: pd.DataFrame, kind_of: Callable[[str], Kind]) -> Any:
    """A pandas Styler whose cells read in Dutch; numbers stay numbers, so that they stand to the right."""
    shown, readers = {}, {}
    for column in table.columns:
        kind = kind_of(column)
        name = escape_markdown(column)
        if kind in ("text", "boolean", "date"):
            shown[name] = pd.Series([escape_markdown(formats.cell(v, kind)) for v in table[column]], dtype=object)
        else:
            shown[name] = pd.Series([None if formats.is_unknown(v) else float(v) for v in table[column]], dtype=float)
            readers[name] = partial(_read, kind=kind)
    styled = pd.DataFrame(shown).style.format(readers)
    return styled.set_properties(subset=list(readers), **{"white-space": "nowrap"}) if readers else styled


def _read(value: Any, kind: Kind) -> str:
    return escape_markdown(formats.cell(value, kind))
