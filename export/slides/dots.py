"""Points on a scale as a native scatter chart: two of each subject with the line between them, or one with its margin.

PowerPoint has no such chart with words beside it, so the subjects are the labels of a series without markers. The lines
are a series of their own with a gap after each; its cells refer to the points, so a line follows a number that is edited.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from pptx.chart.datalabel import DataLabel
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from export.slides.dots_data import HELPERS, data_of
from export.slides.native import ChartSeries, NativeChart
from export.slides.plot_area import place_plot
from export.slides.shapes import see_through
from export.slides.text import Box, letter_in, plain, rgb
from view import formats, palette

HUES = (palette.GREY, palette.ACCENT)
WIDEST_NAMES = 0.4
"""The part of the width that the subjects may take."""
POINT_IN = 0.2
"""Around the words of a point, with half of the point."""
MOST_ROOM = 0.4
"""The part of the scale beyond a point that its words may take."""
ROUNDS = 6
LEGEND_IN, EDGE_IN = 0.35, 0.1
GRID_PCT = 35
LIGHT = "#ccd1d8"
"""The fill of the first of two points, in an outline of its colour."""
MARKER_PT = 11
LINE_PT = 2.5


def draw(slide: Any, chart: NativeChart, box: Box, size: int, *, named: bool) -> Any:
    """The chart's frame: subjects at the left from the top, values from zero, a key above two series."""
    left = names_in(chart, box.width, size) if named else EDGE_IN
    width = box.width - left - EDGE_IN
    scale = _scale(chart, width, size)
    # a hair inside the scale: at its very end LibreOffice leaves some out
    data = data_of(chart, scale[0] + (scale[1] - scale[0]) / 1000)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER, Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height), data
    )
    drawn, two = frame.chart, len(chart.series) > 1
    drawn.has_title = False
    drawn.font.size = Pt(size)
    drawn.font.color.rgb = rgb(palette.LIGHT_TEXT)
    _axes(drawn, chart, scale)
    top = LEGEND_IN if two else 0.02 * box.height
    place_plot(drawn, Box(left, top, width, box.height - top - EDGE_IN), box.width, box.height)
    lines, subjects, *native = drawn.plots[0].series
    for one in (subjects, *native):
        one.format.line.fill.background()  # no line from point to point
    for one in (subjects, lines):
        one.marker.style = XL_MARKER_STYLE.NONE
    lines.format.line.color.rgb = rgb(palette.GREY)
    lines.format.line.width = Pt(LINE_PT)
    lines.smooth = False
    for place, words in enumerate(_names(chart, box.width, size) if named else ()):
        _words(subjects, place, words, XL_LABEL_POSITION.LEFT)
    for number, one in enumerate(native):
        _mark(one.marker, HUES[number] if two else palette.ACCENT, light=two and number == 0)
        _colour_points(one, chart.series[number])
        _say_values(one, chart, number)
    _key(drawn, two=two)
    return frame


def _scale(chart: NativeChart, width: float, size: int) -> tuple[float, float]:
    """From zero, or lower where words stand at the left of a point, to beyond the highest point, with room for the words to its right."""
    least, most = min([0.0, *_ends(chart)]), max([chart.base, 0.0, *_ends(chart)])
    if most <= least:
        return least, least + 1.0
    low, high = least, most
    for _ in range(ROUNDS):  # room at one side makes that at the other narrower
        span = high - low
        for number, one in enumerate(chart.series):
            for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
                if value is None or one.low:
                    continue
                room = min(_long(text, size) / width, MOST_ROOM) * span
                if _at_left(chart, number, place):
                    low = min(low, value - room)
                else:
                    high = max(high, value + room)
    return low, high


def _at_left(chart: NativeChart, number: int, place: int) -> bool:
    """Whether the words of a point stand at its left: of two points those of the lower one."""
    if len(chart.series) == 1:
        return False
    value, other = chart.series[number].values[place], chart.series[1 - number].values[place]
    return value is not None and other is not None and (value, number) < (other, 1 - number)


