"""A native chart on a slide: values in a workbook of its own that PowerPoint opens to edit, colours as on the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from export.slides import dots, lines, waterfall
from export.slides.axes import bare
from export.slides.native import ChartSeries, NativeChart, cell_format, number_format, says_value
from export.slides.scale import set_scale
from export.slides.text import Box, letter_in, plain, rgb, write
from export.workbook import TEXT_ONLY
from view import palette

TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "waterfall": XL_CHART_TYPE.BAR_STACKED,
}
COLOURS = (palette.GREY, palette.ACCENT, palette.LIGHT_SHADES[4], palette.LOSS, *palette.DOMAIN.values())
"""Of series that have none of their own; the first is what the others are compared with."""
TINTS = ("#c3c8ce", "#e2e5e9", "#9fb8d1")
POSITIONS = {
    "bars": XL_LABEL_POSITION.OUTSIDE_END,
    "columns": XL_LABEL_POSITION.OUTSIDE_END,
    "stacked": XL_LABEL_POSITION.CENTER,
}
TITLE_IN = 0.42
LETTERS = (14, 12)
"""In points; the smaller is the least that is read from a chair."""
ROOMY_ROW_IN = 0.3
NARROW_IN = 5.0
BARS_SHARE = 0.7
"""About the part of a chart's width that its bars have; the rest are the names."""


class _TextOnlyWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    """The chart's workbook without formulas or links: a name that starts with '=' stays a name."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with xlsxwriter.Workbook(xlsx_file, TEXT_ONLY) as workbook:
            yield workbook, workbook.add_worksheet("Sheet1")


class _ChartData(CategoryChartData):  # type: ignore[misc]
    @property
    def _workbook_writer(self) -> _TextOnlyWriter:
        return _TextOnlyWriter(self)


def draw(slide: Any, chart: NativeChart, box: Box, alt: str, size: int, *, named: bool = True) -> None:
    """Puts the chart on the slide in letters of `size`, with its alt text; of points not `named` another has the names."""
    if chart.title:
        write(slide, chart.title, Box(box.left, box.top, box.width, TITLE_IN), (14, 12), bold=True)
        box = Box(box.left, box.top + TITLE_IN, box.width, box.height - TITLE_IN)
    frame = dots.draw(slide, chart, box, size, named=named) if chart.form == "dots" else _add(slide, chart, box)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    frame.name = "Grafiek"
    if chart.form == "waterfall":
        waterfall.style(frame.chart, chart, size, box)
    elif chart.form == "lines":
        lines.style(frame.chart, chart, size, box)
    elif chart.form != "dots":
        _style(frame.chart, chart, size, box)


def _add(slide: Any, chart: NativeChart, box: Box) -> Any:
    data = _ChartData()
    data.categories = [plain(label) for label in chart.categories]
    for one in chart.series:
        data.add_series(plain(one.name), one.values, cell_format(one))
    return slide.shapes.add_chart(
        TYPES[chart.form], Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height), data
    )


def font_size(chart: NativeChart, box: Box) -> int:
    """As large as the rows leave room for, and never below what is read from a chair."""
    if chart.form in ("columns", "lines", "waterfall"):
        return LETTERS[1]
    bars = len(chart.categories) * (len(chart.series) if chart.form == "bars" else 1)
    return LETTERS[0] if box.height / bars >= ROOMY_ROW_IN and box.width > NARROW_IN else LETTERS[1]


def _style(drawn: Any, chart: NativeChart, size: int, box: Box) -> None:
    several = len(chart.series) > 1
    categories, values = bare(drawn, size)
    drawn.has_legend = several and chart.form != "bars"
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    # upright, or LibreOffice leaves out names that it thinks too near to each other
    categories.tick_labels.font.size = Pt(size)
    categories._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    # rows read from the top, as on the page
    categories.reverse_order = chart.form in ("bars", "stacked")
    # every row has its label, however little room there is
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    categories._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    set_scale(values, chart, box.width * BARS_SHARE, size)
    plot = drawn.plots[0]
    plot.gap_width = 45
    beside = max(sum(v is not None for v in row) for row in zip(*(one.values for one in chart.series), strict=True))
    plot.overlap = 100 if chart.form == "stacked" or beside == 1 else 0
    for native, one, hue in zip(plot.series, chart.series, hues(chart, legend=drawn.has_legend), strict=True):
        _colour(native, one, hue, by_point=not drawn.has_legend)
        _label(native, one, chart, several and chart.form == "bars")
        if chart.form == "stacked":
            _without_narrow(native, one, values.maximum_scale / (box.width * BARS_SHARE), size)


def hues(chart: NativeChart, *, legend: bool) -> list[str]:
    """The colour of each series: the figure's own where it has one. A legend tells series apart, so a second of a hue is lighter."""
    several = len(chart.series) > 1
    shades = [dict.fromkeys(colour for colour in one.colours if colour) for one in chart.series]
    others = [COLOURS[(number if several else 1) % len(COLOURS)] for number in range(len(shades))]
    uniform = [next(iter(one)) if len(one) == 1 else "" for one in shades]
    if not legend:
        return [own or other for own, other in zip(uniform, others, strict=True)]
    if not all(uniform):
        return others
    hues: list[str] = []
    tints = iter(TINTS)
    for own in uniform:
        hues.append(own if own not in hues else next(tints, own))
    return hues


def _colour(native: Any, one: ChartSeries, colour: str, *, by_point: bool) -> None:
    shades = {shade for shade in one.colours if shade and by_point}
    native.invert_if_negative = False
    native.format.fill.solid()
    native.format.fill.fore_color.rgb = rgb(colour)
    if len(shades) > 1:
        for place, shade in enumerate(one.colours):
            if shade and one.values[place] is not None:
                fill = native.points[place].format.fill
                fill.solid()
                fill.fore_color.rgb = rgb(shade)


def _label(native: Any, one: ChartSeries, chart: NativeChart, named: bool) -> None:
    """A value beside each bar: by its number format, so that it follows an edit, or the figure's own words when they say more."""
    labels = native.data_labels
    labels.show_value = True
    labels.show_series_name = named
    labels.number_format = number_format(one)
    labels.number_format_is_linked = False
    if chart.form in POSITIONS:
        labels.position = POSITIONS[chart.form]
    if chart.form == "stacked":
        labels.font.color.rgb = rgb(palette.text_on(f"#{native.format.fill.fore_color.rgb}".lower()))
    else:
        labels.font.color.rgb = rgb(palette.LIGHT_TEXT)
    element = labels._element
    element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    separator = OxmlElement("c:separator")
    separator.text = ": "
    # where the standard has it: out of order PowerPoint offers to repair the file
    element.find(qn("c:showBubbleSize")).addnext(separator)
    for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
        nothing = chart.form == "stacked" and value == 0  # a part of nothing needs no number
        if value is None or (says_value(one, place) and not nothing):
            continue
        label = native.points[place].data_label
        label.text_frame.text = " " if nothing else plain(f"{one.name}: {text}" if named else text)
        label.text_frame.word_wrap = False
        if chart.form in POSITIONS:
            label.position = POSITIONS[chart.form]


def _without_narrow(native: Any, one: ChartSeries, value_per_inch: float, size: int) -> None:
    """No number in a part that is too narrow for it: it would stand on the next one, or read as one number with it."""
    for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
        if value and abs(value) / value_per_inch < (len(text) + 0.5) * letter_in(size):
            native.points[place].data_label.text_frame.text = " "
