"""A table of coloured cells with the number in each; unknown cells are hatched and say 'n.b.'."""

from collections.abc import Sequence

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, figure, safe
from view.formats import UNKNOWN

CELL_PX = 34


def heat_table(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float | None]],
    texts: Sequence[Sequence[str]],
    hovers: Sequence[Sequence[str]],
    *,
    maximum: float | None = None,
    unknown_text: str = UNKNOWN,
    hatch_unknown: bool = True,
    text_size: int = FONT_SIZE - 1,
) -> go.Figure:
    """Cells `values[row][column]`, darker is more; None is hatched with `unknown_text`.

    `maximum` is the value of the darkest colour (the highest value when None).
    """
    known = [v for row in values for v in row if v is not None]
    top = maximum or max(known, default=1) or 1
    bars: dict[bool, list[tuple[int, int, float | None]]] = {True: [], False: []}
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            bars[value is None].append((r, c, value))
    traces: list[go.Bar | go.Scatter] = []
    for unknown, cells in bars.items():
        if not cells or (unknown and not hatch_unknown):
            continue
        colours = [palette.UNKNOWN if v is None else palette.between(v / top) for _, _, v in cells]
        traces.append(
            go.Bar(
                x=[c for _, c, _ in cells],
                base=[r - 0.47 for r, _, _ in cells],
                y=[0.94] * len(cells),
                width=0.97,
                marker={
                    "color": colours,
                    "line": {"width": 0},
                    "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 6, "solidity": 0.25},
                },
                text=[unknown_text if unknown else safe(texts[r][c]) for r, c, _ in cells],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": text_size, "color": None if unknown else [palette.text_on(x) for x in colours]},
                hovertext=[safe(hovers[r][c]) for r, c, _ in cells],
                hoverinfo="text",
            )
        )
    drawn = figure(traces, height=len(rows) * CELL_PX + 56)
    drawn.update_layout(barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=[safe(c) for c in columns],
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": FONT_SIZE},
        tickangle=0,
    )
    drawn.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[safe(r) + "  " for r in rows],
        range=[len(rows) - 0.5, -0.5],
        tickfont={"size": FONT_SIZE},
    )
    return drawn
