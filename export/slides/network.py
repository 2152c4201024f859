"""A network as native shapes: a circle a node, a connector a tie, glued together so that PowerPoint moves them along."""

import math
from collections.abc import Sequence
from typing import Any

from export.slides.shapes import Drawing, Point
from export.slides.text import Box
from view import palette
from view.charts.base import ChartData, Edge
from view.charts.network_shapes import overlap, place, radius_of

MOST_TIES = 14
"""More cannot be followed with the eye: a table then."""
SITES = 8
NAME_IN = (2.9, 0.28)
TAG_IN = (0.5, 0.22)
ALONG = (0.3, 0.4, 0.5, 0.22, 0.6, 0.7, 0.78)
"""Parts of a tie where its text may stand, the best first."""
FLATTEST = 3.4
"""The ring is at most so much wider than it is high: room for the words between its nodes."""
NARROWEST_IN = 2.6
"""Of half the ring: in a narrower one the names of its two lowest nodes would stand on each other."""
BIGGER, LARGEST = 1.5, 0.22
"""How much larger than in the figure the circles are, and the largest of them there."""
WIDEST_PT = 7.0
THINNEST_PT = 1.25


def drawable(data: ChartData) -> bool:
    """Whether there are ties to draw, and not too many."""
    return 0 < sum(edge["drawn"] for edge in data["edges"]) <= MOST_TIES


def draw(slide: Any, data: ChartData, box: Box, alt: str) -> None:
    """The nodes on a ring with their names outside, and the ties that the figure draws, as wide as their value."""
    drawing = Drawing(slide, "Netwerk", alt)
    names, sizes = data["categories"], data["series"][0]["values"]
    colours = data["series"][0]["colours"]
    largest = max((size or 0 for size in sizes), default=0)
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    # the highest node has its circle and two lines of words above its middle
    high = (box.height / 2 - 2 * NAME_IN[1] - 0.1) / (1 + BIGGER * LARGEST)
    wide = min(box.width / 2 - NAME_IN[0] / 2, max(high * FLATTEST, NARROWEST_IN))
    ring = [(x, y / max(abs(b) for _, b in place(len(names)))) for x, y in place(len(names))]
    middles = [(middle[0] + x * wide, middle[1] - y * high) for x, y in ring]
    radii = [BIGGER * radius_of(size, largest) * high for size in sizes]
    nodes = []
    for name, colour, at, radius in zip(names, colours, middles, radii, strict=True):
        nodes.append(drawing.circle(at, radius, colour, name))
    ties = [edge for edge in data["edges"] if edge["drawn"]]
    most = max((edge["value"] or 0 for edge in ties), default=0) or 1
    drawn = {(edge["start"], edge["end"]) for edge in ties}
    tags: list[tuple[Edge, tuple[Point, Point]]] = []
    for edge in sorted(ties, key=lambda tie: tie["value"] or 0):
        start, end = edge["start"], edge["end"]
        sites = _sites(middles[start], middles[end], both=(end, start) in drawn)
        ends = (_at_site(middles[start], radii[start], sites[0]), _at_site(middles[end], radii[end], sites[1]))
        width = max(THINNEST_PT, WIDEST_PT * (edge["value"] or 0) / most)
        drawing.tie(nodes[start], nodes[end], sites, ends, colours[start], width, known=edge["value"] is not None)
        tags.append((edge, ends))
    circles = list(zip(middles, radii, strict=True))
    for (edge, _), at in zip(tags, _tag_places(tags, circles), strict=True):
        fill = palette.UNKNOWN if edge["value"] is None else colours[edge["start"]]
        drawing.words(edge["text"], at, _tag_size(edge), 12, fill=fill)
    for name, size, at, radius in zip(names, sizes, middles, radii, strict=True):
        above = at[1] < middle[1] + 0.1
        side = -1 if above else 1
        lines = [name] if size is None else [name, f"n = {size:.0f}"]
        for number, line in enumerate(lines):
            step = len(lines) - number if above else number + 1
            y = at[1] + side * (radius + 0.06 + (step - 0.5) * NAME_IN[1])
            drawing.words(line, (at[0], y), NAME_IN, 12, bold=number == 0)


def _tag_places(
    ties: Sequence[tuple[Edge, tuple[Point, Point]]], circles: Sequence[tuple[Point, float]]
) -> list[Point]:
    """Where on each tie its text covers no circle and no other text; nearest to its start, for the one back has its text at the other side."""
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in circles]
    places = []
    for edge, ((x0, y0), (x1, y1)) in ties:
        width, height = _tag_size(edge)
        spots = [(x0 + part * (x1 - x0), y0 + part * (y1 - y0)) for part in ALONG]
        boxes = [(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in spots]
        free = (n for n, box in enumerate(boxes) if not any(overlap(box, other) for other in taken))
        best = next(free, 0)
        taken.append(boxes[best])
        places.append(spots[best])
    return places


def _tag_size(edge: Edge) -> tuple[float, float]:
    return max(TAG_IN[0], 0.11 * len(edge["text"]) + 0.1), TAG_IN[1]


def _sites(start: Point, end: Point, *, both: bool) -> tuple[int, int]:
    """The connection sites of two circles for a tie between them; with `both`, the ones at its right, so that the tie back is apart.

    A circle has eight sites, from the top counterclockwise.
    """
    angle = math.atan2(start[1] - end[1], end[0] - start[0])
    turned = round((angle / (2 * math.pi) - 0.25) * SITES, 6)
    back = turned + SITES / 2
    if both:
        return (math.ceil(turned) - 1) % SITES, (math.floor(back) + 1) % SITES
    return round(turned) % SITES, round(back) % SITES


def _at_site(middle: Point, radius: float, site: int) -> Point:
    angle = math.pi / 2 + 2 * math.pi * site / SITES
    return middle[0] + radius * math.cos(angle), middle[1] - radius * math.sin(angle)
