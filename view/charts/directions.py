"""A square of shares: who asks in rows, who is named in columns, with two lines of words in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, figure, label_above, safe

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
    step = LABEL_PX + CELL_PX + GAP_PX
    placed = [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None]
    traces: list[go.Bar | go.Scatter] = []
    for unknown in (False, True):
        cells = [(r, c, cell) for r, c, cell in placed if (cell.value is None) == unknown]
        if not cells:
            continue
        colours = [palette.UNKNOWN if x.value is None else palette.between(x.value / maximum) for _, _, x in cells]
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
                text=None if unknown else ["<br>".join(safe(line) for line in x.lines) for _, _, x in cells],
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
            # words in the page's own colour: inside a bar plotly would take the colour that suits the bar
            traces.append(
                go.Scatter(
                    x=[c for _, c, _ in cells],
                    y=[r * step + LABEL_PX + CELL_PX / 2 for r, _, _ in cells],
                    mode="text",
                    text=["<br>".join(f"<b>{safe(line)}</b>" for line in x.lines) for _, _, x in cells],
                    textfont={"size": FONT_SIZE - 1},
                    hoverinfo="skip",
                )
            )
    height = len(rows) * step
    drawn = figure(traces, height=height + HEADING_PX + TOP_PX + 8)
    drawn.update_layout(
        margin_t=HEADING_PX + TOP_PX, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8}
    )
    drawn.update_xaxes(
        tickvals=list(range(len(headings))),
        ticktext=["<br>".join(safe(line) for line in heading) for heading in headings],
        side="top",
        range=[-0.5, len(headings) - 0.5],
        tickfont={"size": FONT_SIZE - 1},
        tickangle=0,
    )
    drawn.update_yaxes(visible=False, range=[height, 0])
    label_above(drawn, [f"<b>{safe(x)}</b>" for x in labels], [r * step + LABEL_PX / 2 for r in range(len(labels))])
    return drawn
