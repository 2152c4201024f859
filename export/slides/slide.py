"""One slide: title, subtitle, own conclusion, what the exhibit shows, its caveat, source and number, in reading order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from exhibits.exhibit import Exhibit
from export.slides import areas, beside, network, tables
from export.slides.content import for_slide
from export.slides.cover import decorative
from export.slides.page import Page
from export.slides.parts import parts_of
from export.slides.rows import TextTable, own_table
from export.slides.shapes import see_through
from export.slides.template import TITLES, Frame
from export.slides.text import Box, fill_frame, fit, height_of, lines_of, plain, write
from export.slides.words import alt_of, beside_a_table, footer, notes
from view import palette
from view.charts.base import ChartData, data_of

MARK_COLOUR = "#8a4b00"
ACROSS = ("#d98a2b", 30)
"""Colour, and how many per cent of it covers what is below it: seen on light and on dark."""
TITLE_SIZES = (30, 26, 24, 22, 20, 18, 16, 14)
TITLE_LINES = 2
BESIDE = 0.52
"""The part of the width that a map gets; its table stands beside it."""
NUMBER_IN, NUMBER_HIGH_IN = 0.7, 0.3
AIR_IN = 0.06
ABOVE_IN, ABOVE_SIZES = 0.55, (16, 14, 12)
LONG_IN = 1.3
"""The most height of somebody's own words, which are never cut where they can stand whole."""
CAVEAT_IN, CAVEAT_SIZES = 0.62, (13, 12, 11)
SOURCE_IN, SOURCE_SIZES = 0.52, (11, 10)
"""The most height of words above and below a figure, and their letters in points."""


def draw_page(made: Any, frame: Frame, page: Page) -> None:
    """The exhibit as it is drawn, or as a table where no native chart or shapes show the same; on more slides when it is long."""
    exhibit = page.exhibit
    shown = for_slide(exhibit)
    data = data_of(exhibit.figure) if exhibit.figure is not None else None
    drawn = data is not None and (data["chart"] == "map" or (data["chart"] == "network" and network.drawable(data)))
    caveat = exhibit.caveat if drawn or not isinstance(shown, TextTable) else beside_a_table(exhibit.caveat)
    place = _room(frame, exhibit, page.conclusion, caveat)
    draws: list[Callable[[Any], None]]
    if drawn and data is not None:
        shapes = _map if data["chart"] == "map" else _network
        draws = [partial(shapes, exhibit=exhibit, data=data, place=place)]
    elif isinstance(shown, TextTable):
        draws = _of_table(shown, place, alt_of(exhibit, shown))
    else:
        alt = alt_of(exhibit, shown)
        draws = [
            partial(beside.draw, several=part, place=place, alt=alt)
            for part in parts_of(shown, place.width, place.height - beside.height_of_titles(shown))
        ]
    _draw(made, frame, page, caveat, draws)


def draw_table_page(made: Any, frame: Frame, page: Page) -> None:
    """The exhibit's own table after its figure."""
    exhibit = replace(page.exhibit, figure=None, title=f"{page.exhibit.title} (tabel)")
    caveat = beside_a_table(exhibit.caveat)
    place = _room(frame, exhibit, "", caveat)
    draws = _of_table(own_table(exhibit), place, alt_of(page.exhibit, own_table(exhibit)))
    _draw(made, frame, replace(page, exhibit=exhibit, conclusion="", notes=""), caveat, draws)


def _draw(made: Any, frame: Frame, page: Page, caveat: str, draws: Sequence[Callable[[Any], None]]) -> None:
    """A slide for each of `draws`; when there are more they say which they are."""
    for number, draw in enumerate(draws, 1):
        title = page.exhibit.title if len(draws) == 1 else f"{page.exhibit.title} ({number}\u00a0van\u00a0{len(draws)})"
        own = page if number == 1 else replace(page, notes="")
        slide = _begin(made, frame, replace(page.exhibit, title=title), page.conclusion)
        draw(slide)
        _finish(slide, frame, own, caveat)


def _of_table(table: TextTable, place: Box, alt: str) -> list[Callable[[Any], None]]:
    return [partial(tables.draw, part=part, box=place, alt=alt) for part in tables.parts_of(table, place)]


def _map(slide: Any, exhibit: Exhibit, data: ChartData, place: Box) -> None:
    """With its table beside it."""
    left = Box(place.left, place.top, place.width * BESIDE, place.height)
    right = Box(left.left + left.width + 0.25, place.top, place.width - left.width - 0.25, place.height)
    areas.draw(slide, exhibit.figure, left, exhibit.alt)
    first = tables.parts_of(own_table(exhibit), right, most=1)[0]
    tables.draw(slide, first, right, alt_of(exhibit, own_table(exhibit)))


