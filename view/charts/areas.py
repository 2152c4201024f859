"""A map of areas without tiles or another host: filled outlines, shades in named steps, points with labels on top."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view import palette
from view.charts.area_keys import beside, point_key, point_marker, point_px, ranked, ranked_bars
from view.charts.base import AXIS, FONT_SIZE, ChartData, Pick, described, figure, hatch, hover
from view.charts.legend import legend_of, legend_px
from view.charts.network_shapes import overlap
from view.charts.shades import rounded_up
from view.escape import escape_html
from view.formats import Kind, cell
from view.topojson import Ring

HEIGHT = 402
SMALLEST_RING = 0.0005
"""Rings of less than so many square degrees (about 4 km²) are left out: a speck on the map, and half of the bytes."""
EMPTY = "rgba(133,139,148,0.16)"
BORDER = "rgba(133,139,148,0.9)"
WIDE_FROM_PX = 560
NARROW_PX_PER_DEGREE = (80.0, 131.0)
"""Of longitude and latitude on a telephone: there the labels are kept apart."""
LABEL_PX = (6.8, 16.0)
"""Width of a character and height of a label."""


@dataclass(frozen=True)
class Shape:
    """An area with its value; None with `unknown` is hatched, without it nothing belongs there, and `hover` says why."""

    name: str
    rings: Sequence[Ring]
    value: float | None
    hover: str
    text: str = ""
    pick: Pick | None = None
    unknown: bool = False


@dataclass(frozen=True)
class Point:
    """A place on the map; `label` stands beside it where it covers nothing, '' for none. Its size goes by `value`, None is an open dot."""

    name: str
    longitude: float
    latitude: float
    value: float | None
    hover: str
    label: str = ""
    text: str = ""
    pick: Pick | None = None


def map_of_areas(
    shapes: Sequence[Shape],
    points: Sequence[Point] = (),
    *,
    outlines: Sequence[Ring] = (),
    maximum: float | None = None,
    largest_point: float | None = None,
    unit: Kind = "eur",
    empty: str = "geen waarde",
    ranking: bool = True,
) -> go.Figure:
    """Darker is more; one trace a shade, `outlines` (of provinces) drawn over all areas, then the points and their key.

    Areas take a hover and a click in their middle. Degrees are drawn so that distances at 52° north are true. `empty` says
    what an area without a value is; `largest_point` is the value of the largest point. With `ranking` the areas stand
    beside the map as bars where there is room.
    """
    known = [shape.value for shape in shapes if shape.value is not None]
    top = maximum or rounded_up(max(known, default=0) or 1)
    traces: list[go.Bar | go.Scatter] = []
    shades: list[list[int | None]] = []
    names: list[str] = []
    without = [shape for shape in shapes if shape.value is None]
    for some, name in (
        ([s for s in without if not s.unknown], empty),
        ([s for s in without if s.unknown], "n.b."),
    ):
        if some:
            traces.append(_filled(some, EMPTY, name, hatched=some[0].unknown))
            shades.append([])
            names.append(name)
    steps = len(palette.LIGHT_SHADES)
    for step in range(steps):
        some = [s for s in shapes if s.value is not None and palette.shade_class(s.value, top) == step]
        if some:
            names.append(f"vanaf {cell(top * step / steps, unit)}")
            traces.append(_filled(some, palette.LIGHT_SHADES[step], names[-1]))
            shades.append([step])
    if outlines:
        traces.append(_borders(outlines))
    middles = [middle(shape.rings) for shape in shapes]
    traces.append(
        go.Scatter(
            x=[x for x, _ in middles],
            y=[y for _, y in middles],
            mode="markers",
            marker={"size": 18, "opacity": 0, "color": palette.GREY},
            customdata=[shape.value for shape in shapes],
            hovertext=[hover(shape.hover) for shape in shapes],
            hoverinfo="text",
            showlegend=False,
        )
    )
    places: list[list[int]] = [*([] for _ in traces[:-1]), list(range(len(shapes)))]
    if points:
        largest = largest_point or max((p.value or 0 for p in points), default=0) or 1
        key = point_key(largest, unit, unknown=any(p.value is None for p in points))
        traces += [key, _points(points, largest)]
        places += [[], [len(shapes) + n for n in range(len(points))]]
    shades += [[] for _ in range(len(traces) - len(shades))]
    order = ranked(shapes) if ranking else []
    if order:
        classes = [palette.shade_class(shapes[n].value or 0.0, top) for n in order]
        traces.append(ranked_bars(shapes, classes, BORDER))
        places.append(order)
        shades.append(list(classes))
    legend = legend_px(names)
    drawn = figure(traces, height=HEIGHT + legend, legend=True)
    drawn.update_layout(hovermode="closest", hoverdistance=30, margin={"l": 4, "r": 4, "t": legend, "b": 4})
    drawn.update_xaxes(visible=False, constrain="domain")
    stretch = 1 / math.cos(math.radians(52.2))
    drawn.update_yaxes(visible=False, scaleanchor="x", scaleratio=stretch, constrain="domain")
    data: ChartData = {
        "chart": "map",
        "unit": unit,
        "categories": [*(shape.name for shape in shapes), *(point.name for point in points)],
        "series": [
            {
                "name": "",
                "values": [*(shape.value for shape in shapes), *(point.value for point in points)],
                "texts": [*(shape.text for shape in shapes), *(point.text for point in points)],
            }
        ],
        "picks": [*(shape.pick for shape in shapes), *(point.pick for point in points)],
        "points": places,
        "shades": shades,
        "ramps": palette.ramps(),
    }
    if order:
        hidden = {**AXIS, "visible": False}  # Plotly draws the axes of a trace that is not visible
        drawn.update_layout(xaxis2={**hidden, "anchor": "y2"}, yaxis2={**hidden, "anchor": "x2"})
        data["wide"] = {
            "from": WIDE_FROM_PX,
            "data": [*({} for _ in traces[:-1]), {"visible": True}],
            "layout": beside(drawn, shapes, unit),
            "rooms": {},
            "legend": legend_of(names),
        }
    return described(drawn, data)


def _size(ring: Ring) -> float:
    """The area that a closed ring holds, in square degrees; negative when it runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring)) / 2


