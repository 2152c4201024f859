"""Areas from TopoJSON: shared borders are stored once, as integer steps, and become rings of longitude and latitude.

Format: https://github.com/topojson/topojson-specification (version 1.0), polygons and multipolygons.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Ring: TypeAlias = list[tuple[float, float]]


@dataclass(frozen=True)
class Area:
    """An area with its properties; `rings` are closed, (longitude, latitude) in degrees, islands and holes alike."""

    properties: Mapping[str, Any]
    rings: tuple[Ring, ...]


def _arcs(topology: Mapping[str, Any]) -> list[Ring]:
    transform = topology.get("transform", {"scale": (1, 1), "translate": (0, 0)})
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step_x, step_y in arc:
            # with a transform each position is the step from the one before
            x, y = (x + step_x, y + step_y) if "transform" in topology else (step_x, step_y)
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        decoded.append(points)
    return decoded


def _thinned(points: Ring, tolerance: float) -> Ring:
    """The points that are needed to stay within `tolerance` of the line (Douglas & Peucker, 1973); both ends stay."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = math.dist(points[0], points[-1])

    def away(point: tuple[float, float]) -> float:
        if not length:  # a closed line: away from where it starts
            return math.dist(point, points[0])
        return abs((x1 - x0) * (y0 - point[1]) - (x0 - point[0]) * (y1 - y0)) / length

    furthest = max(range(1, len(points) - 1), key=lambda n: away(points[n]))
    if away(points[furthest]) <= tolerance:
        return [points[0], points[-1]]
    return _thinned(points[: furthest + 1], tolerance)[:-1] + _thinned(points[furthest:], tolerance)


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """The arcs joined end to end; ~n is arc n backwards, and a joint is stored at both ends."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return points


def areas(topology: Mapping[str, Any], name: str, *, tolerance: float = 0.0) -> list[Area]:
    """The areas of the object `name` in their order, without the points that matter less than `tolerance` degrees.

    Each border is thinned once, so that neighbours still fit.

    Raises KeyError when the topology has no such object, ValueError when it holds something else than areas.
    """
    if topology.get("type") != "Topology":
        raise ValueError("not a TopoJSON topology")
    arcs = [_thinned(arc, tolerance) if tolerance else arc for arc in _arcs(topology)]
    made = []
    for geometry in topology["objects"][name]["geometries"]:
        kind = geometry["type"]
        if kind not in ("Polygon", "MultiPolygon"):
            raise ValueError(f"{name}: {kind} is not an area")
        polygons = [geometry["arcs"]] if kind == "Polygon" else geometry["arcs"]
        rings = tuple(_ring(numbers, arcs) for polygon in polygons for numbers in polygon)
        made.append(Area(geometry.get("properties", {}), rings))
    return made
