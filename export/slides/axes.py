"""What native charts of rows and years have alike: no title, one letter, a quiet axis of names and no axis of values."""

from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from export.slides.text import rgb
from view import palette


def bare(drawn: Any, size: int) -> tuple[Any, Any]:
    """Styles the chart, and gives its axis of names and its axis of values; `size` is that of its letters, in points."""
    drawn.has_title = drawn.has_legend = False
    drawn.font.size = Pt(size)
    drawn.font.color.rgb = rgb(palette.LIGHT_TEXT)
    names, values = drawn.category_axis, drawn.value_axis
    names.format.line.color.rgb = rgb(palette.GREY)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = values.has_major_gridlines = False
    values.visible = False
    return names, values
