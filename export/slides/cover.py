"""The title slide of a deck."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from export.slides.page import Cover
from export.slides.template import TITLES, Frame
from export.slides.text import LEADING, Box, joined, lines_of, plain, rgb, write
from view import palette

SIZES = (40, 36, 32, 28, 24, 20, 18, 16, 14, 12)
"""Of letters, in points, for words that do not fit in the largest; words that do have those of the layout."""
BESIDE_TITLE_IN = 0.9
INCHES = 914400


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
    for shape in (title, *(texts[:1] if cover.lines else ())):
        _make_fit(shape)
    if cover.lines and not texts:
        _write_lines(slide, frame, cover)
    slide.notes_slide.notes_text_frame.text = ""


def _make_fit(shape: Any) -> None:
    """Smaller letters for more words than the placeholder has room for."""
    width, height = shape.width / INCHES - 0.2, shape.height / INCHES - 0.1
    paragraphs = shape.text_frame.paragraphs

    def fits(size: int) -> bool:
        lines = sum(lines_of(paragraph.text, width, size) for paragraph in paragraphs)
        return bool(lines * size * LEADING / 72 <= height)

    if fits(SIZES[0]):
        return
    size = next(filter(fits, SIZES), SIZES[-1])
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _write_lines(slide: Any, frame: Frame, cover: Cover) -> None:
    """Occasion, name and date where the layout has no place for them: below the title, or above one that stands low."""
    title, room = slide.shapes.title, frame.body
    top = (title.top + title.height) / INCHES + 0.1
    if top + BESIDE_TITLE_IN > room.top + room.height:
        top = max(0.1, title.top / INCHES - BESIDE_TITLE_IN - 0.1)
    place = Box(title.left / INCHES, top, title.width / INCHES, BESIDE_TITLE_IN)
    shape = write(slide, " · ".join(cover.lines), place, (20, 18, 16, 14, 12))
    shape.name = "Gelegenheid"
    if title.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE:
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def decorative() -> Any:
    """Says to a screen reader that a shape means nothing."""
    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
