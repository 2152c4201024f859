"""A directed, weighted network: one filled, tapered arrow per tie, both directions apart, readable from 350 px on.

All shapes are in the units of the drawing, so they keep their proportions at any width; only words have a fixed size.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, Pick, described, figure
from view.escape import escape_html
from view.formats import Kind

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

HEIGHT = 520
NARROW_PX = 334
"""The width for which the labels are kept apart: a telephone."""
X_RANGE = (-1.45, 1.45)
Y_RANGE = (-1.62, 1.75)
STRETCH = 1.2
LABEL_SIZE = 12
CURVE = 0.13
STEPS = 26
RING_STEPS = 48
HAIR = 0.006


@dataclass(frozen=True)
class Node:
    """`lines` are the label's, all but the last in bold; `size` sets the area, None is drawn as the smallest."""

    lines: Sequence[str]
    size: float | None
    colour: str
    hover: str
    pick: Pick | None = None


@dataclass(frozen=True)
class Arrow:
    """From and to are places in the list of nodes. A `weight` (0 to 1) of None is a thin dotted line."""

    start: int
    end: int
    weight: float | None
    text: str
    hover: str
    colour: str
    value: float | None = None


def place(count: int) -> list[Point]:
    """The nodes on a ring, the first on top, then clockwise; a little taller than wide, for narrow screens."""
    angles = [math.pi / 2 - 2 * math.pi * i / count for i in range(count)]
    return [(math.cos(a), STRETCH * math.sin(a)) for a in angles]


def _radius(size: float | None, largest: float) -> float:
    return 0.09 + 0.13 * math.sqrt((size or 0) / largest) if largest else 0.12


def _curve(start: Point, end: Point, start_radius: float, end_radius: float) -> list[Point]:
    """A bow to the right of the way it goes, from the rim of one node to that of the other."""
    (x0, y0), (x1, y1) = start, end
    bend = ((x0 + x1) / 2 + CURVE * (y1 - y0), (y0 + y1) / 2 - CURVE * (x1 - x0))

    def at(t: float) -> Point:
        return (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * bend[0] + t**2 * x1,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * bend[1] + t**2 * y1,
        )

    fine = [step / 200 for step in range(201)]
    first = next(t for t in fine if math.dist(at(t), start) >= start_radius + 0.02)
    last = next(t for t in reversed(fine) if math.dist(at(t), end) >= end_radius + 0.03)
    return [at(first + (last - first) * step / STEPS) for step in range(STEPS + 1)]


def _sides(points: Sequence[Point], half: Sequence[float]) -> tuple[list[Point], list[Point]]:
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        length = math.dist((ax, ay), (bx, by)) or 1
        nx, ny = -(by - ay) / length, (bx - ax) / length
        left.append((x + nx * half[i], y + ny * half[i]))
        right.append((x - nx * half[i], y - ny * half[i]))
    return left, right


def _outline(points: Sequence[Point], width: float) -> list[Point]:
    """One polygon: a shaft that widens from a third to all of `width`, and a head that ends in the last point."""
    head_length = 0.075 + 0.75 * width
    tip = points[-1]
    shaft = [p for p in points if math.dist(p, tip) > head_length] or [points[0]]
    half = [width / 2 * (0.4 + 0.6 * i / max(len(shaft) - 1, 1)) for i in range(len(shaft))]
    left, right = _sides(shaft, half)
    base = shaft[-1]
    length = math.dist(base, tip) or 1
    nx, ny = -(tip[1] - base[1]) / length, (tip[0] - base[0]) / length
    wing = width / 2 + 0.035
    head = [(base[0] + nx * wing, base[1] + ny * wing), tip, (base[0] - nx * wing, base[1] - ny * wing)]
    return [*left, *head, *reversed(right), left[0]]


def _label_box(point: Point, text: str) -> Box:
    """The label's rectangle in units of the drawing, at the narrowest width."""
    unit = NARROW_PX / (X_RANGE[1] - X_RANGE[0])
    width, height = (len(text) * 7.2 + 6) / unit, 19 / unit
    return (point[0] - width / 2, point[1] - height / 2, point[0] + width / 2, point[1] + height / 2)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label_places(arrows: Sequence[tuple[Sequence[Point], str]], taken: Sequence[Box] = ()) -> list[Point]:
    """For each curve with a text a point on it where the label covers no other label, nearer its start than its end.

    Places that are already `taken` (the nodes) stay free. Where nothing is free, the place that covers least.
    """
    filled = list(taken)
    found = []
    for points, text in arrows:
        candidates: list[tuple[int, int, Point, Box]] = []
        for part in (0.3, 0.26, 0.34, 0.22, 0.38, 0.42, 0.18, 0.46, 0.5, 0.55, 0.6, 0.66):
            point = points[round(part * (len(points) - 1))]
            box = _label_box(point, text)
            candidates.append((sum(overlap(box, other) for other in filled), len(candidates), point, box))
        _, _, point, box = min(candidates)
        filled.append(box)
        found.append(point)
    return found


