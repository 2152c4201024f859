"""Upright bars over time, the value written on top; an incomplete year is hatched."""

from collections.abc import Sequence

import plotly.graph_objects as go

from view.charts.bars import HATCH, Bar
from view.charts.base import FONT_SIZE, figure, safe


def columns(labels: Sequence[str], bars: Sequence[Bar], *, height: int = 300) -> go.Figure:
    """One bar a label, zero-based, in the order given."""
    drawn = figure(
        [
            go.Bar(
                x=list(range(len(bars))),
                y=[bar.value for bar in bars],
                width=0.7,
                text=[safe(bar.text) for bar in bars],
                textposition="outside",
                textfont={"size": FONT_SIZE - 1},
                cliponaxis=False,
                constraintext="none",
                marker={
                    "color": [bar.colour for bar in bars],
                    "pattern": {"shape": [HATCH if bar.hatched else "" for bar in bars], "solidity": 0.4},
                },
                hovertext=[safe(bar.hover or bar.text) for bar in bars],
                hoverinfo="text",
            )
        ],
        height=height,
    )
    drawn.update_layout(margin_t=28)
    top = max((bar.value or 0 for bar in bars), default=1) or 1
    drawn.update_xaxes(
        tickvals=list(range(len(labels))), ticktext=[safe(label) for label in labels], tickfont={"size": FONT_SIZE - 1}
    )
    drawn.update_yaxes(visible=False, range=[0, top * 1.15])
    return drawn
