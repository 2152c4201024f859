"""A native table on a slide: in letters that are read from a chair, on further slides where it is long."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from export.slides.rows import TextTable
from export.slides.text import BOLD_EM, LEADING, Box, letter_in, lines_of, plain, put, write
from view import formats

MOST_SLIDES = 4
"""A longer table is no slide show: then its first rows, and where the others are."""
MOST_COLUMNS, FEWEST_COLUMNS = 7, 2
LEAST_ROWS = 5
MOST_CHARACTERS, FEW_CHARACTERS = 110, 50
"""Of one cell; longer texts are cut, and whole in the Excel file."""
SIZES, SMALL_SIZES, SMALLEST = (14, 12), (11, 10), 9
"""The small ones only where a word would not fit in its column, the smallest where a column would not."""
CELL_EM = 0.58
WIDEST_WORD = 28
"""Letters: longer words, below a title, may be broken."""
SENTENCE_IN, LONG_SENTENCE_IN, LONG_SENTENCE = 0.3, 0.48, 62
"""Below a table: what it leaves out, in one line or in two; and how many letters that may have."""
STEP_IN = 0.1
ROOMY = 1.15
"""Where there is room for it a column is so much wider than its longest word: the font may be another than the one named."""
MARGIN_IN = 0.05
NO_STYLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""PowerPoint's own style 'No Style, Table Grid': nothing behind the text, so that a mark can be seen."""


