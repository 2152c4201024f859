"""A native table on a slide: as many rows as fit, and a sentence on what is left out."""

import math
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from export.slides.rows import TextTable
from export.slides.text import BOLD_EM, LEADING, Box, lines_of, plain, put, write
from view import formats

MOST_ROWS = 24
MOST_COLUMNS = 7
MOST_CHARACTERS = 110
"""Of one cell; longer texts are cut, and whole in the Excel file."""
SENTENCE_IN = 0.28
MARGIN_IN = 0.05
NO_STYLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""PowerPoint's own style 'No Style, Table Grid': nothing behind the text, so that a mark can be seen."""


def draw(slide: Any, table: TextTable, box: Box, alt: str) -> None:
    """Puts the table on the slide; below it how many rows and columns the slide leaves out."""
    titles = table.titles[:MOST_COLUMNS]
    rows = [[_short(text) for text in row[: len(titles)]] for row in table.rows]
    size, widths, heights = _sizes(titles, rows, box)
    shown = len(heights) - 1
    frame = slide.shapes.add_table(
        shown + 1, len(titles), Inches(box.left), Inches(box.top), Inches(box.width), Inches(sum(heights))
    )
    frame.name = "Tabel"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    native = frame.table
    native._tbl.tblPr[0].text = NO_STYLE_GRID
    native.horz_banding = False
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Inches(width)
    for number, (texts, height) in enumerate(zip([list(titles), *rows[:shown]], heights, strict=True)):
        native.rows[number].height = Inches(height)
        for place, text in enumerate(texts):
            _fill(native.cell(number, place), text, size, bold=number == 0, right=table.numeric[place])
    if left_out := _left_out(len(rows) - shown, len(table.titles) - len(titles)):
        top = box.top + sum(heights) + 0.04
        write(slide, left_out, Box(box.left, top, box.width, SENTENCE_IN - 0.04), (11, 10))


def _short(text: str) -> str:
    words = plain(text)
    return words if len(words) <= MOST_CHARACTERS else f"{words[: MOST_CHARACTERS - 1].rstrip()}…"


def _sizes(titles: Sequence[str], rows: Sequence[Sequence[str]], box: Box) -> tuple[int, list[float], list[float]]:
    """Font size, widths of columns and heights of the rows that fit: the largest font that shows all, else the smallest."""
    weights = [_weight([title, *(row[n] for row in rows)]) for n, title in enumerate(titles)]
    widths = [box.width * weight / sum(weights) for weight in weights]
    for size in (14, 12, 11, 10):
        heights = [_height(row, widths, size) for row in [titles, *rows]]
        if sum(heights) <= box.height and len(rows) <= MOST_ROWS:
            return size, widths, heights
    room, fitting = box.height - SENTENCE_IN, heights[:1]
    for height in heights[1 : MOST_ROWS + 1]:
        if sum(fitting) + height > room:
            break
        fitting.append(height)
    return size, widths, fitting


def _weight(texts: Sequence[str]) -> float:
    """What a column needs beside the others: its longest word whole, and more for longer texts, but not by their length."""
    word = max((len(word) for text in texts for word in text.split(" ")), default=1)
    return max(min(word, 24) * 1.3 + 2.0, 5.0 * math.sqrt(max(len(text) for text in texts)))


def _height(texts: Sequence[str], widths: Sequence[float], size: int) -> float:
    lines = max(lines_of(text, width - 2 * MARGIN_IN, size, BOLD_EM) for text, width in zip(texts, widths, strict=True))
    return lines * size * LEADING / 72 + 0.06


def _fill(cell: Any, text: str, size: int, *, bold: bool, right: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGIN_IN)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    if text:
        put(paragraph, text, size, bold=bold)
    # an empty cell has a height too: that of the letters it would have
    paragraph._p.get_or_add_endParaRPr().set("sz", str(size * 100))


def _left_out(rows: int, columns: int) -> str:
    parts = []
    if rows:
        parts.append(formats.plural(rows, "rij", "rijen"))
    if columns:
        parts.append(formats.plural(columns, "kolom", "kolommen"))
    return f"Nog {' en '.join(parts)} in het Excel-bestand van dit overzicht." if parts else ""