def _long(text: str, size: int) -> float:
    return len(text) * letter_in(size) + POINT_IN


def _ends(chart: NativeChart) -> list[float]:
    return [v for one in chart.series for v in (*one.values, *one.low, *one.high) if v is not None]


def _axes(drawn: Any, chart: NativeChart, scale: tuple[float, float]) -> None:
    across, up = drawn.category_axis, drawn.value_axis
    across.minimum_scale, across.maximum_scale = scale
    # lines of the scale begin at its end, which may be below zero; beside two points stand their values
    across.has_major_gridlines = len(chart.series) == 1
    for line in (up.format.line, *([across.major_gridlines.format.line] if across.has_major_gridlines else [])):
        line.color.rgb = rgb(palette.GREY)
        line.width = Pt(0.75)
        see_through(line._ln, GRID_PCT)  # faint on light and on dark
    across.format.line.fill.background()
    across.major_tick_mark = XL_TICK_MARK.NONE
    # the values stand beside the points: the scale only has its lines
    across.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    up.minimum_scale, up.maximum_scale = 0, len(chart.categories)
    up.has_major_gridlines = False
    # its line stands at zero
    up.major_tick_mark = XL_TICK_MARK.NONE
    up.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def names_in(chart: NativeChart, width: float, size: int) -> float:
    """The inches that the longest subject takes in a chart of this width."""
    longest = max(len(line) for lines in _names(chart, width, size) for line in lines)
    return longest * letter_in(size) + 0.25


def _names(chart: NativeChart, width: float, size: int) -> list[list[str]]:
    """Each subject in lines."""
    most = max(8, int(width * WIDEST_NAMES / letter_in(size)))
    return [wrap(plain(label), most) or [""] for label in chart.categories]


def _mark(marker: Any, colour: str, *, light: bool = False, size: int = MARKER_PT) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(LIGHT if light else colour)
    marker.format.line.color.rgb = rgb(colour)
    marker.format.line.width = Pt(LINE_PT)


def _colour_points(native: Any, one: ChartSeries) -> None:
    """Each point in the colour of its subject, as on the page; the key then says no colour."""
    shades = [shade for shade, value in zip(one.colours, one.values, strict=bool(one.colours)) if value is not None]
    if len(set(shades)) > 1:
        _mark(native.marker, palette.LIGHT_TEXT)
    for place, shade in enumerate(shades):
        # LibreOffice sees a point's own colour only where its size differs from that of the series
        _mark(native.points[place].marker, shade, size=MARKER_PT + 1)


def _say_values(native: Any, chart: NativeChart, number: int) -> None:
    """The value outside the line: left of the lower point, right of the higher; above it where a margin is."""
    one = chart.series[number]
    known = [place for place, value in enumerate(one.values) if value is not None]
    for point, place in enumerate(known):
        text = plain(one.texts[place] or formats.cell(one.values[place], one.kind))
        position = XL_LABEL_POSITION.LEFT if _at_left(chart, number, place) else XL_LABEL_POSITION.RIGHT
        _words(native, point, [text], XL_LABEL_POSITION.ABOVE if one.low else position)


def _words(native: Any, point: int, lines: Sequence[str], position: Any) -> None:
    label: DataLabel = native.points[point].data_label
    label.text_frame.text = "\n".join(lines)
    label.text_frame.word_wrap = False
    label.position = position


def _key(drawn: Any, *, two: bool) -> None:
    drawn.has_legend = two
    if not two:
        return
    drawn.legend.position = XL_LEGEND_POSITION.TOP
    drawn.legend.include_in_layout = False
    for helper in reversed(range(HELPERS)):  # subjects and lines are no series of points
        entry = OxmlElement("c:legendEntry")
        for name, value in (("idx", str(helper)), ("delete", "1")):
            part = OxmlElement(f"c:{name}")
            part.set("val", value)
            entry.append(part)
        drawn.legend._element.find(qn("c:legendPos")).addnext(entry)
