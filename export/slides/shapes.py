"""Native shapes on a slide that belong together: freeforms, circles, connectors and words in one group with one alt text."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from export.slides.text import plain, put, rgb
from view import palette

Point = tuple[float, float]
UNITS_PER_INCH = 914400


class Drawing:
    """A group of shapes; all places are in inches on the slide."""

    def __init__(self, slide: Any, name: str, alt: str) -> None:
        self.group = slide.shapes.add_group_shape()
        self.group.name = name
        self.group._element.nvGrpSpPr.cNvPr.set("descr", plain(alt))

    def area(self, rings: Sequence[Sequence[Point]], fill: str | None, line: str, name: str) -> None:
        """One freeform of one or more closed rings; without `fill` only its outline."""
        start, *rest = rings[0]
        builder = self.group.shapes.build_freeform(*_emu(start), scale=1.0)
        builder.add_line_segments([_emu(point) for point in rest], close=fill is not None)
        for ring in rings[1:]:
            builder.move_to(*_emu(ring[0]))
            builder.add_line_segments([_emu(point) for point in ring[1:]], close=fill is not None)
        shape = builder.convert_to_shape()
        shape.name = plain(name)
        _paint(shape, fill, line, 0.5 if fill else 1.0)

    def circle(self, middle: Point, radius: float, fill: str, name: str, *, hollow: bool = False) -> Any:
        """An oval; `hollow` for an outline alone."""
        (x, y), size = middle, Inches(2 * radius)
        shape = self.group.shapes.add_shape(MSO_SHAPE.OVAL, Inches(x - radius), Inches(y - radius), size, size)
        shape.name = plain(name)
        _paint(shape, None if hollow else fill, fill if hollow else palette.LIGHT_PAGE, 1.5 if hollow else 0.75)
        return shape

    def tie(self, one: Any, other: Any, sites: tuple[int, int], ends: tuple[Point, Point], colour: str, width_pt: float, *, known: bool) -> None:  # fmt: skip
        """A connector from `one` to `other`, glued to their connection `sites`: it moves along with them."""
        (x0, y0), (x1, y1) = (_emu(end) for end in ends)
        line = self.group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x0, y0, x1, y1)
        line.name = f"{one.name} → {other.name}"
        line._connect_begin_to(one, sites[0])
        line._connect_end_to(other, sites[1])
        line.line.color.rgb = rgb(colour)
        line.line.width = Pt(width_pt)
        if not known:
            line.line.dash_style = MSO_LINE.ROUND_DOT
            return
        head = OxmlElement("a:tailEnd")
        head.set("type", "triangle")
        line.line._get_or_add_ln().append(head)

    def words(self, text: str, middle: Point, size: tuple[float, float], letters: int, *, bold: bool = False, fill: str | None = None, cover_pct: int = 100, align: PP_ALIGN = PP_ALIGN.CENTER) -> None:  # fmt: skip
        """A text around `middle`; on a rounded tag of its own when it has a `fill`, that covers what is below for `cover_pct` per cent."""
        (x, y), (width, height) = middle, size
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if fill else MSO_SHAPE.RECTANGLE
        shape = self.group.shapes.add_shape(kind, Inches(x - width / 2), Inches(y - height / 2), Inches(width), Inches(height))  # fmt: skip
        shape.name = plain(text) or "Tekst"
        _paint(shape, fill, None, 0)
        if fill and cover_pct < 100:
            see_through(shape.fill._xPr, cover_pct)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.word_wrap = True
        frame.paragraphs[0].alignment = align
        put(frame.paragraphs[0], plain(text), letters, bold=bold, colour=palette.text_on(fill) if fill else palette.LIGHT_TEXT)  # fmt: skip


def see_through(properties: Any, cover_pct: int) -> None:
    """Makes the first colour in `properties` (of a fill or a text) cover what is below it in part."""
    alpha = OxmlElement("a:alpha")
    alpha.set("val", str(cover_pct * 1000))
    next(properties.iter(qn("a:srgbClr"))).append(alpha)


def _emu(point: Point) -> tuple[int, int]:
    return round(point[0] * UNITS_PER_INCH), round(point[1] * UNITS_PER_INCH)


def _paint(shape: Any, fill: str | None, line: str | None, width_pt: float) -> None:
    # the style of a new shape would give it a shadow
    shape._element.remove(shape._element.find(qn("p:style")))
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    else:
        shape.fill.background()
    if line:
        shape.line.color.rgb = rgb(line)
        shape.line.width = Pt(width_pt)
    else:
        shape.line.fill.background()
