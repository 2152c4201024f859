"""Counts of one group: a bar on a track that stands for the whole group; what is not known is hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import LABEL_PX, Pick, described
from view.charts.rows import Rows, bars_at, words_at
from view.escape import escape_html
from view.formats import Kind

BAR_PX = 20
GAP_PX = 12
HEADING_PX = 30
TEXT_PX = 124
"""Room at the right for '46 van 49 · 94%', the same on a narrow screen."""
TRACK = "rgba(133,139,148,0.20)"


@dataclass(frozen=True)
class BarOfBase:
    """One count out of `base`; `value` None is not known. `heading` opens a group above it."""

    label: str
    value: float | None
    base: float
    text: str
    colour: str = palette.ACCENT
    hover: str = ""
    hatched: bool = False
    heading: str = ""
    pick: Pick | None = None


def bars_of_base(rows: Sequence[BarOfBase], *, unit: Kind = "integer") -> go.Figure:
    """Label above its bar, the count at the right of the track; `hatched` marks what is a remainder."""
    place = Rows()
    middles: list[float] = []
    grouped = any(row.heading for row in rows)
    for row in rows:
        if row.heading:
            place.words(f"<b>{escape_html(row.heading)}</b>", HEADING_PX)
        label = escape_html(row.label)
        place.words(label if grouped else f"<b>{label}</b>", LABEL_PX)
        middles.append(place.bar(BAR_PX))
        place.y += GAP_PX
    hovers = [row.hover or f"{row.label}: {row.text}" for row in rows]
    bases = [row.base for row in rows]
    unknown = [row.value is None for row in rows]
    track = bars_at(
        middles,
        bases,
        height=BAR_PX,
        colours=[palette.UNKNOWN if hatched else TRACK for hatched in unknown],
        hovers=hovers,
        hatched=unknown,
        light=True,
    )
    known = bars_at(
        middles,
        [row.value for row in rows],
        height=BAR_PX,
        colours=[row.colour for row in rows],
        hovers=hovers,
        hatched=[row.hatched for row in rows],
    )
    words = words_at(bases, middles, [row.text for row in rows], ["middle right"] * len(rows))
    traces: list[go.Bar | go.Scatter] = [track, known, words]
    each = list(range(len(rows)))
    return described(
        place.draw(traces, left=0, right=max(bases, default=1), right_px=TEXT_PX),
        {
            "chart": "bars",
            "unit": unit,
            "categories": [row.label for row in rows],
            "headings": [row.heading for row in rows] if grouped else [],
            "series": [
                {
                    "name": "",
                    "values": [row.value for row in rows],
                    "texts": [row.text for row in rows],
                    "colours": [row.colour for row in rows],
                }
            ],
            "bases": bases,
            "picks": [row.pick for row in rows],
            "points": [each, each, []],
        },
    )
