"""What stands in the rows of a figure: bars, zero beside them, words at their ends."""

from collections.abc import Sequence
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, hover
from view.escape import escape_html

MOST_WORDS, LEAST_BARS = 0.6, 0.2
"""Of the width for words at the end of one bar at the most, and for bars at the least."""


def range_with_room(values: Sequence[float], widths_px: Sequence[float], width_px: float) -> tuple[float, float]:
    """The axis from zero or the lowest value to the highest, with room for the words at each bar's end.

    `width_px` is what the drawing has at the least. A pixel is worth more as the range grows: at least what lies between
    two ends by the pixels that their words leave, and the largest of those is enough (`withRoom` in shape.js).
    """
    most = width_px * MOST_WORDS
    ends = [(value, min(px, most)) for value, px in zip(values, widths_px, strict=True)]
    lowest, highest = min([0.0, *(v for v, _ in ends)]), max([0.0, *(v for v, _ in ends)])
    highest = highest if highest > lowest else lowest + 1.0
    lefts = [(lowest, 0.0), *(end for end in ends if end[0] < 0)]
    rights = [(highest, 0.0), *(end for end in ends if end[0] >= 0)]
    least = width_px * LEAST_BARS
    per_px = max((to - start) / max(width_px - left - right, least) for start, left in lefts for to, right in rights)
    return min(start - left * per_px for start, left in lefts), max(to + right * per_px for to, right in rights)


def bars_at(
    middles: Sequence[float],
    values: Sequence[float | None],
    *,
    height: float,
    colours: Sequence[str],
    hovers: Sequence[str],
    texts: Sequence[str] | None = None,
    text_size: int = FONT_SIZE,
    axis: str = "x",
) -> go.Bar:
    """Horizontal bars from zero at `middles`, `texts` at their ends."""
    return go.Bar(
        x=list(values),
        y=list(middles),
        xaxis=axis,
        orientation="h",
        width=height,
        text=None if texts is None else [escape_html(text) for text in texts],
        textposition="outside",
        textfont={"size": text_size},
        cliponaxis=False,
        constraintext="none",
        marker={"color": list(colours)},
        hovertext=[hover(text) for text in hovers],
        hoverinfo="text",
    )


def zero_marks(middles: Sequence[float], height: float) -> go.Scatter:
    """Zero drawn at each bar alone: a line over the whole height would strike through the words between them."""
    return go.Scatter(
        **zero_places(middles, height),
        mode="lines",
        line={"width": 1.5, "color": palette.GREY},
        hoverinfo="skip",
        showlegend=False,
    )


def zero_places(middles: Sequence[float], height: float) -> dict[str, Any]:
    """x and y of `zero_marks`."""
    reach = height / 2 + 3
    return {
        "x": [0, 0, None] * len(middles),
        "y": [y for middle in middles for y in (middle - reach, middle + reach, None)],
    }


def words_at(xs: Sequence[float], ys: Sequence[float], texts: Sequence[str], sides: Sequence[str]) -> go.Scatter:
    """Plain words beside places of the drawing; a side is 'middle left' or 'middle right'."""
    return go.Scatter(
        x=list(xs),
        y=list(ys),
        mode="text",
        text=[f" {escape_html(text)} " for text in texts],
        textposition=list(sides),
        textfont={"size": FONT_SIZE},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
