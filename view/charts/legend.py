"""Room for a legend above a figure: few lines where there is room, more of them on a phone."""

from collections.abc import Sequence
from typing import Any

from view import graph_objects as go
from view.charts.base import Wide
from view.charts.rows import LEAST_WIDE_PX, NARROWEST_PX, text_px

LINE_PX, AIR_PX = 20, 14
ENTRY_PX = 38
"""What an entry takes beside its letters."""


def _lines(names: Sequence[str], width: float) -> int:
    """In one line each entry takes what it needs; in more of them all are as wide as the widest."""
    widths = entries_px(names)
    across = len(names) if sum(widths) <= width else max(1, int(width / max(widths)))
    return -(-len(names) // across)


def entries_px(names: Sequence[str]) -> list[float]:
    return [round(ENTRY_PX + text_px(name), 1) for name in names]


def legend_px(names: Sequence[str], width: float = NARROWEST_PX) -> int:
    """Its height. Plotly scrolls a legend that takes more than half of the figure, and lays it over what is below."""
    return LINE_PX * _lines(names, width) + AIR_PX


def with_room(drawn: go.Figure, names: Sequence[str], **layout: Any) -> Wide:
    """The figure where its legend takes fewer lines, with `layout` of its own; the browser takes away those that fall away."""
    made = drawn.layout.to_plotly_json()
    return {
        "from": LEAST_WIDE_PX,
        "data": [{} for _ in drawn.data],
        "layout": {"height": made["height"], "margin": made["margin"], **layout},
        "rooms": {},
        "legend": legend_of(names),
    }


def legend_of(names: Sequence[str]) -> list[float]:
    """[lines that the figure has room for, pixels of an entry, …]: app/card/browser/shape.js counts lines as `_lines` does."""
    return [_lines(names, NARROWEST_PX), *entries_px(names)]
