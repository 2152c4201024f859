"""The look of a waterfall: columns on a foot that is not drawn, amounts in millions above or in them."""

from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from export.slides.shapes import see_through
from export.slides.text import rgb
from view import palette

COLOURS = (None, palette.GREY, palette.ACCENT, palette.LOSS)
COVER_PCT = 45
"""Seen through, so that a number in or over a column reads on any page."""
FORMATS = ("", "0.00,,", '"+"0.00,,', '"−"0.00,,')
"""In millions, without the unit, which the title above the chart says."""
LETTERS_PT, SMALL_PT = 12, 10
ROOMY_IN = 0.45


def style(drawn: Any, column_in: float) -> None:
    """Styles the chart of `content.waterfall`: foot, totals, what came, what went; `column_in` is the room for a column."""
    letters = LETTERS_PT if column_in >= ROOMY_IN else SMALL_PT
    drawn.has_title = False
    drawn.font.size = Pt(letters)
    drawn.font.color.rgb = rgb(palette.LIGHT_TEXT)
    drawn.has_legend = False
    categories, values = drawn.category_axis, drawn.value_axis
    categories.format.line.color.rgb = rgb(palette.GREY)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale = 0
    plot = drawn.plots[0]
    plot.gap_width = 35
    plot.overlap = 100
    for series, colour, number_format in zip(plot.series, COLOURS, FORMATS, strict=True):
        if colour is None:
            series.format.fill.background()
            series.format.line.fill.background()
            continue
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
        see_through(series.format.fill._xPr, COVER_PCT)
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value = True
        labels.number_format = number_format
        labels.number_format_is_linked = False
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.size = Pt(letters)
        labels.font.color.rgb = rgb(palette.LIGHT_TEXT)
