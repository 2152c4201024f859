"""A map as native shapes: a freeform an area from the borders that the figure draws, circles for places, and the key."""

import itertools
import math
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from pptx.enum.text import PP_ALIGN

from export.slides.shapes import Drawing, Point
from export.slides.text import Box, letter_in
from view import palette
from view.charts.areas import middle
from view.charts.base import ChartData, data_of

PX_PER_IN = 96
EMPTY = "#ececef"
BORDER = "#7d8590"
KEY_IN, KEY_WORDS_IN, KEYS_IN = 0.26, 1.6, 1.6
LABEL_PT, LABEL_EM = 10, 1.1
"""The name beside a point, and how much wider than text its capitals make it."""
KEY_OF_POINTS = "skip"
"""What the points that explain sizes have for a hover."""
SMALLEST_IN = 0.02
"""Points nearer to each other than this are left out: nobody sees them, and they are most of the file."""
SAME_PLACE_DEGREES = 0.01
Ring = list[Point]


def draw(slide: Any, figure: Any, box: Box, alt: str) -> None:
    """Areas in their shade, borders over them, then the places; a key of the shades at the left top."""
    data = data_of(figure)
    traces = list(figure.data)
    filled = [trace for trace in traces if trace.fill == "toself"]
    rings = [ring for trace in filled for ring in _rings(trace)]
    map_box = Box(box.left + KEYS_IN, box.top, box.width - KEYS_IN, box.height)
    project = _projection([point for ring in rings for point in ring], map_box)
    drawing = Drawing(slide, "Kaart", alt)
    for trace in filled:
        colour = trace.fillcolor if str(trace.fillcolor).startswith("#") else EMPTY
        for name, own in _by_area(list(_rings(trace)), data, traces):
            placed = [_thinned([project(point) for point in ring]) for ring in own]
            drawing.area([ring for ring in placed if len(ring) > 3] or placed[:1], colour, BORDER, name)
    for trace in traces:
        if trace.mode == "markers+text" and trace.hoverinfo != KEY_OF_POINTS:
            _places(drawing, trace, data, project, map_box)
    _keys(drawing, filled, [trace for trace in traces if trace.hoverinfo == KEY_OF_POINTS and trace.marker.size], box)


def _keys(drawing: Drawing, filled: Sequence[Any], points: Sequence[Any], box: Box) -> None:
    """The shades, and below them the sizes of the points, at the left of the map."""
    y = box.top + 0.2
    for trace in filled:
        if trace.name:
            colour = str(trace.fillcolor) if str(trace.fillcolor).startswith("#") else EMPTY
            drawing.words("", (box.left + 0.2, y), (0.36, KEY_IN), 10, fill=colour)
            drawing.words(
                str(trace.name),
                (box.left + 0.45 + KEY_WORDS_IN / 2, y),
                (KEY_WORDS_IN, KEY_IN),
                12,
                align=PP_ALIGN.LEFT,
            )
            y += KEY_IN + 0.08
    for trace in points:
        for text, size, symbol in zip(trace.text, trace.marker.size, trace.marker.symbol, strict=True):
            radius, label = size / PX_PER_IN / 2, unescape(text)
            drawing.circle((box.left + 0.2, y), radius, palette.LOSS, label, hollow=symbol == "circle-open")
            drawing.words(
                label, (box.left + 0.45 + KEY_WORDS_IN / 2, y), (KEY_WORDS_IN, KEY_IN), 12, align=PP_ALIGN.LEFT
            )
            y += KEY_IN + 0.08


def _rings(trace: Any) -> Iterator[Ring]:
    for known, points in itertools.groupby(zip(trace.x, trace.y, strict=True), lambda point: point[0] is not None):
        if known:
            yield list(points)


def _projection(points: Sequence[Point], box: Box) -> Any:
    """Degrees → inches on the slide, distances true at the middle, as large as fits."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = min(box.width / ((east - west) * narrow), box.height / (north - south))
    left = box.left + (box.width - (east - west) * narrow * scale) / 2

    def project(point: Point) -> Point:
        return left + (point[0] - west) * narrow * scale, box.top + (north - point[1]) * scale

    return project


def _by_area(rings: list[Ring], data: ChartData, traces: Sequence[Any]) -> Iterator[tuple[str, list[Ring]]]:
    """The rings of one shade by the area that they belong to: an area lists its largest ring's middle among the hovers."""
    known = next(trace for trace in traces if trace.mode == "markers" and trace.marker.opacity == 0)
    middles = list(zip(known.x, known.y, strict=True))
    names = data["categories"][: len(middles)]
    own = {id(ring): middle([ring]) for ring in rings}
    by_name: dict[str, list[Ring]] = {}
    for number, name in enumerate(names):
        main = min(rings, key=lambda ring: math.dist(own[id(ring)], middles[number]))
        if math.dist(own[id(main)], middles[number]) < SAME_PLACE_DEGREES:
            by_name[name] = [main]
    placed = {id(ring) for kept in by_name.values() for ring in kept}
    for ring in rings:  # islands go with the nearest of the areas in this shade
        if id(ring) not in placed:
            nearest = min(by_name, key=lambda name: math.dist(own[id(ring)], own[id(by_name[name][0])]))
            by_name[nearest].append(ring)
    yield from by_name.items()


def _thinned(ring: Ring) -> Ring:
    kept = ring[:1]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= SMALLEST_IN:
            kept.append(point)
    return kept


def _places(drawing: Drawing, trace: Any, data: ChartData, project: Any, box: Box) -> None:
    """Points with their names, that stay in the box: beside it are the key and a table."""
    sizes, symbols, sides = trace.marker.size, trace.marker.symbol, trace.textposition
    names = data["categories"][-len(trace.x) :]
    for number, degrees in enumerate(zip(trace.x, trace.y, strict=True)):
        x, y = project(degrees)
        radius = sizes[number] / PX_PER_IN / 2
        drawing.circle((x, y), radius, palette.LOSS, names[number], hollow=symbols[number] == "circle-open")
        label = unescape(trace.text[number])
        if not label:
            continue
        wide = LABEL_EM * letter_in(LABEL_PT) * len(label) + 0.1
        dx = {"right": radius + 0.04 + wide / 2, "left": -(radius + 0.04 + wide / 2)}.get(sides[number].split()[1], 0)
        dy = {"top": -(radius + 0.12), "bottom": radius + 0.12}.get(sides[number].split()[0], 0)
        align = PP_ALIGN.LEFT if dx > 0 else PP_ALIGN.RIGHT if dx < 0 else PP_ALIGN.CENTER
        middle_x = max(box.left + wide / 2, min(x + dx, box.left + box.width - wide / 2))
        drawing.words(label, (middle_x, y + dy), (wide, 0.18), LABEL_PT, fill="#ffffff", cover_pct=60, align=align)
