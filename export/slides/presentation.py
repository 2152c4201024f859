"""Exhibits as PowerPoint: one a slide, with charts and tables that can be edited, the words beside them and in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from exhibits.exhibit import Exhibit
from export import about
from export.slides import charts, tables
from export.slides.content import body
from export.slides.rows import TextTable
from export.slides.text import Box, fill_frame, plain, write
from view import formats, palette
from view.charts.base import data_of

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
LEFT_IN, RIGHT_IN = 0.55, 12.78
TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""
DUTCH = "nl-NL"
ORIGINS = {
    "gepubliceerd": "gepubliceerde cijfers",
    "indeling": "eigen indeling van dit dashboard",
    "voorbeeld": "verzonnen voorbeeldgegevens",
    "eigen": "eigen gegevens",
}
MARK_COLOUR = "#8a4b00"


def pptx(exhibit: Exhibit) -> bytes:
    """A deck of one slide."""
    return deck([exhibit], exhibit.title)


def deck(exhibits: Sequence[Exhibit], title: str, conclusions: Sequence[str] = ()) -> bytes:
    """A 16:9 deck, a slide for each exhibit in this order; `title` is the file's own, not on a slide.

    `conclusions`, parallel to the exhibits, are the reader's own words and stand above the figure.
    """
    made = _empty()
    for exhibit, conclusion in zip(exhibits, conclusions or [""] * len(exhibits), strict=True):
        _slide(made, exhibit, conclusion)
    made.core_properties.title = plain(title)
    made.core_properties.language = DUTCH
    made.core_properties.author = ""
    made.core_properties.keywords = "; ".join(dict.fromkeys(e.mark for e in exhibits if e.mark))
    for slide in made.slides:
        _say_language(slide)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _empty() -> Any:
    """A presentation of 16:9: the template is 4:3, so what stands on its layouts is made wider."""
    made = Presentation()
    factor = Inches(WIDTH_IN) / made.slide_width
    made.slide_width, made.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in holder.placeholders:
            # a placeholder without a place of its own has that of the master
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    return made


def _slide(made: Any, exhibit: Exhibit, conclusion: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    width = RIGHT_IN - LEFT_IN
    _title(slide, exhibit.title, Box(LEFT_IN, 0.3, width, 1.0))
    if exhibit.mark:
        _mark(slide, exhibit.mark, across=exhibit.origin == "voorbeeld")
    top = 1.35
    if exhibit.subtitle:
        write(slide, exhibit.subtitle, Box(LEFT_IN, top, width, 0.5), (16, 14, 12, 11))
        top = 1.9
    if conclusion:
        write(slide, conclusion, Box(LEFT_IN, top, width, 0.5), (16, 14, 12, 11), bold=True, colour=palette.ACCENT)
        top += 0.55
    shown = body(exhibit)
    # of arrows and circles that are a table here, it would say what is not there; the notes have it
    caveat = "" if _is_network(exhibit) else exhibit.caveat
    place = Box(LEFT_IN, top, width, (6.0 if caveat else 6.55) - top)
    if isinstance(shown, TextTable):
        tables.draw(slide, shown, place, exhibit.alt)
    else:
        each = (width - 0.3 * (len(shown) - 1)) / len(shown)
        for number, chart in enumerate(shown):
            charts.draw(slide, chart, Box(LEFT_IN + number * (each + 0.3), top, each, place.height), exhibit.alt)
    if caveat:
        write(slide, caveat, Box(LEFT_IN, 6.05, width, 0.5), (13, 12, 11, 10), bottom=True)
    write(slide, _footer(exhibit), Box(LEFT_IN, 6.68, width, 0.52), (11, 10, 9), bottom=True)
    slide.notes_slide.notes_text_frame.text = _notes(exhibit)


def _is_network(exhibit: Exhibit) -> bool:
    return exhibit.figure is not None and data_of(exhibit.figure)["chart"] == "network"


def _title(slide: Any, text: str, box: Box) -> None:
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (
        Inches(measure) for measure in (box.left, box.top, box.width, box.height)
    )
    fill_frame(shape.text_frame, text, box, (30, 26, 24, 22, 20, 18), bold=True)
    shape.text_frame.paragraphs[0].alignment = 1  # left


def _mark(slide: Any, mark: str, *, across: bool) -> None:
    """Readable at the top, and `across` the slide, behind what stands on it: what is made up must say so wherever it goes."""
    if across:
        shape = write(slide, mark.upper(), Box(1.1, 3.3, 11.1, 0.8), (36,), bold=True, colour="#f6dfc3")
        shape.rotation = -18
        shape.name = "Merk over de dia"
    write(slide, mark, Box(LEFT_IN, 0.06, 6.0, 0.24), (12,), bold=True, colour=MARK_COLOUR).name = "Merk"


def _footer(exhibit: Exhibit) -> str:
    parts = [
        exhibit.source_short,
        *exhibit.filter_text,
        f"Herkomst: {ORIGINS[exhibit.origin]}",
        f"Gemaakt op {formats.today()}",
    ]
    return " · ".join(parts)


def _notes(exhibit: Exhibit) -> str:
    """What can be said beside the slide, and what the figure shows in words."""
    said = [f"{label}: {text}" for label, text in about.lines(exhibit) if label != "Titel"]
    return "\n".join(plain(line) for line in [*said, f"In woorden: {exhibit.alt}"])


def _say_language(slide: Any) -> None:
    """Dutch for every run that does not say so yet: a screen reader reads it aloud, a spelling checker checks it."""
    parts = [slide._element, slide.notes_slide._element]
    parts += [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
    for part in parts:
        for name in ("a:rPr", "a:endParaRPr", "a:defRPr"):
            for properties in part.iter(qn(name)):
                properties.set("lang", DUTCH)
        for run in part.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", DUTCH)
