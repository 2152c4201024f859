"""A square of shares: who asks in rows, who is named in columns, with two lines of words in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view.charts.base import FONT_SIZE
from view.charts.shaded import Placed, shaded_rows

CELL_PX = 42
GAP_PX = 8
HEADING_PX = 40
TOP_PX = 34
"""Room above the headings for the button that saves the picture."""


@dataclass(frozen=True)
class Direction:
    """One cell: `lines` are its words; `value` None is hatched."""

    value: float | None
    lines: Sequence[str]
    hover: str


def directions(
    labels: Sequence[str],
    headings: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Direction | None]],
    *,
    maximum: float,
) -> go.Figure:
    """`rows[row][column]`, darker is more, `maximum` darkest; None is a place without a direction, left empty.

    Labels stand above their row, so that the cells have the whole width, also on a telephone.
    """
    return shaded_rows(
        labels,
        headings,
        [
            Placed(r, c, cell.value, cell.lines, cell.hover)
            for r, row in enumerate(rows)
            for c, cell in enumerate(row)
            if cell is not None
        ],
        maximum=maximum,
        cell_px=CELL_PX,
        gap_px=GAP_PX,
        top_px=HEADING_PX + TOP_PX,
        heading_size=FONT_SIZE - 1,
    )
