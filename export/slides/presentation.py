"""Exhibits as PowerPoint: one a slide, with charts and tables that can be edited, the words beside them and in the notes."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from pptx.oxml.ns import qn

from exhibits.exhibit import Exhibit
from export.about import MOST_OF_PROPERTY
from export.slides.cover import draw_cover
from export.slides.page import Cover, Page
from export.slides.recolour import follow_theme, theme_colours, theme_fonts
from export.slides.slide import draw_page, draw_table_page
from export.slides.template import begin
from export.slides.text import letters_of, plain

DUTCH = "nl-NL"


def pptx(exhibit: Exhibit) -> bytes:
    """A deck of one slide."""
    return deck([Page(exhibit)], exhibit.title)


def deck(
    pages: Sequence[Page],
    title: str,
    *,
    cover: Cover | None = None,
    template: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """A deck with a slide for each page in this order, after a `cover`; `title` is the file's own.

    It has 16:9 and our look, or the layouts, fonts and colours of a user's `template`. `progress(done, total)` hears how far
    it is. Raises TemplateUnusable.
    """
    made, frame = begin(template)
    with letters_of(theme_fonts(made) if frame.own else ()):
        if cover is not None:
            draw_cover(made, frame, cover)
        for number, page in enumerate(pages, 1):
            draw_page(made, frame, page)
            if page.with_table and page.exhibit.figure is not None:
                draw_table_page(made, frame, page)
            if progress is not None:
                progress(number, len(pages))
    _describe(made, title, pages)
    theme = theme_colours(made) if frame.own else {}
    for slide in made.slides:
        charts = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for chart in charts:
            _number_axes(chart)
        for part in (slide._element, *charts):
            if theme:
                follow_theme(part, theme)
        for part in (slide._element, slide.notes_slide._element, *charts):
            _say_language(part)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _describe(made: Any, title: str, pages: Sequence[Page]) -> None:
    about = made.core_properties
    about.title, about.language = plain(title)[:MOST_OF_PROPERTY], DUTCH
    about.author = about.last_modified_by = about.comments = about.subject = ""
    about.keywords = "; ".join(dict.fromkeys(page.exhibit.mark for page in pages if page.exhibit.mark))


def _number_axes(chart: Any) -> None:
    """Positive numbers, as the standard asks; python-pptx writes the negative ones of an old PowerPoint."""
    for name in ("c:axId", "c:crossAx"):
        for found in chart.iter(qn(name)):
            found.set("val", str(abs(int(found.get("val")))))


def _say_language(part: Any) -> None:
    """Dutch for every run that does not say so yet: a screen reader reads it aloud, a spelling checker checks it."""
    for name in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for properties in part.iter(qn(name)):
            properties.set("lang", DUTCH)
    for run in part.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", DUTCH)
