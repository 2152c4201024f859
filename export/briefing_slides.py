"""A briefing as PowerPoint: a title slide, and its exhibits under the reader's own titles, with conclusions and notes."""

from collections.abc import Callable, Sequence

from exhibits.briefing import Briefing
from exhibits.briefing.drawn import Drawn
from export import slides


def pptx(
    briefing: Briefing, shown: Sequence[Drawn], progress: Callable[[int, int], None], template: bytes | None = None
) -> bytes:
    """A deck with a slide for each of `shown`; all of them have an exhibit. Raises slides.TemplateUnusable."""
    pages = [
        slides.Page(one.renamed, one.item.conclusion, one.item.notes, one.item.with_table, one.item.with_notes)
        for one in shown
        if one.renamed is not None
    ]
    cover = slides.Cover(briefing.title, briefing.cover_lines)
    return slides.deck(pages, briefing.title, cover=cover, template=template, progress=progress)
