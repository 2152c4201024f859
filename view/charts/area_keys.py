"""What stands beside a map: the key to the size of its points, and its areas as ranked bars where there is room."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from view import graph_objects as go
from view import palette
from view.charts.base import AXIS, FONT_SIZE, hover
from view.escape import escape_html
from view.formats import Kind, cell

if TYPE_CHECKING:
    from view.charts.areas import Shape

LARGEST_PX, SMALLEST_PX = 30, 7
"""Diameter of the largest point, and of one that is still seen and hit."""
UNKNOWN_PX = 12
KEY_PLACES = ((3.62, 53.42), (3.62, 53.22), (3.62, 53.04))
"""Longitude and latitude of the key: in the sea, where no area and no point ever is."""
MAP_SHARE, BARS_FROM = 0.58, 0.63
"""Of the width of a wide figure for the map, and where the bars begin."""
LABEL_PX, BAR_PX, GAP_PX = 18, 11, 6


def point_px(value: float | None, largest: float) -> float:
    """Diameter of a point: its surface goes by its value."""
    return UNKNOWN_PX if value is None else max(SMALLEST_PX, LARGEST_PX * math.sqrt(value / largest))


def key_values(largest: float) -> list[float]:
    """A round value that is not above the largest, and a quarter of it: half as wide."""
    power = 10.0 ** math.floor(math.log10(largest))
    top = max(n * power for n in (1, 2, 4, 8) if n * power <= largest)
    return [top, top / 4]


def point_key(largest: float, unit: Kind, *, unknown: bool) -> go.Scatter:
    """Points of known size with their value beside them; an open one when some value is not known."""
    values: list[float | None] = [*key_values(largest), *([None] if unknown else [])]
    places = KEY_PLACES[: len(values)]
    return go.Scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers+text",
        marker=point_marker(values, largest),
        text=[escape_html(cell(value, unit)) for value in values],
        textposition=["middle right"] * len(values),
        textfont={"size": FONT_SIZE - 2},
        customdata=[None] * len(values),  # a key has no values of the figure
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )


def point_marker(values: Sequence[float | None], largest: float) -> dict[str, Any]:
    """How points look, on the map and in its key."""
    return {
        "size": [round(point_px(value, largest), 1) for value in values],
        "color": palette.LOSS,
        "opacity": 0.85,
        "symbol": ["circle-open" if value is None else "circle" for value in values],
        "line": {"width": [2 if value is None else 1 for value in values], "color": palette.LIGHT_PAGE},
    }


def ranked(shapes: Sequence["Shape"]) -> list[int]:
    """The places of the areas with a value, highest first."""
    known = [n for n, shape in enumerate(shapes) if shape.value is not None]
    return sorted(known, key=lambda n: shapes[n].value or 0.0, reverse=True)


def ranked_bars(shapes: Sequence["Shape"], classes: Sequence[int], border: str) -> go.Bar:
    """A bar for each of `ranked`, in the shade that it has on the map; shown where there is room."""
    order = ranked(shapes)
    return go.Bar(
        x=[shapes[n].value for n in order],
        y=[LABEL_PX + BAR_PX / 2 + place * (LABEL_PX + BAR_PX + GAP_PX) for place in range(len(order))],
        xaxis="x2",
        yaxis="y2",
        orientation="h",
        width=BAR_PX,
        marker={"color": [palette.LIGHT_SHADES[c] for c in classes], "line": {"width": 0.5, "color": border}},
        customdata=[shapes[n].value for n in order],
        hovertext=[hover(shapes[n].hover) for n in order],
        hoverinfo="text",
        showlegend=False,
        visible=False,
    )


def beside(drawn: go.Figure, shapes: Sequence["Shape"], unit: Kind) -> dict[str, Any]:
    """The layout of a wide figure: the map at the left, bars with their labels at the right."""
    order = ranked(shapes)
    made = drawn.layout.to_plotly_json()
    step = LABEL_PX + BAR_PX + GAP_PX
    above = made["margin"]["t"] + made["margin"]["b"]
    height = max(made["height"], step * len(order) + above)
    top = max((shapes[n].value or 0.0 for n in order), default=0.0) or 1.0
    labels = [
        {
            "x": BARS_FROM,
            "xref": "paper",
            "y": place * step + LABEL_PX / 2,
            "yref": "y2",
            "text": f"<b>{escape_html(shapes[n].name)}</b>  {escape_html(cell(shapes[n].value, unit))}",
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "middle",
            "font": {"size": FONT_SIZE - 1},
        }
        for place, n in enumerate(order)
    ]
    return {
        "height": height,
        "xaxis": {**made["xaxis"], "domain": [0, MAP_SHARE]},
        "xaxis2": {**AXIS, "visible": False, "domain": [BARS_FROM, 1], "range": [0, top * 1.005], "anchor": "y2"},
        "yaxis2": {**AXIS, "visible": False, "range": [max(step * len(order), height - above), 0], "anchor": "x2"},
        "annotations": labels,
        "barmode": "overlay",
    }
