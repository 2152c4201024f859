"""The geometry of a network's picture: nodes on a ring, bowed arrows between them, and places for their labels.

All shapes are in the units of the drawing, so they keep their proportions at any width; only words have a fixed size.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

NARROW_PX = 334
"""The width for which the labels are kept apart: a telephone."""
X_RANGE = (-1.45, 1.45)
Y_RANGE = (-1.62, 1.75)
STRETCH = 1.2
CURVE = 0.13
STEPS = 26
RING_STEPS = 48


def tag_px(text: str) -> float:
    """The diameter of the round tag that holds `text`."""
    # the space after '±' takes next to no room
    return max(26.0, len(text.replace("\u00a0", "")) * 7.4 + 4)


def place(count: int) -> list[Point]:
    """The nodes on a ring, the first on top, then clockwise; a little taller than wide, for narrow screens."""
    angles = [math.pi / 2 - 2 * math.pi * i / count for i in range(count)]
    return [(math.cos(a), STRETCH * math.sin(a)) for a in angles]


def radius_of(size: float | None, largest: float) -> float:
    return 0.09 + 0.13 * math.sqrt((size or 0) / largest) if largest else 0.12


def curve(start: Point, end: Point, start_radius: float, end_radius: float) -> list[Point]:
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


def outline(points: Sequence[Point], width: float) -> list[Point]:
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


def label_box(point: Point, text: str) -> Box:
    """The square around a tag in units of the drawing, at the narrowest width."""
    half = tag_px(text) / 2 * (X_RANGE[1] - X_RANGE[0]) / NARROW_PX
    return (point[0] - half, point[1] - half, point[0] + half, point[1] + half)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label_places(arrows: Sequence[tuple[Sequence[Point], str]], taken: Sequence[Box] = ()) -> list[Point]:
    """For each curve with a text a point on it where the label covers no other label, nearer its start than its end.

    Places that are already `taken` (the nodes) stay free. Where nothing is free, the place that covers least.
    """
    filled = list(taken)
    chosen = []
    for points, text in arrows:
        candidates: list[tuple[int, int, Point, Box]] = []
        for part in (0.3, 0.26, 0.34, 0.22, 0.38, 0.42, 0.18, 0.46, 0.5, 0.55, 0.6, 0.66, 0.72, 0.78, 0.14):
            point = points[round(part * (len(points) - 1))]
            box = label_box(point, text)
            candidates.append((sum(overlap(box, other) for other in filled), len(candidates), point, box))
        _, _, point, box = min(candidates)
        filled.append(box)
        chosen.append(point)
    return chosen


def circle(centre: Point, radius: float) -> list[Point]:
    """A closed ring of points."""
    angles = [2 * math.pi * n / RING_STEPS for n in range(RING_STEPS + 1)]
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles]


def joined(shapes: Sequence[Sequence[Point]]) -> tuple[list[float | None], list[float | None]]:
    """The x and y of many shapes in one trace, with a gap between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for points in shapes:
        xs += [*(round(x, 3) for x, _ in points), None]
        ys += [*(round(y, 3) for _, y in points), None]
    return xs, ys
