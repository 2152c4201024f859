"""A native chart on a slide: values in a workbook of its own that PowerPoint opens to edit, colours as on the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from export.slides import margins, waterfall
from export.slides.native import ChartSeries, NativeChart
from export.slides.text import Box, plain, rgb, write
from export.workbook import TEXT_ONLY
from view import formats, palette
from view.formats import Kind

TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
}
COLOURS = (palette.GREY, palette.ACCENT, palette.LIGHT_SHADES[4], palette.LOSS, *palette.DOMAIN.values())
"""Of series that have none of their own; the first is what the others are compared with."""
TINTS = ("#c3c8ce", "#e2e5e9", "#9fb8d1")
POSITIONS = {
    "bars": XL_LABEL_POSITION.OUTSIDE_END,
    "columns": XL_LABEL_POSITION.OUTSIDE_END,
    "stacked": XL_LABEL_POSITION.CENTER,
}
ROOM = 0.35
"""So much longer than the longest bar is the axis, for the value beside it."""
TITLE_IN = 0.35


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


def number_format(series: ChartSeries) -> str:
    """How PowerPoint writes the values: '"€" #,##0'. Its point and comma follow the reader's own settings."""
    whole = _reads_whole(series)
    by_kind: dict[Kind, str] = {
        "eur": '"€" #,##0' if whole else '"€" #,##0.00',
        "mln_eur": '"€" #,##0.00" mln"',
        "pct": '0"%"' if whole else '0.0"%"',
        "points": "+0.0;-0.0;0.0",
    }
    return by_kind.get(series.kind, "#,##0" if whole else "#,##0.00")


def _reads_whole(series: ChartSeries) -> bool:
    known = [text for value, text in zip(series.values, series.texts, strict=True) if value is not None]
    return not any("," in text for text in known)


def _says_value(series: ChartSeries, place: int) -> bool:
    """Whether the number format reads as the figure does."""
    value = series.values[place]
    if value is not None and _reads_whole(series):
        value = formats.half_up(value)
    return series.texts[place] == formats.cell(value, series.kind)


def draw(slide: Any, chart: NativeChart, box: Box, alt: str) -> None:
    """Puts the chart on the slide, its alt text with it."""
    if chart.title:
        write(slide, chart.title, Box(box.left, box.top, box.width, TITLE_IN), (14, 12), bold=True)
        box = Box(box.left, box.top + TITLE_IN, box.width, box.height - TITLE_IN)
    data = _ChartData()
    _categories(data, chart)
    for one in chart.series:
        data.add_series(plain(one.name), one.values, number_format(one))
    frame = slide.shapes.add_chart(
        TYPES[chart.form], Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    frame.name = "Grafiek"
    if chart.form == "waterfall":
        waterfall.style(frame.chart)
        return
    _style(frame.chart, chart, _font_size(chart))


def _categories(data: Any, chart: NativeChart) -> None:
    """Labels, below a heading where there are groups."""
    group = None
    for label, heading in zip(chart.categories, chart.headings or chart.categories, strict=True):
        if not chart.headings:
            data.add_category(plain(label))
        elif heading or group is None:
            group = data.add_category(plain(heading))
            group.add_sub_category(plain(label))
        else:
            group.add_sub_category(plain(label))


def _font_size(chart: NativeChart) -> int:
    bars = len(chart.categories) * (1 if chart.form in ("stacked", "columns", "lines") else len(chart.series))
    return next((size for size, most in ((14, 8), (12, 14), (11, 18), (10, 24)) if bars <= most), 9)


def _style(drawn: Any, chart: NativeChart, size: int) -> None:
    several = len(chart.series) > 1
    drawn.has_title = False
    drawn.font.size = Pt(size)
    drawn.font.color.rgb = rgb(palette.LIGHT_TEXT)
    drawn.has_legend = several and chart.form != "bars"
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    categories, values = drawn.category_axis, drawn.value_axis
    categories.format.line.color.rgb = rgb(palette.GREY)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = values.has_major_gridlines = False
    # rows read from the top, as on the page
    categories.reverse_order = chart.form in ("bars", "stacked")
    # every row has its label, however little room there is
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    categories._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    values.visible = False
    _scale(values, chart)
    plot = drawn.plots[0]
    if chart.form != "lines":
        plot.gap_width = 45
        beside = max(sum(v is not None for v in row) for row in zip(*(one.values for one in chart.series), strict=True))
        plot.overlap = 100 if chart.form == "stacked" or beside == 1 else 0
    for native, one, hue in zip(plot.series, chart.series, _hues(chart, legend=drawn.has_legend), strict=True):
        _colour(native, one, hue, chart.form, by_point=not drawn.has_legend)
        _label(native, one, chart, several and chart.form == "bars")
        if one.low:
            margins.draw(native, one)


def _scale(axis: Any, chart: NativeChart) -> None:
    """From zero, as bars must; with room for the values on both sides where there are negative ones."""
    rows = list(zip(*(one.values for one in chart.series), strict=True))
    stacked = chart.form == "stacked"
    ends = [sum(v or 0 for v in row) for row in rows] if stacked else [v for row in rows for v in row if v is not None]
    high, low = max([*ends, chart.base, 0.0]), min([*ends, 0.0])
    room = 0.02 if stacked else 0.12 if chart.form in ("columns", "lines") else 0.5 if low < 0 else ROOM
    extra = (high - low) * room
    axis.maximum_scale = high + extra or 1.0
    axis.minimum_scale = low - extra if low < 0 else 0.0


def _hues(chart: NativeChart, *, legend: bool) -> list[str]:
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


def _colour(native: Any, one: ChartSeries, colour: str, form: str, *, by_point: bool) -> None:
    shades = {shade for shade in one.colours if shade and by_point}
    if form == "lines":
        native.format.line.color.rgb = rgb(colour)
        native.smooth = False
        native.marker.format.fill.solid()
        native.marker.format.fill.fore_color.rgb = rgb(colour)
        return
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
    if chart.form == "lines" and len(chart.series) > 2:
        return  # the numbers of so many lines would cover each other
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
    element.append(separator)
    for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
        nothing = chart.form == "stacked" and value == 0  # a part of nothing needs no number
        if value is None or (_says_value(one, place) and not nothing):
            continue
        label = native.points[place].data_label
        label.text_frame.text = " " if nothing else plain(f"{one.name}: {text}" if named else text)
        label.text_frame.word_wrap = False
        if chart.form in POSITIONS:
            label.position = POSITIONS[chart.form]
