"""Counts of one group: a bar on a track that stands for the whole group; what is not known is hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.bars import HATCH
from view.charts.base import FONT_SIZE, LABEL_PX, figure, label_above, safe

BAR_PX = 20
GAP_PX = 12
HEADING_PX = 30
TEXT_PX = 124
"""Room at the right for '46 van 49 · 94%', the same on a narrow screen."""
TRACK = "rgba(133,139,148,0.20)"


@dataclass(frozen=True)
class Tally:
    """One count out of `base`; `value` None is not known. `heading` opens a group above it."""

    label: str
    value: float | None
    base: float
    text: str
    colour: str = palette.ACCENT
    hover: str = ""
    hatched: bool = False
    heading: str = ""


def tallies(rows: Sequence[Tally]) -> go.Figure:
    """Label above its bar, the count at the right of the track; `hatched` marks what is a remainder."""
    labels: list[tuple[str, float]] = []
    middle: list[float] = []
    y = 0.0
    grouped = any(row.heading for row in rows)
    for row in rows:
        if row.heading:
            labels.append((f"<b>{safe(row.heading)}</b>", y + HEADING_PX / 2))
            y += HEADING_PX
        labels.append((safe(row.label) if grouped else f"<b>{safe(row.label)}</b>", y + LABEL_PX / 2))
        y += LABEL_PX
        middle.append(y + BAR_PX / 2)
        y += BAR_PX + GAP_PX
    hovers = [safe(row.hover or f"{row.label}: {row.text}") for row in rows]
    shared = {"orientation": "h", "y": middle, "width": BAR_PX, "hovertext": hovers, "hoverinfo": "text"}
    track = go.Bar(
        x=[row.base for row in rows],
        marker={
            "color": [palette.UNKNOWN if row.value is None else TRACK for row in rows],
            "pattern": {
                "shape": [HATCH if row.value is None else "" for row in rows],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.2,
            },
        },
        **shared,
    )
    known = go.Bar(
        x=[row.value for row in rows],
        marker={
            "color": [row.colour for row in rows],
            "pattern": {"shape": [HATCH if row.hatched else "" for row in rows], "solidity": 0.4},
        },
        **shared,
    )
    words = go.Scatter(
        x=[row.base for row in rows],
        y=middle,
        mode="text",
        text=[f" {safe(row.text)}" for row in rows],
        textposition="middle right",
        textfont={"size": FONT_SIZE},
        cliponaxis=False,
        hoverinfo="skip",
    )
    drawn = figure([track, known, words], height=round(y) + 8)
    drawn.update_layout(barmode="overlay", margin={"l": 8, "r": TEXT_PX, "t": 4, "b": 4})
    drawn.update_xaxes(visible=False, range=[0, max((row.base for row in rows), default=1)])
    drawn.update_yaxes(visible=False, range=[y, 0])
    label_above(drawn, [text for text, _ in labels], [place for _, place in labels])
    return drawn
