"""Rows of coloured cells with each row's label above it: readable at any width, also with long labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, figure, label_above, safe
from view.formats import UNKNOWN

CELL_PX = 30
GAP_PX = 10


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
    step = LABEL_PX + CELL_PX + GAP_PX
    placed = [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None]
    top = maximum or max((cell.value for _, _, cell in placed if cell.value is not None), default=1) or 1
    traces: list[go.Bar | go.Scatter] = []
    for unknown in (False, True):
        cells = [(r, c, cell) for r, c, cell in placed if (cell.value is None) == unknown]
        if not cells:
            continue
        colours = [palette.UNKNOWN if x.value is None else palette.between(x.value / top) for _, _, x in cells]
        traces.append(
            go.Bar(
                x=[c for _, c, _ in cells],
                base=[r * step + LABEL_PX for r, _, _ in cells],
                y=[CELL_PX] * len(cells),
                width=0.97,
                customdata=[x.value for _, _, x in cells],
                marker={
                    "color": colours,
                    "line": {"width": 0},
                    "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 8, "solidity": 0.15},
                },
                text=None if unknown else [safe(x.text) for _, _, x in cells],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": FONT_SIZE - 1, "color": [palette.text_on(x) for x in colours]},
                hovertext=[safe(x.hover) for _, _, x in cells],
                hoverinfo="text",
            )
        )
        if unknown:
            # inside a hatched bar Plotly would choose white; here the words take the page's own text colour
            traces.append(
                go.Scatter(
                    x=[c for _, c, _ in cells],
                    y=[r * step + LABEL_PX + CELL_PX / 2 for r, _, _ in cells],
                    mode="text",
                    text=[f"<b>{UNKNOWN}</b>"] * len(cells),
                    textfont={"size": FONT_SIZE - 1},
                    hoverinfo="skip",
                )
            )
    height = len(rows) * step
    drawn = figure(traces, height=height + 60)
    drawn.update_layout(margin_t=48, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=[safe(c) for c in columns],
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": FONT_SIZE},
        tickangle=0,
    )
    drawn.update_yaxes(visible=False, range=[height, 0])
    label_above(drawn, [f"<b>{safe(x)}</b>" for x in labels], [r * step + LABEL_PX / 2 for r in range(len(labels))])
    return drawn
