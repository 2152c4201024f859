"""Figures whose native chart holds more than theirs: shares with their margin."""

from export.slides.native import ChartSeries, NativeChart
from view import formats
from view.charts.base import ChartData


def with_margins(data: ChartData) -> NativeChart:
    """Points with their margin; what the figure writes beside them stands in the label."""
    share, low, high = data["series"]
    labels = [f"{name}: {text}" for name, text in zip(data["categories"], share["texts"], strict=True)]
    texts = tuple(formats.cell(value, data["unit"]) for value in share["values"])
    ends = (tuple(low["values"]), tuple(high["values"]))
    series = ChartSeries(share["name"], tuple(share["values"]), texts, data["unit"], (), *ends)
    return NativeChart("dots", tuple(labels), (series,), base=100.0)
