"""One slide: title, subtitle, own conclusion, what the exhibit shows, its caveat, source and number, in reading order."""

import re
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from exhibits.exhibit import Exhibit
from export import about
from export.slides import areas, charts, network, tables
from export.slides.content import for_slide
from export.slides.page import Cover, Page
from export.slides.rows import TextTable, own_table
from export.slides.shapes import see_through
from export.slides.template import TITLES, Frame
from export.slides.text import Box, fill_frame, plain, rgb, write
from view import formats, palette
from view.charts.base import data_of

ORIGINS = {
    "gepubliceerd": "gepubliceerde cijfers",
    "indeling": "eigen indeling van dit dashboard",
    "voorbeeld": "verzonnen voorbeeldgegevens",
    "eigen": "eigen gegevens",
}
MARK_COLOUR = "#8a4b00"
ACROSS = ("#d98a2b", 30)
"""Colour, and how many per cent of it covers what is below it: seen on light and on dark."""
TITLE_SIZES = (30, 26, 24, 22, 20, 18, 16)
PICTURE_WORDS = re.compile(
    r"^(Gekleurd|Grijs|Gearceerd|Arcering|Band|Pijl|Geen pijl|Lege plek|Blauw|Oranje|Open punt|Stip|Kleur|Donker)"
)
"""What a sentence starts with that explains a picture: beside a table it would say what is not there."""
BESIDE = 0.52
"""The part of the width that a map gets; its table stands beside it."""
NUMBER_IN = 0.7


def draw_cover(made: Any, frame: Frame, cover: Cover) -> None:
    """The title slide, in the layout's own placeholders where it has them."""
    slide = made.slides.add_slide(frame.cover)
    title = slide.shapes.title
    title.text_frame.text = plain(cover.title)
    texts = [
        one
        for one in slide.placeholders
        if one.placeholder_format.type in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
    ]
    if texts and cover.lines:
        texts[0].text_frame.text = "\n".join(plain(line) for line in cover.lines)
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
        bar._element.nvSpPr.cNvPr.append(_decorative())
        title.left, title.top, title.width, title.height = (Inches(n) for n in (0.9, 2.3, 11.5, 1.5))
        title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        for line in texts[0].text_frame.paragraphs if texts and cover.lines else ():
            line.alignment = PP_ALIGN.LEFT
        if texts and cover.lines:
            texts[0].left, texts[0].top, texts[0].width, texts[0].height = (Inches(n) for n in (0.9, 3.9, 11.5, 1.4))
    slide.notes_slide.notes_text_frame.text = ""


def _decorative() -> Any:
    """Says to a screen reader that a shape means nothing."""
    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )


def draw_page(made: Any, frame: Frame, page: Page) -> None:
    """The exhibit as it is drawn, or as a table where no native chart or shapes show the same."""
    exhibit = page.exhibit
    slide, place = _begin(made, frame, exhibit, page.conclusion)
    shown = for_slide(exhibit)
    data = data_of(exhibit.figure) if exhibit.figure is not None else None
    drawn = data is not None and (data["chart"] == "map" or (data["chart"] == "network" and network.drawable(data)))
    caveat = exhibit.caveat if drawn or not isinstance(shown, TextTable) else beside_a_table(exhibit.caveat)
    place = _foot(slide, frame, exhibit, caveat, place)
    if drawn and data is not None:
        if data["chart"] == "map":
            left = Box(place.left, place.top, place.width * BESIDE, place.height)
            right = Box(left.left + left.width + 0.25, place.top, place.width - left.width - 0.25, place.height)
            areas.draw(slide, exhibit.figure, left, exhibit.alt)
            tables.draw(slide, own_table(exhibit), right, f"De cijfers van de kaart. {exhibit.alt}")
        else:
            network.draw(slide, data, place, exhibit.alt)
    elif isinstance(shown, TextTable):
        tables.draw(slide, shown, place, exhibit.alt)
    else:
        each = (place.width - 0.3 * (len(shown) - 1)) / len(shown)
        for number, chart in enumerate(shown):
            charts.draw(
                slide, chart, Box(place.left + number * (each + 0.3), place.top, each, place.height), exhibit.alt
            )
    _finish(slide, frame, page)


def draw_table_page(made: Any, frame: Frame, page: Page) -> None:
    """The exhibit's own table on a slide after its figure."""
    exhibit = replace(page.exhibit, figure=None, title=f"{page.exhibit.title} (tabel)")
    slide, place = _begin(made, frame, exhibit, "")
    place = _foot(slide, frame, exhibit, beside_a_table(exhibit.caveat), place)
    tables.draw(slide, own_table(exhibit), place, exhibit.alt)
    _finish(slide, frame, replace(page, notes=""))