@dataclass(frozen=True)
class TablePart:
    """What a slide shows of a table, how large, and the sentence below it on what it leaves out."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    size: int
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    left_out: str


def parts_of(
    table: TextTable, box: Box, most: int = MOST_SLIDES, small: Sequence[int] = SMALL_SIZES
) -> list[TablePart]:
    """The table in so many slides as it needs; its first rows alone when it needs more than `most`.

    `small` are the sizes of letters, falling, where a word would not fit in its column at one of `SIZES`; none on a screen.
    """
    letters = (*SIZES, *small)
    if small and _columns_that_fit(table, box.width, letters[-1]) < _columns_that_fit(table, box.width, SMALLEST):
        letters = (*letters, SMALLEST)
    columns = _columns_that_fit(table, box.width, letters[-1])
    # what shows a row or two of many is no table: rather fewer columns, and then shorter texts
    fewer = [(number, MOST_CHARACTERS) for number in range(columns, min(columns, FEWEST_COLUMNS) - 1, -1)]
    for number, longest in (*fewer, (fewer[-1][0], FEW_CHARACTERS)):
        parts = _parts(table, number, longest, box, most, letters)
        if sum(len(part.rows) for part in parts) >= min(LEAST_ROWS, len(table.rows)):
            break
    return parts


def _parts(
    table: TextTable, columns: int, longest: int, box: Box, most: int, letters: Sequence[int]
) -> list[TablePart]:
    """`parts_of` with its first `columns` alone, and texts that are cut when they are longer than that."""
    titles = table.titles[:columns]
    rows = [tuple(_short(text, longest) for text in row[:columns]) for row in table.rows]
    widths = _widths(titles, rows, box.width, letters[-1])
    others = len(table.titles) - columns
    room = box.height - (_sentence_in(box.width) if others else 0)
    size, heights = _sizes(titles, rows, widths, room, letters)
    headings = [n for n, row in enumerate(rows) if len(row) > 1 and row[0] and not any(row[1:])]
    fits = sum(heights) <= room
    pages = [range(len(rows))] if fits else _pages(heights, box.height - _sentence_in(box.width), headings)
    if len(pages) > most:
        pages = _filled(heights, box.height - _sentence_in(box.width), headings)  # the first as full as it can be
    alone = len(pages) > most
    parts = []
    for page in pages[:1] if alone else pages:
        left_out = _left_out(len(page) if alone else len(rows), len(rows), others)
        own = (heights[0], *(heights[row + 1] for row in page))
        parts.append(
            TablePart(titles, tuple(rows[row] for row in page), table.numeric[:columns], size, widths, own, left_out)
        )
    return parts


def draw(slide: Any, part: TablePart, box: Box, alt: str) -> None:
    """Puts the part on the slide, and below it what the slide leaves out."""
    frame = slide.shapes.add_table(
        len(part.rows) + 1, len(part.titles), Inches(box.left), Inches(box.top), Inches(box.width), Inches(sum(part.heights))
    )  # fmt: skip
    frame.name = "Tabel"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    native = frame.table
    native._tbl.tblPr[0].text = NO_STYLE_GRID
    native.horz_banding = False
    for column, width in zip(native.columns, part.widths, strict=True):
        column.width = Inches(width)
    for number, (texts, height) in enumerate(zip([part.titles, *part.rows], part.heights, strict=True)):
        native.rows[number].height = Inches(height)
        for place, text in enumerate(texts):
            _fill(native.cell(number, place), text, part.size, bold=number == 0, right=part.numeric[place])
    if part.left_out:
        top = box.top + sum(part.heights) + 0.04
        write(slide, part.left_out, Box(box.left, top, box.width, _sentence_in(box.width) - 0.05), (12, 11))


def _short(text: str, longest: int) -> str:
    words = plain(text)
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _sizes(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    height: float,
    sizes: Sequence[int],
) -> tuple[int, list[float]]:
    """Font size and heights of all rows: the largest that shows everything on one slide, else the smallest that is read well."""
    whole = [size for size in sizes if _words_fit(titles, rows, widths, size)] or [sizes[-1]]
    usable = [size for size in whole if size in SIZES] or whole[:1]
    for size in usable:
        heights = [_height(titles, widths, size, BOLD_EM), *(_height(row, widths, size, CELL_EM) for row in rows)]
        if sum(heights) <= height:
            break
    return size, heights


def _words_fit(titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], size: int) -> bool:
    return all(
        len(word) * letter_in(size, em) <= width - 2 * MARGIN_IN
        for texts, em in ((titles, BOLD_EM), *((row, CELL_EM) for row in rows))
        for text, width in zip(texts, widths, strict=True)
        for word in text.split(" ")
    )


def _pages(heights: Sequence[float], room: float, headings: Collection[int]) -> list[range]:
    """The rows of each slide: about as many on each, and no heading at the foot."""
    pages = _filled(heights, room, headings)
    # at one row a slide there are never more of them, however little room there is
    while len(pages) < len(heights) - 1 and len(less := _filled(heights, room - STEP_IN, headings)) == len(pages):
        pages, room = less, room - STEP_IN
    return pages


def _filled(heights: Sequence[float], room: float, headings: Collection[int]) -> list[range]:
    firsts, used = [0], heights[0]
    for row, height in enumerate(heights[1:]):
        if used + height > room and row > firsts[-1]:
            first = row - 1 if row - 1 in headings and row - 1 > firsts[-1] else row
            firsts.append(first)
            used = heights[0] + sum(heights[first + 1 : row + 1])
        used += height
    return [range(first, end) for first, end in zip(firsts, (*firsts[1:], len(heights) - 1), strict=True)]


def _columns_that_fit(table: TextTable, width: float, smallest: int) -> int:
    """As many as have room for their words in the smallest letters."""
    used = 0.0
    for number, title in enumerate(table.titles[:MOST_COLUMNS]):
        used += _least(title, [_short(row[number], MOST_CHARACTERS) for row in table.rows], smallest)
        if used > width and number > 1:
            return number
    return min(len(table.titles), MOST_COLUMNS)


def _least(title: str, texts: Sequence[str], size: float) -> float:
    """The width in which no word is broken."""
    words = [min(len(word), WIDEST_WORD) * letter_in(size, CELL_EM) for text in texts for word in text.split(" ")]
    words += [len(word) * letter_in(size, BOLD_EM) for word in title.split(" ")]
    return max(words) + 2 * MARGIN_IN + 0.02


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]], width: float, smallest: int) -> tuple[float, ...]:
    """Each column as wide as its longest word; what is left in the one of two ways that makes the table lowest."""
    columns = [[row[n] for row in rows] for n in range(len(titles))]
    weights = [math.sqrt(max(map(len, [title, *own])) or 1) for title, own in zip(titles, columns, strict=True)]
    for size in (SIZES[0] * ROOMY, *SIZES, smallest):
        least = [_least(title, own, size) for title, own in zip(titles, columns, strict=True)]
        if sum(least) <= width:
            break
    left = width - sum(least)
    if left < 0:
        return tuple(width * one / sum(least) for one in least)
    # to longer texts, but not by their length; or first to columns whose texts take more than a line
    wanted = [max(map(len, own), default=0) * letter_in(SIZES[-1], CELL_EM) + 2 * MARGIN_IN + 0.02 for own in columns]
    more = _shared(left, [max(0.0, all_of_it - one) for all_of_it, one in zip(wanted, least, strict=True)], weights)
    ways = [
        tuple(
            one + extra + (left - sum(first)) * weight / sum(weights)
            for one, extra, weight in zip(least, first, weights, strict=True)
        )
        for first in ([0.0] * len(least), more)
    ]
    return min(ways, key=lambda way: sum(_height(row, way, SIZES[-1], CELL_EM) for row in rows))


def _shared(room: float, needs: Sequence[float], weights: Sequence[float]) -> list[float]:
    """What each gets of `room`, by its weight and never more than it needs."""
    given = [0.0] * len(needs)
    hungry = [n for n, need in enumerate(needs) if need > 0]
    while hungry:
        share = room / sum(weights[n] for n in hungry)
        served = [n for n in hungry if needs[n] <= share * weights[n]]
        for n in served or hungry:
            given[n] = min(needs[n], share * weights[n])
            room -= given[n]
        hungry = [n for n in hungry if n not in served] if served else []
    return given


def _height(texts: Sequence[str], widths: Sequence[float], size: int, em: float) -> float:
    lines = max(lines_of(text, width - 2 * MARGIN_IN, size, em) for text, width in zip(texts, widths, strict=True))
    return lines * size * LEADING / 72 + 0.06


def _sentence_in(width: float) -> float:
    """The height of the sentence below a table of this width."""
    return SENTENCE_IN if LONG_SENTENCE * letter_in(12) <= width else LONG_SENTENCE_IN


def _fill(cell: Any, text: str, size: int, *, bold: bool, right: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGIN_IN)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    if text:
        put(paragraph, text, size, bold=bold)
    # an empty cell has a height too: that of the letters it would have
    paragraph._p.get_or_add_endParaRPr().set("sz", str(size * 100))


def _left_out(shown: int, rows: int, columns: int) -> str:
    if shown < rows:
        more = f", en nog {formats.plural(columns, 'kolom', 'kolommen')}" if columns else ""
        first = "Alleen de eerste" if shown == 1 else f"De eerste {shown}"
        return f"{first} van {rows} rijen; alle{more} in het Excel-bestand."
    return f"Nog {formats.plural(columns, 'kolom', 'kolommen')} in het Excel-bestand." if columns else ""
