"""Two lists against each other: a number in each cell, row labels above their cells so that it fits a narrow screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, figure, label_above, safe
from view.formats import UNKNOWN

CELL_PX = 32
WRAP_AT = 15


@dataclass(frozen=True)
class Cell:
    """A value with how it reads; None is hatched and reads 'n.b.'."""

    value: float | None
    text: str
    hover: str


def matrix(rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], Cell]) -> go.Figure:
    """Cells at (row, column), darker is more; a place without a cell stays empty.

    Column headings stand upright where there is room and turn where there is not.
    """
    top = max((c.value for c in cells.values() if c.value is not None), default=0) or 1
    step = (LABEL_PX + CELL_PX) / CELL_PX
    start = LABEL_PX / CELL_PX
    traces = []
    for unknown in (False, True):
        found = [(place, cell) for place, cell in cells.items() if (cell.value is None) == unknown]
        if not found:
            continue
        colours = [palette.UNKNOWN if c.value is None else palette.between(c.value / top) for _, c in found]
        traces.append(
            go.Bar(
                x=[column for (_, column), _ in found],
                base=[row * step + start for (row, _), _ in found],
                y=[1.0] * len(found),
                width=0.96,
                customdata=[c.value for _, c in found],
                marker={
                    "color": colours,
                    "line": {"width": 0},
                    "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 6, "solidity": 0.25},
                },
                text=[UNKNOWN if unknown else safe(c.text) for _, c in found],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": FONT_SIZE, "color": None if unknown else [palette.text_on(x) for x in colours]},
                hovertext=[safe(c.hover) for _, c in found],
                hoverinfo="text",
            )
        )
    drawn = figure(traces, height=round(len(rows) * step * CELL_PX) + 130)
    drawn.update_layout(barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=["<br>".join(safe(line) for line in wrap(c, WRAP_AT, break_long_words=False)) for c in columns],
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": FONT_SIZE - 1},
        autotickangles=[0, 90],
        ticks="",
    )
    drawn.update_yaxes(visible=False, range=[len(rows) * step, 0])
    label_above(drawn, [f"<b>{safe(r)}</b>" for r in rows], [i * step + start / 2 for i in range(len(rows))])
    return drawn
