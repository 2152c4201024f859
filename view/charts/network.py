"""A directed, weighted network: one tapered arrow a tie, both directions apart, readable from 350 px on.

Each trace costs the browser a millisecond or two and each annotation 0,7, so all shapes of one colour are one trace
with gaps, all words are points of two traces, and one invisible trace carries the hovers and clicks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, Pick, described, figure, hover
from view.charts.network_shapes import (
    X_RANGE,
    Y_RANGE,
    Point,
    circle,
    curve,
    joined,
    label_places,
    outline,
    place,
    radius_of,
    tag_px,
)
from view.escape import escape_html
from view.formats import Kind

HEIGHT = 520
TAG_SIZE = 12
THINNEST = 0.006
HOVER_PARTS = (0.3, 0.5, 0.7)
"""Where along an arrow a hover takes hold."""


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
    """From and to are places in the list of nodes. A `weight` (0 to 1) of None is not known."""

    start: int
    end: int
    weight: float | None
    text: str
    hover: str
    colour: str
    value: float | None = None


def network(
    nodes: Sequence[Node],
    arrows: Sequence[Arrow],
    *,
    widest: float = 0.1,
    from_weight: float = 0.0,
    show_unknown: bool = True,
    unit: Kind = "pct",
) -> go.Figure:
    """Nodes with their name outside, and between them arrows as wide as their weight with their text on it.

    No arrow for a weight of zero, or below `from_weight`. Unknown ties are thin dotted lines without a head, or not
    drawn at all: the choice of whoever calls.
    """
    places = place(len(nodes))
    largest = max((n.size or 0 for n in nodes), default=0)
    radii = [radius_of(n.size, largest) for n in nodes]
    curves = [curve(places[a.start], places[a.end], radii[a.start], radii[a.end]) for a in arrows]
    ties = list(zip(arrows, curves, strict=True))
    shown = [(a, c) for a, c in ties if a.weight and a.weight >= from_weight]
    shown.sort(key=lambda tie: tie[0].weight or 0)
    unknown = [(a, c) for a, c in ties if a.weight is None and show_unknown]
    traces = _unknown_ties([c for _, c in unknown])
    for colour in dict.fromkeys([*(a.colour for a, _ in shown), *(n.colour for n in nodes)]):
        shapes = [outline(c, max((a.weight or 0) * widest, THINNEST)) for a, c in shown if a.colour == colour]
        shapes += [circle(p, r) for n, p, r in zip(nodes, places, radii, strict=True) if n.colour == colour]
        traces.append(_filled(shapes, colour))
    traces.append(_tags([(a, c) for a, c in [*shown, *unknown] if a.text], places, radii))
    traces.append(_names(nodes, places, radii))
    held = [
        (c[round(part * (len(c) - 1))], a.hover, a.start, a.value)
        for a, c in [*unknown, *shown]
        for part in HOVER_PARTS
    ]
    held += [(p, n.hover, number, None) for number, (n, p) in enumerate(zip(nodes, places, strict=True))]
    traces.append(_hovers(held))
    drawn = figure(traces, height=HEIGHT)
    drawn.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4}, hovermode="closest", hoverdistance=24)
    drawn.update_xaxes(visible=False, range=list(X_RANGE), constrain="domain")
    drawn.update_yaxes(visible=False, range=list(Y_RANGE), scaleanchor="x", scaleratio=1, constrain="domain")
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
            "edges": [
                {
                    "start": a.start,
                    "end": a.end,
                    "value": a.value,
                    "text": a.text,
                    "drawn": any(a is one for one, _ in shown),
                }
                for a in arrows
            ],
            "picks": [node.pick for node in nodes],
            "points": [*([] for _ in traces[:-1]), [start for _, _, start, _ in held]],
        },
    )


def _filled(shapes: Sequence[Sequence[Point]], colour: str) -> go.Scatter:
    xs, ys = joined(shapes)
    return go.Scatter(
        x=xs, y=ys, mode="lines", fill="toself", fillcolor=colour, line={"width": 0, "color": colour}, hoverinfo="skip"
    )


def _unknown_ties(curves: Sequence[Sequence[Point]]) -> list[go.Scatter]:
    if not curves:
        return []
    xs, ys = joined(curves)
    line = {"width": 1, "color": palette.UNKNOWN, "dash": "dot"}
    return [go.Scatter(x=xs, y=ys, mode="lines", line=line, opacity=0.7, hoverinfo="skip")]


def _tags(
    shown: Sequence[tuple[Arrow, Sequence[Point]]], places: Sequence[Point], radii: Sequence[float]
) -> go.Scatter:
    """The text of each arrow on a round tag in its colour, where it covers no node and no other tag."""
    around = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, radii, strict=True)]
    points = label_places([(points, arrow.text) for arrow, points in shown], around)
    colours = [palette.UNKNOWN if arrow.weight is None else arrow.colour for arrow, _ in shown]
    return go.Scatter(
        x=[round(x, 3) for x, _ in points],
        y=[round(y, 3) for _, y in points],
        mode="markers+text",
        marker={"size": [tag_px(arrow.text) for arrow, _ in shown], "color": colours, "line": {"width": 0}, "opacity": 1},
        text=[escape_html(arrow.text) for arrow, _ in shown],
        textposition="middle center",
        textfont={"size": TAG_SIZE, "color": [palette.text_on(colour) for colour in colours]},
        customdata=[arrow.value for arrow, _ in shown],
        hoverinfo="skip",
    )  # fmt: skip


def _names(nodes: Sequence[Node], places: Sequence[Point], radii: Sequence[float]) -> go.Scatter:
    """The name outside each node, away from the middle."""
    xs, ys, sides = [], [], []
    for (x, y), radius in zip(places, radii, strict=True):
        # a name at the left ends just past its node, one at the right starts just before it
        side = "center" if abs(x) < 0.75 else "left" if x < 0 else "right"
        xs.append(x + (0.12 if side == "left" else -0.12 if side == "right" else 0))
        ys.append(y + (radius + 0.03) * (1 if y > 0 else -1))
        sides.append(f"{'top' if y > 0 else 'bottom'} {side}")
    return go.Scatter(
        x=xs,
        y=ys,
        mode="text",
        text=["<br>".join([*(f"<b>{escape_html(t)}</b>" for t in n.lines[:-1]), escape_html(n.lines[-1])]) for n in nodes],
        textposition=sides,
        textfont={"size": FONT_SIZE},
        cliponaxis=False,
        hoverinfo="skip",
    )  # fmt: skip


def _hovers(held: Sequence[tuple[Point, str, int, float | None]]) -> go.Scatter:
    """An invisible point wherever a hover or a click takes hold."""
    return go.Scatter(
        x=[round(x, 3) for (x, _), *_ in held],
        y=[round(y, 3) for (_, y), *_ in held],
        mode="markers",
        marker={"size": 22, "color": palette.GREY, "opacity": 0},
        hovertext=[hover(text) for _, text, *_ in held],
        hoverinfo="text",
        customdata=[value for *_, value in held],
    )
