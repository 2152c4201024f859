"""Coloured cells below their row's label: what tables of shades share. Unknown cells are hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, figure, label_above, safe

BOTTOM_PX = 12


@dataclass(frozen=True)
class Placed:
    """A cell at its place; `value` None is hatched. `lines` are its words."""

    row: int
    column: int
    value: float | None
    lines: Sequence[str]
    hover: str


def shaded_rows(
    labels: Sequence[str],
    headings: Sequence[Sequence[str]],
    placed: Sequence[Placed],
    *,
    maximum: float,
    cell_px: int,
    gap_px: int,
    top_px: int,
    heading_size: int,
) -> go.Figure:
    """Cells of `cell_px` high with each row's label above it, so that they have the whole width on a phone too.

    Darker is more, `maximum` darkest. `top_px` is the room for the headings and the button that saves the picture.
    """
    step = LABEL_PX + cell_px + gap_px
    traces: list[go.Bar | go.Scatter] = []
    for unknown in (False, True):
        cells = [cell for cell in placed if (cell.value is None) == unknown]
        if not cells:
            continue
        colours = [palette.UNKNOWN if x.value is None else palette.between(x.value / maximum) for x in cells]
        traces.append(
            go.Bar(
                x=[x.column for x in cells],
                base=[x.row * step + LABEL_PX for x in cells],
                y=[cell_px] * len(cells),
                width=0.97,
                customdata=[x.value for x in cells],
                marker={
                    "color": colours,
                    "line": {"width": 0},
                    "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 8, "solidity": 0.15},
                },
                text=None if unknown else ["<br>".join(map(safe, x.lines)) for x in cells],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": FONT_SIZE - 1, "color": [palette.text_on(x) for x in colours]},
                hovertext=[safe(x.hover) for x in cells],
                hoverinfo="text",
            )
        )
        if unknown:
            # words in the page's own colour: inside a hatched bar Plotly would take one that suits the bar
            traces.append(
                go.Scatter(
                    x=[x.column for x in cells],
                    y=[x.row * step + LABEL_PX + cell_px / 2 for x in cells],
                    mode="text",
                    text=["<br>".join(f"<b>{safe(line)}</b>" for line in x.lines) for x in cells],
                    textfont={"size": FONT_SIZE - 1},
                    hoverinfo="skip",
                )
            )
    height = len(labels) * step
    drawn = figure(traces, height=height + top_px + BOTTOM_PX)
    drawn.update_layout(margin_t=top_px, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(headings))),
        ticktext=["<br>".join(map(safe, heading)) for heading in headings],
        side="top",
        range=[-0.5, len(headings) - 0.5],
        tickfont={"size": heading_size},
        tickangle=0,
    )
    drawn.update_yaxes(visible=False, range=[height, 0])
    label_above(drawn, [f"<b>{safe(x)}</b>" for x in labels], [r * step + LABEL_PX / 2 for r in range(len(labels))])
    return drawn
