"""Differences to both sides of nought: the difference at the bar's end, what it is made of on the free side."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, ROW_PX, figure, label_above, safe


@dataclass(frozen=True)
class Difference:
    """A row: `text` stands at the bar's end, `parts` ('64% tegen 28%') across nought, where no bar is."""

    label: str
    value: float
    text: str
    parts: str
    hover: str = ""


def differences(rows: Sequence[Difference]) -> go.Figure:
    """Bars to the right (accent) or left (grey) of one nought in the middle, in the order given."""
    unit = LABEL_PX / ROW_PX
    step = unit + 1.25
    middle = [i * step + unit + 0.4 for i in range(len(rows))]
    furthest = max((abs(r.value) for r in rows), default=0) or 1
    ends = [(r.value, r.text, "middle right" if r.value >= 0 else "middle left") for r in rows]
    across = [(0.0, r.parts, "middle left" if r.value >= 0 else "middle right") for r in rows]
    drawn = figure(
        [
            go.Bar(
                x=[r.value for r in rows],
                y=middle,
                orientation="h",
                width=0.72,
                marker={"color": [palette.ACCENT if r.value >= 0 else palette.GREY for r in rows]},
                hovertext=[safe(r.hover or r.text) for r in rows],
                hoverinfo="text",
            ),
            # nought beside the bars only: a line over the whole height would strike through the labels
            go.Scatter(
                x=[0, 0, None] * len(rows),
                y=[y for m in middle for y in (m - 0.45, m + 0.45, None)],
                mode="lines",
                line={"width": 1, "color": palette.GREY},
                hoverinfo="skip",
            ),
            go.Scatter(
                x=[x for x, _, _ in (*ends, *across)],
                y=[*middle, *middle],
                mode="text",
                text=[f" {safe(text)} " for _, text, _ in (*ends, *across)],
                textposition=[side for _, _, side in (*ends, *across)],
                textfont={"size": FONT_SIZE},
                cliponaxis=False,
                hoverinfo="skip",
            ),
        ],
        height=round(len(rows) * step * ROW_PX) + 16,
    )
    # room for the words at the bars' ends, also on a narrow screen
    drawn.update_xaxes(visible=False, range=[-1.6 * furthest, 1.6 * furthest])
    drawn.update_yaxes(visible=False, range=[len(rows) * step, 0])
    label_above(drawn, [f"<b>{safe(r.label)}</b>" for r in rows], [i * step + unit / 2 for i in range(len(rows))])
    return drawn