def _network(slide: Any, exhibit: Exhibit, data: ChartData, place: Box) -> None:
    network.draw(slide, data, place, exhibit.alt)


def _begin(made: Any, frame: Frame, exhibit: Exhibit, conclusion: str) -> Any:
    """A slide with its words above the figure."""
    slide = made.slides.add_slide(frame.layout)
    for one in list(slide.placeholders):
        if one.placeholder_format.type not in TITLES:
            one._element.getparent().remove(one._element)
    _title(slide, frame, exhibit.title)
    if exhibit.mark:
        _mark(slide, frame, exhibit.mark, across=exhibit.origin == "voorbeeld")
    top = frame.body.top
    for text, bold, height, sizes in _above(frame, exhibit, conclusion):
        colour = palette.ACCENT if bold and not frame.own else palette.LIGHT_TEXT
        write(slide, text, Box(frame.body.left, top, frame.body.width, height), sizes, bold=bold, colour=colour)
        top += height + AIR_IN
    return slide


def _above(frame: Frame, exhibit: Exhibit, conclusion: str) -> Iterator[tuple[str, bool, float, Sequence[int]]]:
    """The words above the figure: text, whether bold, height in inches, sizes of letters."""
    width = frame.body.width
    for text, bold in ((exhibit.subtitle, False), (conclusion, True)):
        if not text:
            continue
        most: float = ABOVE_IN
        sizes: Sequence[int] = ABOVE_SIZES
        if bold and fit(plain(text), width, most, sizes, bold=True)[0] != plain(text):
            most, sizes = LONG_IN, ABOVE_SIZES[-1:]
        yield text, bold, height_of(text, width, most, sizes, bold=bold), sizes


def _room(frame: Frame, exhibit: Exhibit, conclusion: str, caveat: str) -> Box:
    """What the words above and below leave for the figure."""
    room = frame.body
    above = sum(height + AIR_IN for _, _, height, _ in _above(frame, exhibit, conclusion))
    below = sum(box.height + AIR_IN for box in _foot(frame, exhibit, caveat) if box is not None)
    return Box(room.left, room.top + above, room.width, room.height - above - below - AIR_IN)


def _foot(frame: Frame, exhibit: Exhibit, caveat: str) -> tuple[Box | None, Box]:
    """The places of caveat and source at the foot."""
    room = frame.body
    width = room.width - (0 if frame.own else NUMBER_IN)
    high = max(NUMBER_HIGH_IN, height_of(footer(exhibit), width, SOURCE_IN, SOURCE_SIZES))
    source = Box(room.left, room.top + room.height - high, width, high)
    if not caveat:
        return None, source
    high = height_of(caveat, room.width, CAVEAT_IN, CAVEAT_SIZES)
    return Box(room.left, source.top - AIR_IN - high, room.width, high), source


def _finish(slide: Any, frame: Frame, page: Page, caveat: str) -> None:
    """What is read after the figure: caveat, source, number; and the notes."""
    above, below = _foot(frame, page.exhibit, caveat)
    if above is not None:
        write(slide, caveat, above, CAVEAT_SIZES, bottom=True)
    write(slide, footer(page.exhibit), below, SOURCE_SIZES, bottom=True)
    _number(slide, frame)
    slide.notes_slide.notes_text_frame.text = notes(page)


def _title(slide: Any, frame: Frame, text: str) -> None:
    shape = slide.shapes.title
    if frame.own:
        sizes = [size for size in (_title_size(frame), *TITLE_SIZES) if size <= _title_size(frame)]
        low = [size for size in sizes if lines_of(text, frame.title.width, size) <= TITLE_LINES]
        fill_frame(shape.text_frame, text, frame.title, low or sizes, bold=None, colour=None)
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
        shape._element.nvSpPr.cNvPr.append(decorative())  # the mark at the top is read aloud
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
        box = (
            right - NUMBER_IN + 0.05,
            frame.body.top + frame.body.height - NUMBER_HIGH_IN,
            NUMBER_IN - 0.05,
            NUMBER_HIGH_IN,
        )
        shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in box)
    field = f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="nl-NL"/><a:t>‹nr.›</a:t></a:fld>'
    shape.text_frame.paragraphs[0]._p.insert(0, parse_xml(field))
