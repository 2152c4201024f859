"""One cell for each thing that was checked, in a row per group: how many of how many, and which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view.charts.base import LABEL_PX, figure, label_above, safe

CELL_PX = 22
GAP_PX = 12
FEWEST_ACROSS = 24
"""So many cells fit side by side at least: few cells stay small."""


@dataclass(frozen=True)
class Look:
    """How the cells of one outcome look; `pattern` is Plotly's ('/' is hatched), so colour is never alone."""

    name: str
    colour: str
    pattern: str = ""


@dataclass(frozen=True)
class Cell:
    """`outcome` is a key of the looks; `value` goes along with the cell, None when unknown."""

    outcome: str
    hover: str
    value: float | None = None


@dataclass(frozen=True)
class CellRow:
    """A group: its label above its cells."""

    label: str
    cells: Sequence[Cell]


def rows_of_cells(rows: Sequence[CellRow], looks: Mapping[str, Look]) -> go.Figure:
    """Cells of equal width side by side in the order of `looks`, so that each outcome is one block.

    Outcomes that do not occur are left out of the legend.
    """
    rank = {outcome: number for number, outcome in enumerate(looks)}
    placed: dict[str, list[tuple[int, int, Cell]]] = {outcome: [] for outcome in looks}
    for r, row in enumerate(rows):
        for c, cell in enumerate(sorted(row.cells, key=lambda cell: rank[cell.outcome])):
            placed[cell.outcome].append((r, c, cell))
    row_px = LABEL_PX + CELL_PX + GAP_PX
    traces = [
        go.Bar(
            name=safe(looks[outcome].name),
            orientation="h",
            y=[r * row_px + LABEL_PX + CELL_PX / 2 for r, _, _ in cells],
            base=[c + 0.06 for _, c, _ in cells],
            x=[0.88] * len(cells),
            width=CELL_PX,
            customdata=[cell.value for _, _, cell in cells],
            marker={
                "color": looks[outcome].colour,
                "line": {"width": 1, "color": looks[outcome].colour},
                "pattern": {"shape": looks[outcome].pattern, "solidity": 0.3, "size": 6},
            },
            hovertext=[safe(cell.hover) for _, _, cell in cells],
            hoverinfo="text",
        )
        for outcome, cells in placed.items()
        if cells
    ]
    drawn = figure(traces, height=len(rows) * row_px + 48, legend=True)
    drawn.update_layout(barmode="overlay", bargap=0)
    drawn.update_xaxes(visible=False, range=[0, max(FEWEST_ACROSS, *(len(row.cells) for row in rows))])
    drawn.update_yaxes(visible=False, range=[len(rows) * row_px, 0])
    label_above(
        drawn, [f"<b>{safe(row.label)}</b>" for row in rows], [r * row_px + LABEL_PX / 2 for r in range(len(rows))]
    )
    return drawn
