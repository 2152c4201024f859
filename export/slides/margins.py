"""Error bars of a native chart: from each value to the ends of its margin."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from export.slides.native import ChartSeries
from export.slides.text import rgb
from view import palette


def draw(native: Any, one: ChartSeries) -> None:
    """Error bars to the ends of each value's margin; none where it is not known."""
    below = [v - (v if low is None else low) for v, low in zip(one.values, one.low, strict=True) if v is not None]
    above = [(v if high is None else high) - v for v, high in zip(one.values, one.high, strict=True) if v is not None]
    bars = OxmlElement("c:errBars")
    for name, value in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
        part = OxmlElement(name)
        part.set("val", value)
        bars.append(part)
    for name, lengths in (("c:plus", above), ("c:minus", below)):
        bars.append(_numbers(name, lengths))
    style = OxmlElement("c:spPr")
    line = OxmlElement("a:ln")
    line.set("w", str(Pt(1.75)))
    fill, colour = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    colour.set("val", palette.LIGHT_TEXT.lstrip("#"))
    fill.append(colour)
    line.append(fill)
    style.append(line)
    bars.append(style)
    native._element.find(qn("c:cat")).addprevious(bars)
    native.data_labels.position = XL_LABEL_POSITION.INSIDE_BASE  # beside the bar stands its margin
    native.data_labels.font.color.rgb = rgb(palette.text_on(palette.ACCENT))


def _numbers(name: str, values: Sequence[float]) -> Any:
    holder, literal, count = OxmlElement(name), OxmlElement("c:numLit"), OxmlElement("c:ptCount")
    count.set("val", str(len(values)))
    literal.append(count)
    for place, value in enumerate(values):
        point, number = OxmlElement("c:pt"), OxmlElement("c:v")
        point.set("idx", str(place))
        number.text = f"{value:.4f}"
        point.append(number)
        literal.append(point)
    holder.append(literal)
    return holder
