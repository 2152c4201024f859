"""Room for a legend above a figure: few lines where there is room, more of them on a phone."""

from collections.abc import Sequence
from typing import Any

from view import graph_objects as go
from view.charts.base import Wide
from view.charts.rows import LEAST_WIDE_PX, NARROWEST_PX, text_px

LINE_PX, AIR_PX = 20, 14
MOST_WIDE_PX = 760
ENTRY_PX = 38
"""What an entry takes beside its letters."""


def legend_px(names: Sequence[str], width: float = NARROWEST_PX) -> int:
    """Its height. Plotly scrolls a legend that takes more than half of the figure, and lays it over what is below.

    In one line each entry takes what it needs; in more of them all are as wide as the widest.
    """
    widths = [ENTRY_PX + text_px(name) for name in names]
    across = len(names) if sum(widths) <= width else max(1, int(width / max(widths)))
    return LINE_PX * -(-len(names) // across) + AIR_PX


def with_room(drawn: go.Figure, names: Sequence[str], **layout: Any) -> Wide:
    """The figure where its legend takes fewer lines: lower by those that fall away, and with `layout` of its own."""
    made = drawn.layout.to_plotly_json()
    width = min(MOST_WIDE_PX, max(LEAST_WIDE_PX, round(sum(ENTRY_PX + text_px(name) for name in names))))
    less = legend_px(names) - legend_px(names, width)
    margin = {**made["margin"], "t": made["margin"]["t"] - less}
    return {
        "from": width,
        "data": [{} for _ in drawn.data],
        "layout": {"height": made["height"] - less, "margin": margin, **layout},
        "rooms": {},
    }