def beside_a_table(caveat: str) -> str:
    """The caveat without its sentences about a picture."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z°*‘])", caveat)
    return " ".join(sentence for sentence in sentences if not PICTURE_WORDS.match(sentence))


def _begin(made: Any, frame: Frame, exhibit: Exhibit, conclusion: str) -> tuple[Any, Box]:
    """A slide with its words above the figure, and the room below them."""
    slide = made.slides.add_slide(frame.layout)
    for one in list(slide.placeholders):
        if one.placeholder_format.type not in TITLES:
            one._element.getparent().remove(one._element)
    _title(slide, frame, exhibit.title)
    if exhibit.mark:
        _mark(slide, frame, exhibit.mark, across=exhibit.origin == "voorbeeld")
    left, top, width = frame.body.left, frame.body.top, frame.body.width
    if exhibit.subtitle:
        write(slide, exhibit.subtitle, Box(left, top, width, 0.5), (16, 14, 12, 11))
        top += 0.55
    if conclusion:
        write(slide, conclusion, Box(left, top, width, 0.5), (16, 14, 12, 11), bold=True, colour=palette.ACCENT)
        top += 0.55
    return slide, Box(left, top, width, frame.body.top + frame.body.height - top)


def _foot(slide: Any, frame: Frame, exhibit: Exhibit, caveat: str, place: Box) -> Box:
    """Caveat and source at the foot, written last; returns the room that is left above them."""
    bottom = place.top + place.height - 0.52
    if caveat:
        bottom -= 0.58
    return Box(place.left, place.top, place.width, bottom - 0.08 - place.top)


def _finish(slide: Any, frame: Frame, page: Page) -> None:
    """What is read after the figure: caveat, source, number; and the notes."""
    exhibit, body_box = page.exhibit, frame.body
    shows_table = not any(shape.has_chart or shape.shape_type == 6 for shape in slide.shapes)
    caveat = beside_a_table(exhibit.caveat) if shows_table else exhibit.caveat
    bottom = body_box.top + body_box.height
    width = body_box.width - (0 if frame.own else NUMBER_IN)
    if caveat:
        write(slide, caveat, Box(body_box.left, bottom - 1.12, body_box.width, 0.54), (13, 12, 11, 10), bottom=True)
    write(slide, _footer(exhibit), Box(body_box.left, bottom - 0.52, width, 0.52), (11, 10, 9), bottom=True)
    _number(slide, frame)
    slide.notes_slide.notes_text_frame.text = _notes(page)


def _title(slide: Any, frame: Frame, text: str) -> None:
    shape = slide.shapes.title
    if frame.own:
        sizes = [size for size in (_title_size(frame), *TITLE_SIZES) if size <= _title_size(frame)]
        lines = shape.text_frame
        fill_frame(lines, text, frame.title, sizes, bold=None, colour=None)
        return
    box = frame.title
    shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in (box.left, box.top, box.width, box.height))
    fill_frame(shape.text_frame, text, box, TITLE_SIZES, bold=True)
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _title_size(frame: Frame) -> int:
    """The size of letters that the template's master gives titles, in points."""
    found = frame.layout.slide_master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    return min(int(found.get("sz", 3000)) // 100, 40) if found is not None else 30


def _mark(slide: Any, frame: Frame, mark: str, *, across: bool) -> None:
    """Readable at the top, and `across` the slide, behind what stands on it: what is made up must say so wherever it goes."""
    if across:
        room = frame.body
        colour, strength = ACROSS
        place = Box(room.left + 0.3, room.top + room.height / 2 - 0.4, room.width - 0.6, 0.8)
        shape = write(slide, mark.upper(), place, (30, 26, 22), bold=True, colour=colour)
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        see_through(shape._element, strength)
        shape.rotation = -18
        shape.name = "Merk over de dia"
        shape._element.nvSpPr.cNvPr.append(_decorative())  # the mark at the top is read aloud
    top = max(0.02, frame.title.top - 0.24)
    shown = palette.LIGHT_TEXT if frame.own else MARK_COLOUR  # that follows a dark template
    write(slide, mark, Box(frame.title.left, top, 6.0, 0.24), (12,), bold=True, colour=shown).name = "Merk"


def _number(slide: Any, frame: Frame) -> None:
    """The slide's number, that PowerPoint keeps right: where the template has it, or at the right of the foot."""
    holder = next(
        (one for one in frame.layout.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER), None
    )
    if holder is None:
        return
    slide.shapes.clone_placeholder(holder)
    shape = slide.placeholders[holder.placeholder_format.idx]
    shape.name = "Dianummer"
    if not frame.own:
        right = frame.body.left + frame.body.width
        box = (right - NUMBER_IN + 0.05, frame.body.top + frame.body.height - 0.3, NUMBER_IN - 0.05, 0.3)
        shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in box)
    field = f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="nl-NL"/><a:t>‹nr.›</a:t></a:fld>'
    shape.text_frame.paragraphs[0]._p.insert(0, parse_xml(field))


def _footer(exhibit: Exhibit) -> str:
    parts = [
        exhibit.source_short,
        *exhibit.filter_text,
        f"Herkomst: {ORIGINS[exhibit.origin]}",
        f"Gemaakt op {formats.today()}",
    ]
    return " · ".join(parts)


def _notes(page: Page) -> str:
    """The reader's own notes, what can be said beside the slide, and what the figure shows in words."""
    exhibit = page.exhibit
    hidden = ("Titel",) if page.with_notes else ("Titel", "Toelichting")
    said = [f"{label}: {text}" for label, text in about.lines(exhibit) if label not in hidden]
    lines = [*page.notes.splitlines(), *said, f"In woorden: {exhibit.alt}"]
    return "\n".join(plain(line) for line in lines)
