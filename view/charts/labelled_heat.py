"""Rows of coloured cells with each row's label above it: readable at any width, also with long labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view.charts.base import FONT_SIZE
from view.charts.shaded import Placed, shaded_rows
from view.formats import UNKNOWN

CELL_PX = 30
GAP_PX = 10
TOP_PX = 48


@dataclass(frozen=True)
class HeatCell:
    """One value with its words; `value` None is hatched and reads 'n.b.'."""

    value: float | None
    text: str
    hover: str


def labelled_heat(
    labels: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Sequence[HeatCell | None]],
    *,
    maximum: float | None = None,
) -> go.Figure:
    """`rows[row][column]`, darker is more; None leaves the place empty. `maximum` has the darkest colour."""
    known = [cell.value for row in rows for cell in row if cell is not None and cell.value is not None]
    return shaded_rows(
        labels,
        [[column] for column in columns],
        [
            Placed(r, c, cell.value, [UNKNOWN if cell.value is None else cell.text], cell.hover)
            for r, row in enumerate(rows)
            for c, cell in enumerate(row)
            if cell is not None
        ],
        maximum=maximum or max(known, default=1) or 1,
        cell_px=CELL_PX,
        gap_px=GAP_PX,
        top_px=TOP_PX,
        heading_size=FONT_SIZE,
    )
