"""The look of a native line chart: names and values at the ends of the lines that matter, the others thin and grey."""

from typing import Any

from pptx.enum.chart import XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from export.slides.axes import bare
from export.slides.end_labels import labels_of
from export.slides.line_ends import TOP_IN, placed, top_of
from export.slides.native import NativeChart
from export.slides.plot_area import place_plot
from export.slides.text import Box, rgb
from view import palette

NAMED_PT, THIN_PT = 2.75, 1.0
MARKER_PT, SMALL_MARKER_PT = 7, 3


def style(drawn: Any, chart: NativeChart, size: int, box: Box) -> None:
    """Styles the chart of lines that stands in `box`."""
    _, values = bare(drawn, size)
    values.minimum_scale, values.maximum_scale = 0, top_of(chart)
    plot = placed(chart, box.width, box.height, size)
    place_plot(drawn, Box(plot.left, TOP_IN, box.width - plot.left - plot.right, plot.height), box.width, box.height)
    if len(chart.categories) > 1:  # the first and the last year at the edges, where their words are
        values._element.find(qn("c:crosses")).addnext(parse_xml(f'<c:crossBetween {nsdecls("c")} val="midCat"/>'))
    for number, (native, one) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        colour = rgb(next((shade for shade in one.colours if shade), palette.ACCENT))
        native.smooth = False
        native.format.line.color.rgb = colour
        native.format.line.width = Pt(NAMED_PT if one.named else THIN_PT)
        native.marker.style = XL_MARKER_STYLE.CIRCLE
        native.marker.size = MARKER_PT if one.named else SMALL_MARKER_PT
        native.marker.format.fill.solid()
        native.marker.format.fill.fore_color.rgb = colour
        native.marker.format.line.color.rgb = colour
        firsts, lasts = ([end for end in ends if end.series == number] for ends in (plot.first, plot.last))
        if lasts:
            labels = native.data_labels._element
            labels.getparent().replace(labels, parse_xml(labels_of(one, firsts, lasts, box.height, size)))
