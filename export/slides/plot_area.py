"""Where in a native chart its points, lines or bars stand; the rest of the chart is for words."""

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from export.slides.text import Box


def place_plot(drawn: Any, plot: Box, width: float, height: float) -> None:
    """Puts the plot at `plot`, in inches from the left top of a chart of this width and height."""
    layout, manual = OxmlElement("c:layout"), OxmlElement("c:manualLayout")
    shares = {
        "x": plot.left / width,
        "y": plot.top / height,
        "w": plot.width / width,
        "h": plot.height / height,
    }
    values = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    for name, value in (values | {name: f"{share:.4f}" for name, share in shares.items()}).items():
        part = OxmlElement(f"c:{name}")
        part.set("val", value)
        manual.append(part)
    layout.append(manual)
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)
