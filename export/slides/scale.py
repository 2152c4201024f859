"""The axis of a native chart of bars: from zero, with room for the words beside them."""

from typing import Any

from export.slides.native import NativeChart
from export.slides.text import letter_in

MOST_ROOM = 0.4
"""The part of the width that the words beside the bars may take at a side."""


def set_scale(axis: Any, chart: NativeChart, width: float, size: int) -> None:
    """From zero, as bars must; with room for the words beside them, at both sides where there are negative ones."""
    rows = list(zip(*(one.values for one in chart.series), strict=True))
    stacked = chart.form == "stacked"
    ends = [sum(v or 0 for v in row) for row in rows] if stacked else [v for row in rows for v in row if v is not None]
    high, low = max([*ends, chart.base, 0.0]), min([*ends, chart.low, 0.0])
    if chart.form == "bars":
        right, left = (_words_share(chart, negative, width, size) for negative in (False, True))
        all_of_it = (high - low) / (1 - right - left)
    else:
        right = left = 0.02 if stacked else 0.12
        all_of_it = high - low
    axis.maximum_scale = high + all_of_it * right or 1.0
    axis.minimum_scale = low - all_of_it * left if low < 0 else 0.0


def _words_share(chart: NativeChart, negative: bool, width: float, size: int) -> float:
    """The part of the width that the words beside the bars at one side need."""
    named = len(chart.series) > 1
    texts = [
        f"{one.name}: {text}" if named else text
        for one in chart.series
        for value, text in zip(one.values, one.texts, strict=True)
        if value is not None and (value < 0) == negative
    ]
    return min(MOST_ROOM, max((len(text) for text in texts), default=0) * letter_in(size) / width)
