"""Horizontal bars: one or more a row, from nought, to one or both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from view.charts.base import FONT_SIZE, LABEL_PX, ROW_PX, figure, label_above, safe

HATCH = "/"
NARROWEST_PX = 320
"""Width of the drawing on a phone of 390 px: there the words at the bars' ends must still fit."""
CHARACTER_PX = 6.6


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
    low, high = _range_with_room(bars)
    drawn.update_xaxes(visible=False, range=[low, high])
    drawn.update_yaxes(visible=False, range=[y, 0])
    if low < 0:
        drawn.add_vline(x=0, line={"width": 1, "color": "#858b94"})
    label_above(drawn, [f"<b>{safe(row.label)}</b>" for row in rows], labels)
    return drawn


def _range_with_room(bars: Sequence[Bar]) -> tuple[float, float]:
    """The axis from nought or the lowest value to the highest, with room for every bar's words on a phone.

    A pixel is worth more as the range grows, so the room is found in a few rounds.
    """
    ends = [(bar.value or 0.0, min(len(bar.text) * CHARACTER_PX + 6, NARROWEST_PX * 0.6)) for bar in bars]
    lowest, highest = min([0.0, *(v for v, _ in ends)]), max([0.0, *(v for v, _ in ends)])
    highest = highest if highest > lowest else lowest + 1.0
    low, high = lowest, highest
    for _ in range(12):
        per_px = (high - low) / NARROWEST_PX
        high = max([highest, *(v + px * per_px for v, px in ends if v >= 0)])
        low = min([lowest, *(v - px * per_px for v, px in ends if v < 0)])
    return low, high
