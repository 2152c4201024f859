"""Horizontal bars: one or more a row, from nought, to one or both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from view.charts.base import FONT_SIZE, LABEL_PX, ROW_PX, figure, label_above, safe

HATCH = "/"


@dataclass(frozen=True)
class Bar:
    """One bar: `value` None is drawn as the words of `text` without a bar; `hatched` marks an incomplete value."""

    value: float | None
    text: str
    colour: str
    hover: str = ""
    hatched: bool = False


@dataclass(frozen=True)
class Row:
    """A label with its bars below it, top to bottom."""

    label: str
    bars: Sequence[Bar] = field(default_factory=tuple)


def rows_of_bars(rows: Sequence[Row]) -> go.Figure:
    """Labels at the left above their bars, values written at the bars' ends, zero-based, no axis needed.

    Values may be negative; then nought is drawn as a line.
    """
    positions: list[float] = []
    labels: list[float] = []
    bars: list[Bar] = []
    y = 0.0
    unit = LABEL_PX / ROW_PX
    for row in rows:
        labels.append(y + unit / 2)
        y += unit
        for bar in row.bars:
            positions.append(y + 0.5)
            bars.append(bar)
            y += 1
        y += 0.35
    values = [bar.value or 0 for bar in bars]
    drawn = figure(
        [
            go.Bar(
                x=values,
                y=positions,
                orientation="h",
                width=0.78,
                text=[safe(bar.text) for bar in bars],
                textposition="outside",
                textfont={"size": FONT_SIZE},
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
        height=round(y * ROW_PX) + 16,
    )
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1
    # room for the words at the bars' ends, also on a narrow screen
    room = 0.75 if low < 0 else 0.45
    drawn.update_xaxes(visible=False, range=[low - room * span if low < 0 else 0, high + room * span])
    drawn.update_yaxes(visible=False, range=[y, 0])
    if low < 0:
        drawn.add_vline(x=0, line={"width": 1, "color": "#858b94"})
    label_above(drawn, [f"<b>{safe(row.label)}</b>" for row in rows], labels)
    return drawn
