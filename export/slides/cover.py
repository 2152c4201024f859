"""The title slide of a deck."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from export.slides.page import Cover
from export.slides.template import TITLES, Frame
from export.slides.text import joined, plain, rgb
from view import palette


def draw_cover(made: Any, frame: Frame, cover: Cover) -> None:
    """The title slide, in the layout's own placeholders where it has them."""
    slide = made.slides.add_slide(frame.cover)
    title = slide.shapes.title
    title.text_frame.text = joined(plain(cover.title))
    texts = [
        one
        for one in slide.placeholders
        if one.placeholder_format.type in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
    ]
    if texts and cover.lines:
        texts[0].text_frame.text = "\n".join(joined(plain(line)) for line in cover.lines)
    for other in list(slide.placeholders):
        if other.placeholder_format.type not in TITLES and not (
            texts and other.shape_id == texts[0].shape_id and cover.lines
        ):
            other._element.getparent().remove(other._element)
    if not frame.own:
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(0.55), Inches(2.3), Inches(0.09), Inches(3.0))
        bar.name = "Balk"
        bar.shadow.inherit = False
        bar.fill.solid()
        bar.fill.fore_color.rgb = rgb(palette.ACCENT)
        bar.line.fill.background()
        bar._element.nvSpPr.cNvPr.append(decorative())
        title.left, title.top, title.width, title.height = (Inches(n) for n in (0.9, 2.3, 11.5, 1.5))
        title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        for line in texts[0].text_frame.paragraphs if texts and cover.lines else ():
            line.alignment = PP_ALIGN.LEFT
        if texts and cover.lines:
            texts[0].left, texts[0].top, texts[0].width, texts[0].height = (Inches(n) for n in (0.9, 3.9, 11.5, 1.4))
    slide.notes_slide.notes_text_frame.text = ""


def decorative() -> Any:
    """Says to a screen reader that a shape means nothing."""
    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