def middle(rings: Sequence[Ring]) -> tuple[float, float]:
    """The middle of the largest ring."""
    ring = max(rings, key=lambda ring: abs(_size(ring)))
    return round(sum(x for x, _ in ring) / len(ring), 3), round(sum(y for _, y in ring) / len(ring), 3)


def _joined(rings: Sequence[Ring]) -> dict[str, list[float | None]]:
    kept = [ring for ring in rings if abs(_size(ring)) >= SMALLEST_RING]
    return {
        "x": [x for ring in kept for x in (*(round(lon, 3) for lon, _ in ring), None)],
        "y": [y for ring in kept for y in (*(round(lat, 3) for _, lat in ring), None)],
    }


def _filled(shapes: Sequence[Shape], colour: str, name: str, *, hatched: bool = False) -> go.Scatter:
    return go.Scatter(
        **_joined([ring for shape in shapes for ring in shape.rings]),
        name=name,
        showlegend=True,
        mode="lines",
        fill="toself",
        fillcolor=colour,
        fillpattern={**hatch(True), "fgcolor": palette.UNKNOWN} if hatched else None,
        line={"width": 0.5, "color": BORDER},
        hoverinfo="skip",
    )


def _borders(outlines: Sequence[Ring]) -> go.Scatter:
    return go.Scatter(
        **_joined(outlines), mode="lines", line={"width": 1, "color": BORDER}, hoverinfo="skip", showlegend=False
    )


def label_sides(points: Sequence[Point], largest: float = 1.0) -> list[str]:
    """For each point the side on which its label covers no other label and no point, '' where there is none."""
    places = [(p.longitude * NARROW_PX_PER_DEGREE[0], -p.latitude * NARROW_PX_PER_DEGREE[1]) for p in points]
    reaches = [point_px(p.value, max(largest, p.value or 0)) / 2 for p in points]
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, reaches, strict=True)]
    chosen = []
    for own, (point, (x, y), reach) in enumerate(zip(points, places, reaches, strict=True)):
        wide, high = len(point.label) * LABEL_PX[0], LABEL_PX[1]
        away = reach + 4
        options = {
            "middle right": (x + away, y - high / 2, x + away + wide, y + high / 2),
            "middle left": (x - away - wide, y - high / 2, x - away, y + high / 2),
            "top center": (x - wide / 2, y - away - high, x + wide / 2, y - away),
            "bottom center": (x - wide / 2, y + away, x + wide / 2, y + away + high),
        }
        others = [box for n, box in enumerate(taken) if n != own]
        free = (side for side, box in options.items() if not any(overlap(box, other) for other in others))
        side = next(free, "") if point.label else ""
        if side:
            taken.append(options[side])
        chosen.append(side)
    return chosen


def _points(points: Sequence[Point], largest: float) -> go.Scatter:
    sides = label_sides(points, largest)
    return go.Scatter(
        x=[p.longitude for p in points],
        y=[p.latitude for p in points],
        mode="markers+text",
        marker=point_marker([p.value for p in points], largest),
        text=[escape_html(p.label) if side else "" for p, side in zip(points, sides, strict=True)],
        textposition=[side or "middle right" for side in sides],
        textfont={"size": FONT_SIZE - 2, "shadow": "auto"},  # theme.js makes it one that reads on every shade
        customdata=[p.value for p in points],
        hovertext=[hover(p.hover) for p in points],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )
