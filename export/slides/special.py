"""Figures whose native chart holds other values than theirs: shares with their margin, and waterfalls on a foot."""

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


def waterfall(data: ChartData) -> NativeChart:
    """For each category from its start, by every series, to its end: columns on a foot that is not drawn."""
    start, end = data["start"], data["end"]
    steps = [start["name"], *(one["name"] for one in data["series"]), end["name"]]
    labels: list[str] = []
    headings: list[str] = []
    columns: list[tuple[float | None, ...]] = []
    for place, category in enumerate(data["categories"]):
        level = float(start["values"][place] or 0)
        columns.append((0.0, level, None, None))
        for one in data["series"]:
            value = float(one["values"][place] or 0)
            foot = min(level, level + value)
            columns.append((foot, None, value if value >= 0 else None, -value if value < 0 else None))
            level += value
        columns.append((0.0, float(end["values"][place] or 0), None, None))
        labels += steps
        headings += [category, *("" for _ in steps[1:])]
    parts = zip(("Voet (niet getekend)", "Toegekend", "Erbij", "Eraf"), zip(*columns, strict=True), strict=True)
    series = tuple(ChartSeries(name, tuple(values), tuple("" for _ in values), "eur") for name, values in parts)
    title = f"Van {start['name']} naar {end['name']}, in miljoenen euro’s"
    return NativeChart("waterfall", tuple(labels), series, title, tuple(headings))
