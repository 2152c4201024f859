"""Where the names and values at the ends of lines stand, none on another, in a slide's chart and in a workbook's; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from export.slides.native import ChartSeries, NativeChart
from export.slides.text import LEADING, letter_in
from view import formats
from view.charts.lines import HEADROOM, spread

AIR_IN = 0.12
"""Between a point and its words."""
YEARS_IN = 0.32
"""Below the lines."""
TOP_IN = 0.12


@dataclass(frozen=True)
class End:
    """The words at one end of the line at `series`: of its point at `place`, `down` inches below the point itself."""

    series: int
    place: int
    down: float


@dataclass(frozen=True)
class LinePlot:
    """Where lines stand in a chart, in inches: the room at its sides, and the words at the ends."""

    left: float
    right: float
    height: float
    first: tuple[End, ...]
    last: tuple[End, ...]


def top_of(chart: NativeChart) -> float:
    """The highest value of the scale, which begins at zero."""
    return (max((v for one in chart.series for v in one.values if v is not None), default=0.0) or 1.0) * HEADROOM


def words_at(one: ChartSeries, place: int) -> str:
    """'Den Haag 1.235': what stands at the last point of a line."""
    return f"{one.name} {text_at(one, place)}"


def text_at(one: ChartSeries, place: int) -> str:
    """The value as the figure writes it."""
    return one.texts[place] or formats.cell(one.values[place], one.kind)


def placed(chart: NativeChart, width: float, height: float, size: int) -> LinePlot:
    """Of a chart of this width and height, with letters of `size` points: as many names as there is room for, the first first."""
    high, line = height - TOP_IN - YEARS_IN, size * LEADING / 72
    # of lines that are not all named the most important is drawn last
    several = all(one.named for one in chart.series)
    numbers = [n for n, one in enumerate(chart.series) if one.named and any(v is not None for v in one.values)]
    kept = sorted((numbers if several else numbers[::-1])[: max(1, int(high / line))])
    lasts = [(n, max(p for p, v in enumerate(chart.series[n].values) if v is not None)) for n in kept]
    firsts = [(n, 0) for n, place in lasts if place > 0 and chart.series[n].values[0] is not None]
    letter = letter_in(size)
    right = max((len(words_at(chart.series[n], place)) for n, place in lasts), default=0) * letter + AIR_IN
    left = max((len(text_at(chart.series[n], place)) for n, place in firsts), default=0) * letter + AIR_IN
    most = width / 3
    return LinePlot(
        min(max(left, 0.35), most),
        min(right, most),
        high,
        _ends(chart, firsts, high, line),
        _ends(chart, lasts, high, line),
    )


def _ends(chart: NativeChart, points: Sequence[tuple[int, int]], high: float, line: float) -> tuple[End, ...]:
    top = top_of(chart)
    own = [(1 - (chart.series[n].values[place] or 0) / top) * high for n, place in points]
    apart = spread(own, high, line)
    return tuple(End(n, place, to - at) for (n, place), at, to in zip(points, own, apart, strict=True))
