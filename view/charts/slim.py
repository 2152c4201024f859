"""Slim bars below a line of words: many rows in little height, and no label that is ever cut off by a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.bars import HATCH
from view.charts.base import FONT_SIZE, figure, safe

HEADING_PX = 34
WORDS_PX = 21
BAR_PX = 11
GAP_PX = 8


@dataclass(frozen=True)
class Slim:
    """A row: `label` (bold) and `text` on one line, the bar below it; `value` None is words alone.

    Without `text` it is a heading above the rows that follow.
    """

    label: str
    text: str = ""
    value: float | None = None
    colour: str = palette.ACCENT
    hover: str = ""
    hatched: bool = False


def slim_bars(rows: Sequence[Slim]) -> go.Figure:
    """Bars from nought in the order given; when some are below nought, nought is drawn as a line."""
    y = 0
    bars: list[tuple[float, Slim]] = []
    words: list[tuple[float, str]] = []
    for row in rows:
        if not row.text:
            y += HEADING_PX
            words.append((y - HEADING_PX * 0.4, f"<b>{safe(row.label.upper())}</b>"))
            continue
        words.append((y + WORDS_PX / 2, f"<b>{safe(row.label)}</b>  {safe(row.text)}"))
        y += WORDS_PX
        if row.value is not None:
            bars.append((y + BAR_PX / 2, row))
            y += BAR_PX
        y += GAP_PX
    values = [row.value or 0.0 for _, row in bars]
    drawn = figure(
        [
            go.Bar(
                x=values,
                y=[middle for middle, _ in bars],
                orientation="h",
                width=BAR_PX,
                marker={
                    "color": [row.colour for _, row in bars],
                    "pattern": {
                        "shape": [HATCH if row.hatched else "" for _, row in bars],
                        "solidity": 0.4,
                        "size": 6,
                    },
                },
                hovertext=[safe(row.hover or f"{row.label}: {row.text}") for _, row in bars],
                hoverinfo="text",
            )
        ],
        height=y + 16,
    )
    low, high = min([0.0, *values]), max([0.0, *values])
    drawn.update_xaxes(visible=False, range=[low * 1.01, (high or 1.0) * 1.01])
    drawn.update_yaxes(visible=False, range=[y, 0])
    if low < 0:
        # nought is marked at the bars alone, so that no line runs through the words
        drawn.layout.shapes = [
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "y0": middle - BAR_PX / 2 - 3,
                "y1": middle + BAR_PX / 2 + 3,
                "line": {"width": 2, "color": palette.GREY},
            }
            for middle, _ in bars
        ]
    # all at once: adding them one by one costs plotly milliseconds each
    drawn.layout.annotations = [
        {
            "x": 0,
            "xref": "paper",
            "y": middle,
            "yref": "y",
            "text": text,
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": -2,
            "font": {"size": FONT_SIZE},
            "align": "left",
        }
        for middle, text in words
    ]
    return drawn