def _filled(points: Sequence[Point], colour: str, hover: str, value: float | None = None) -> go.Scatter:
    return go.Scatter(
        x=[round(x, 3) for x, _ in points],
        y=[round(y, 3) for _, y in points],
        mode="lines",
        fill="toself",
        fillcolor=colour,
        line={"width": 0, "color": colour},
        hoveron="fills",
        hoverinfo="text",
        text=escape_html(hover),
        customdata=None if value is None else [value],
        showlegend=False,
    )


def network(nodes: Sequence[Node], arrows: Sequence[Arrow], *, widest: float = 0.1, unit: Kind = "pct") -> go.Figure:
    """Nodes with their label outside, and between them arrows as wide as their weight with their text on it."""
    places = place(len(nodes))
    largest = max((n.size or 0 for n in nodes), default=0)
    radii = [_radius(n.size, largest) for n in nodes]
    curves = [_curve(places[a.start], places[a.end], radii[a.start], radii[a.end]) for a in arrows]
    traces: list[go.Scatter] = []
    for arrow, points in sorted(zip(arrows, curves, strict=True), key=lambda pair: pair[0].weight or 0):
        if arrow.weight is None:
            traces.append(
                go.Scatter(
                    x=[round(x, 3) for x, _ in points],
                    y=[round(y, 3) for _, y in points],
                    mode="lines",
                    line={"width": 1.5, "color": palette.UNKNOWN, "dash": "dot"},
                    hovertext=escape_html(arrow.hover),
                    hoverinfo="text",
                    showlegend=False,
                )
            )
            traces.append(_filled(_outline(points[-4:], HAIR), palette.UNKNOWN, arrow.hover))
        else:
            outline = _outline(points, max(arrow.weight * widest, HAIR))
            traces.append(_filled(outline, arrow.colour, arrow.hover, arrow.value))
    ring = [2 * math.pi * i / RING_STEPS for i in range(RING_STEPS + 1)]
    for node, (x, y), radius in zip(nodes, places, radii, strict=True):
        circle = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in ring]
        traces.append(_filled(circle, node.colour, node.hover))
    drawn = figure(traces, height=HEIGHT)
    drawn.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4}, hovermode="closest")
    drawn.update_xaxes(visible=False, range=list(X_RANGE), constrain="domain")
    drawn.update_yaxes(visible=False, range=list(Y_RANGE), scaleanchor="x", scaleratio=1, constrain="domain")
    told = [(a, c) for a, c in zip(arrows, curves, strict=True) if a.text]
    drawn.update_layout(annotations=_labels(nodes, places, radii, told))
    return described(
        drawn,
        {
            "chart": "network",
            "unit": unit,
            "categories": [" ".join(node.lines[:-1]) or node.lines[0] for node in nodes],
            "series": [
                {
                    "name": "",
                    "values": [node.size for node in nodes],
                    "colours": [node.colour for node in nodes],
                    "unit": "integer",
                }
            ],
            "edges": [{"start": a.start, "end": a.end, "value": a.value, "text": a.text} for a in arrows],
            "picks": [node.pick for node in nodes],
            "points": [
                *([] for _ in range(len(traces) - len(nodes))),
                *([n] * (RING_STEPS + 1) for n in range(len(nodes))),
            ],
        },
    )


def _labels(
    nodes: Sequence[Node],
    places: Sequence[Point],
    radii: Sequence[float],
    told: Sequence[tuple[Arrow, Sequence[Point]]],
) -> list[dict[str, object]]:
    """The annotations: a tag in the arrow's colour on each arrow, and the name outside each node."""
    around = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, radii, strict=True)]
    points = label_places([(curve, arrow.text) for arrow, curve in told], around)
    made: list[dict[str, object]] = []
    for (arrow, _), (x, y) in zip(told, points, strict=True):
        colour = arrow.colour if arrow.weight is not None else palette.UNKNOWN
        made.append(
            {
                "x": x,
                "y": y,
                "text": escape_html(arrow.text),
                "showarrow": False,
                "bgcolor": colour,
                "borderpad": 2,
                "font": {"size": LABEL_SIZE, "color": palette.text_on(colour)},
                "hovertext": escape_html(arrow.hover),
            }
        )
    for node, (x, y), radius in zip(nodes, places, radii, strict=True):
        side, vertical = _outside(x, y)
        made.append(
            {
                "x": x + (0.12 if side == "right" else -0.12 if side == "left" else 0),
                "y": y + (radius + 0.03) * (1 if vertical == "bottom" else -1),
                "text": "<br>".join(
                    [*(f"<b>{escape_html(line)}</b>" for line in node.lines[:-1]), escape_html(node.lines[-1])]
                ),
                "showarrow": False,
                "xanchor": side,
                "yanchor": vertical,
                "align": side,
                "font": {"size": FONT_SIZE},
            }
        )
    return made


Side: TypeAlias = Literal["left", "center", "right"]


def _outside(x: float, y: float) -> tuple[Side, Literal["top", "bottom"]]:
    """Which corner of a label touches its node, such that the label points away from the middle."""
    side: Side = "center" if abs(x) < 0.75 else "right" if x < 0 else "left"
    return side, "bottom" if y > 0 else "top"
