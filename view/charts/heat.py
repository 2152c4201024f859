"""A table of coloured cells with the number in each; unknown cells are hatched and say 'n.b.'."""

from collections.abc import Collection, Sequence

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
    blank: Collection[tuple[int, int]] = (),
) -> go.Figure:
    """Cells `values[row][column]`, darker is more; None is hatched with `unknown_text`.

    Cells (row, column) in `blank` have nothing to show at all: they stay empty, with their hover text.

    `maximum` is the value of the darkest colour (the highest value when None).
    """
    known = [v for row in values for v in row if v is not None]
    top = maximum or max(known, default=1) or 1
    bars: dict[bool, list[tuple[int, int, float | None]]] = {True: [], False: []}
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            if (r, c) not in blank:
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
                    "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 8, "solidity": 0.15},
                },
                text=None if unknown else [safe(texts[r][c]) for r, c, _ in cells],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": text_size, "color": [palette.text_on(x) for x in colours]},
                hovertext=[safe(hovers[r][c]) for r, c, _ in cells],
                hoverinfo="text",
                customdata=[v for _, _, v in cells],
            )
        )
        if unknown:
            # words in the page's own colour: inside a bar plotly would take the colour that suits the bar
            traces.append(
                go.Scatter(
                    x=[c for _, c, _ in cells],
                    y=[r for r, _, _ in cells],
                    mode="text",
                    text=[f"<b>{safe(unknown_text)}</b>"] * len(cells),
                    textfont={"size": text_size},
                    hoverinfo="skip",
                )
            )
    if blank:
        empty = sorted(blank)
        traces.append(
            go.Bar(
                x=[c for _, c in empty],
                base=[r - 0.47 for r, _ in empty],
                y=[0.94] * len(empty),
                width=0.97,
                marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
                hovertext=[safe(hovers[r][c]) for r, c in empty],
                hoverinfo="text",
            )
        )
    drawn = figure(traces, height=len(rows) * CELL_PX + 60)
    # room above the titles of the columns for the button that saves the picture
    drawn.update_layout(margin_t=46, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
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
