"""A change in parts as native bars that lie on a foot: from its start, by every part, to its end, in millions of euros.

A number stands in its bar and follows an edit; beside a bar that is too short for it, it is a text of a series of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from export.slides.axes import bare
from export.slides.native import ChartSeries, NativeChart
from export.slides.plot_area import place_plot
from export.slides.text import Box, letter_in, plain, rgb
from view import formats, palette
from view.charts.base import ChartData

NAMES = ("Voet (niet getekend)", "Toegekend", "Erbij", "Eraf", "Getal ernaast")
FOOT, BESIDE = 0, 4
COLOURS = (None, palette.GREY, palette.ACCENT, palette.LOSS, None)
FORMATS = ("", '"€" 0.00,," mln"', '"+€" 0.00,," mln"', '"−€" 0.00,," mln"', "")
MLN_EUR = 1_000_000
MOST_BESIDE = 3
"""So many changes have one chart; more are two beside each other, on the same scale."""
AIR_IN = 0.15
CAPITAL = 1.3
"""How much wider than a letter of a word."""


def waterfalls(data: ChartData) -> tuple[NativeChart, ...]:
    """A heading with its bars for each category of the figure."""
    count = len(data["categories"])
    each = count if count <= MOST_BESIDE else (count + 1) // 2
    levels = _levels(data)
    highest = max((level for own in levels for level in own), default=0.0)
    lowest = min((level for own in levels for level in own), default=0.0)
    groups = [range(first, min(first + each, count)) for first in range(0, count, each)]
    made = [_waterfall(data, places, max(highest, 0.0), min(lowest, 0.0)) for places in groups]
    longest = max((_letters(label) for chart in made for label in chart.categories), default=0.0)
    return tuple(replace(chart, longest=longest) for chart in made)


def _letters(label: str) -> float:
    return len(label) * (CAPITAL if label.isupper() else 1.0)


def _levels(data: ChartData) -> list[list[float]]:
    """What each category stands at from its start on, after every part."""
    all_levels = []
    for place in range(len(data["categories"])):
        levels = [float(data["start"]["values"][place] or 0)]
        for one in data["series"]:
            levels.append(levels[-1] + float(one["values"][place] or 0))
        all_levels.append(levels)
    return all_levels


def _waterfall(data: ChartData, places: Sequence[int], highest: float, lowest: float) -> NativeChart:
    labels: list[str] = []
    rows: list[tuple[float | None, ...]] = []
    texts: list[str] = []
    opens: list[int] = []
    levels = _levels(data)
    for place in places:
        opens.append(len(labels))
        labels += [data["categories"][place].upper(), data["start"]["name"]]
        start, end = levels[place][0], float(data["end"]["values"][place] or 0)
        rows += [(None, None, None, None), (0.0, start, None, None)]
        texts += ["", formats.mln_eur(start / MLN_EUR)]
        for one, before, after in zip(data["series"], levels[place], levels[place][1:], strict=False):
            value = after - before
            labels.append(one["name"])
            rows.append((min(before, after), None, value if value >= 0 else None, -value if value < 0 else None))
            texts.append(formats.mln_eur(value / MLN_EUR, signed=True))
        labels.append(data["end"]["name"])
        rows.append((0.0, end, None, None))
        texts.append(formats.mln_eur(end / MLN_EUR))
    columns = [*zip(*rows, strict=True), tuple(0.0 if text else None for text in texts)]
    series = tuple(
        ChartSeries(name, tuple(values), tuple(texts), "eur") for name, values in zip(NAMES, columns, strict=True)
    )
    return NativeChart("waterfall", tuple(labels), series, base=highest, low=lowest, opens=tuple(opens))


def style(drawn: Any, chart: NativeChart, size: int, box: Box) -> None:
    """Styles the chart in `box`: bars in colours with their numbers in or beside them."""
    names, values = bare(drawn, size)
    names.reverse_order = True
    letter = letter_in(size)
    left = chart.longest * letter + AIR_IN
    plot = Box(left, 0.02, box.width - left - 0.02, box.height - 0.04)
    place_plot(drawn, plot, box.width, box.height)
    beside = len(formats.mln_eur(chart.base / MLN_EUR, signed=True)) * letter + AIR_IN
    values.minimum_scale = chart.low
    values.maximum_scale = chart.low + ((chart.base - chart.low) or 1.0) * plot.width / (plot.width - beside)
    per_inch = (values.maximum_scale - chart.low) / plot.width
    drawn.plots[0].gap_width = 30
    drawn.plots[0].overlap = 100
    for number, (native, one) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        colour = COLOURS[number]
        if colour is None:
            native.format.fill.background()
            native.format.line.fill.background()
            continue
        native.format.fill.solid()
        native.format.fill.fore_color.rgb = rgb(colour)
        native.invert_if_negative = False
        _number_in(native, FORMATS[number], palette.text_on(colour), size)
        for place, value in enumerate(one.values):
            if value is not None and not _fits(value, one.texts[place], per_inch, letter):
                _without_number(native, place)
    helper = drawn.plots[0].series[BESIDE]
    for place, text in enumerate(chart.series[BESIDE].texts):
        length = max((one.values[place] or 0.0 for one in chart.series[FOOT + 1 : BESIDE]), default=0.0)
        if text and not _fits(length, text, per_inch, letter):
            label = helper.points[place].data_label
            label.text_frame.text = plain(text)
            label.text_frame.word_wrap = False
            label.position = XL_LABEL_POSITION.INSIDE_BASE


def _fits(value: float, text: str, per_inch: float, letter: float) -> bool:
    return value / per_inch > len(text) * letter + AIR_IN


def _number_in(native: Any, number_format: str, colour: str, size: int) -> None:
    labels = native.data_labels
    labels.show_value = True
    labels.number_format = number_format
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(size)
    labels.font.color.rgb = rgb(colour)
    labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")


def _without_number(native: Any, place: int) -> None:
    native.points[place].data_label.text_frame.text = " "
