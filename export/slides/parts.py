"""Charts of more rows than a slide has room for, in parts: each a slide, on the same scale, its groups whole where they fit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from export.slides.native import NativeChart
from export.slides.text import letter_in

ROW_IN, WATERFALL_ROW_IN = 0.195, 0.185
"""A row whose name has letters of 12 points."""
DOTS_ROW_IN, DOTS_EDGES_IN = 0.26, 0.45
"""Of points: a row, and what their key and the edge below them take of the height."""
LETTERS_PT, NAMES_SHARE = 12, 0.4
NARROWEST_IN, NARROWEST_WATERFALL_IN = 3.3, 5.0
"""A chart beside another is at least this wide."""
UPRIGHT = ("columns", "lines")


@dataclass(frozen=True)
class _Group:
    """Rows that belong together: a heading with what is below it, or one row."""

    key: str
    places: tuple[int, ...]
    headed: bool


def parts_of(charts: Sequence[NativeChart], width_in: float, height_in: float) -> list[tuple[NativeChart, ...]]:
    """What comes on each slide, of charts that stand beside each other; on a narrow slide each has its own."""
    each = width_in / len(charts)
    if len(charts) > 1 and all(chart.form == "waterfall" for chart in charts):
        # beside each other on one slide, or below each other on more: nowhere a second scale
        if each < NARROWEST_WATERFALL_IN or any(
            len(chart.categories) > _rows_of(chart, each, height_in) for chart in charts
        ):
            return parts_of([_joined(charts)], width_in, height_in)
        return [tuple(charts)]
    if len(charts) > 1 and each < NARROWEST_IN:
        return [part for chart in charts for part in parts_of([chart], width_in, height_in)]
    if any(chart.form in UPRIGHT for chart in charts):
        return [tuple(charts)]
    most = [_rows_of(chart, each, height_in) for chart in charts]
    if all(len(chart.categories) <= rows for chart, rows in zip(charts, most, strict=True)):
        return [tuple(charts)]
    same = [replace(chart, base=max(_ends(chart)), low=min(_ends(chart))) for chart in charts]
    groups = [_groups(chart) for chart in same]
    slides = _slides(groups, most)
    # about as many rows on each: as few as possible, without another slide
    for fewer in range(1, max(most)):
        less = _slides(groups, [max(1, rows - fewer) for rows in most])
        if len(less) > len(slides):
            break
        slides = less
    return [tuple(_only(chart, own) for chart, own in zip(same, slide, strict=True) if own) for slide in slides]


def _rows_of(chart: NativeChart, width_in: float, height_in: float) -> int:
    """How many rows a slide has room for."""
    return max(4, int((height_in - _edges_in(chart)) / _row_in(chart, width_in)))


def _joined(charts: Sequence[NativeChart]) -> NativeChart:
    """Charts of the same series as one, their rows after each other."""
    firsts = [sum(len(one.categories) for one in charts[:number]) for number in range(len(charts))]
    series = tuple(
        replace(
            several[0], values=sum((one.values for one in several), ()), texts=sum((one.texts for one in several), ())
        )
        for several in zip(*(one.series for one in charts), strict=True)
    )
    opens = tuple(first + place for first, one in zip(firsts, charts, strict=True) for place in one.opens)
    return replace(charts[0], categories=sum((one.categories for one in charts), ()), series=series, opens=opens)


def _edges_in(chart: NativeChart) -> float:
    return DOTS_EDGES_IN if chart.form == "dots" and len(chart.series) > 1 else 0.0


def _row_in(chart: NativeChart, width_in: float) -> float:
    """With room for names of more lines than one: for all of them, or in between where they are few."""
    if chart.form == "waterfall":
        return WATERFALL_ROW_IN  # its names have the room that they need
    room = width_in * NAMES_SHARE / letter_in(LETTERS_PT)
    lines = [math.ceil(len(label) / room) for label in chart.categories]
    high = (
        max(lines) if chart.form == "dots" or sum(n > 1 for n in lines) > len(lines) / 4 else 1 + (max(lines) > 1) / 4
    )
    if chart.form == "dots":
        return max(DOTS_ROW_IN, ROW_IN * high)
    return ROW_IN * max(high, len(chart.series) if chart.form == "bars" else 1)


def _ends(chart: NativeChart) -> list[float]:
    rows = zip(*(one.values for one in chart.series), strict=True)
    if chart.form == "stacked":
        return [0.0, chart.base, chart.low, *(sum(v or 0 for v in row) for row in rows)]
    return [0.0, chart.base, chart.low, *(v for row in rows for v in row if v is not None)]


def _groups(chart: NativeChart) -> list[_Group]:
    opens = chart.opens or tuple(range(len(chart.categories)))
    ends = (*opens[1:], len(chart.categories))
    return [
        _Group(chart.categories[start].upper(), tuple(range(start, end)), bool(chart.opens))
        for start, end in zip((0, *opens[1:]), ends, strict=True)
    ]


def _slides(charts: list[list[_Group]], most: list[int]) -> list[list[list[int]]]:
    """For each slide the places that it has of each chart; groups of the same name stay beside each other."""
    keys = list(dict.fromkeys(group.key for groups in charts for group in groups))
    slides: list[list[list[int]]] = []
    for key in keys:
        own = [next((group for group in groups if group.key == key), None) for groups in charts]
        for piece in _pieces(own, most):
            last = slides[-1] if slides else None
            if last is None or any(len(a) + len(b) > room for a, b, room in zip(last, piece, most, strict=True)):
                slides.append([list(places) for places in piece])
            else:
                for places, more in zip(last, piece, strict=True):
                    places += more
    return slides


def _pieces(own: Sequence[_Group | None], most: list[int]) -> list[list[list[int]]]:
    """A group that is longer than a slide, in pieces that each begin with its heading."""
    count = max(math.ceil(len(group.places) / room) for group, room in zip(own, most, strict=True) if group)
    if count == 1:
        return [[list(group.places) if group else [] for group in own]]
    pieces = []
    for number in range(count):
        piece: list[list[int]] = []
        for group in own:
            rows = list(group.places[1:]) if group and group.headed else list(group.places) if group else []
            each = math.ceil(len(rows) / count)
            chosen = rows[number * each : (number + 1) * each]
            piece.append([*([group.places[0]] if group and group.headed and chosen else []), *chosen])
        pieces.append(piece)
    return pieces


def _only(chart: NativeChart, places: Sequence[int]) -> NativeChart:
    """The chart with these categories alone."""

    def pick(values: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(values[place] for place in places) if values else ()

    series = tuple(
        replace(one, values=pick(one.values), texts=pick(one.texts), colours=pick(one.colours), low=pick(one.low), high=pick(one.high))  # type: ignore[arg-type]
        for one in chart.series
    )  # fmt: skip
    opens = tuple(number for number, place in enumerate(places) if place in chart.opens)
    return replace(chart, categories=tuple(chart.categories[place] for place in places), series=series, opens=opens)
