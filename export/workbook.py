"""An exhibit as an Excel workbook: real numbers under Dutch titles; text never becomes a formula or a link."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from exhibits.exhibit import Column, Exhibit, Table
from export import about
from view import formats, palette

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER_FORMATS = {
    "integer": "#,##0",
    "decimal": "#,##0.00",
    "eur": '"€" #,##0.00',
    "mln_eur": '"€" #,##0.00',
    "pct": "0.0",
    "points": "+0.0;-0.0;0.0",
    "whole_pct": "0",
    "whole_points": "+0;-0;0",
    "year": "0",
    "date": "dd-mm-yyyy",
}
TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
ROW_POINTS, TITLE_POINTS = 15, 19
TITLE_WIDER = 1.45
"""How much wider the letters of a title are than those that columns are measured in."""
TEXT_COLUMNS = 6
"""So many columns a text above or below a table spans at least."""
MOST_CHARACTERS = 150
"""On a line of such a text."""
EMPTY_WIDTH = 9
"""Of a column without anything of its own."""
A4 = 9
"""XlsxWriter's number for the paper size."""


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Any
    bold: Any
    head: Any
    head_right: Any
    wrapped: Any
    cell: Any
    unknown: Any
    link: Any
    kinds: dict[str, Any]


def styles_of(book: Any) -> Styles:
    """Made once per workbook."""
    return Styles(
        title=book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"}),
        bold=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        head=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "indent": 1}),
        head_right=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        cell=book.add_format({"text_wrap": True, "valign": "top", "indent": 1}),
        unknown=book.add_format({"valign": "top", "align": "right"}),
        link=book.add_format({"text_wrap": True, "valign": "top", "underline": 1, "font_color": palette.ACCENT}),
        kinds={kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in NUMBER_FORMATS.items()},
    )


def xlsx(exhibit: Exhibit) -> bytes:
    """A workbook with the sheets 'Cijfers' and 'Toelichting', each one page wide on A4 landscape."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, TEXT_ONLY) as book:
        book.set_properties({"title": exhibit.title, "comments": exhibit.source_line})
        _write_figures(book, exhibit, styles_of(book))
        _write_about(book, exhibit)
    return buffer.getvalue()


def _write_figures(book: Any, exhibit: Exhibit, styles: Styles) -> None:
    sheet = book.add_worksheet("Cijfers")
    above = [*([exhibit.mark] if exhibit.mark else []), *exhibit.filter_text]
    sources = f"{exhibit.source_line} · gemaakt op {formats.today()}"
    start = write_above(sheet, exhibit.title, above, [exhibit.mark or ""], sources, exhibit.table, styles) + 1
    write_table(sheet, start, exhibit.table, styles)
    sheet.freeze_panes(start + 1, 0)
    print_one_page_wide(sheet)
    sheet.repeat_rows(start)


def write_above(
    sheet: Any, title: str, texts: Sequence[str], bold: Sequence[str], sources: str, table: Table, styles: Styles
) -> int:
    """Title, lines and sources over the width of the table; returns the row below."""
    widths = widths_of(table)
    write_text(sheet, 0, title, widths, styles.title, TITLE_WIDER, TITLE_POINTS)
    for row, text in enumerate(texts, 1):
        write_text(sheet, row, text, widths, styles.bold if text in bold else styles.wrapped)
    write_text(sheet, len(texts) + 1, sources, widths, styles.wrapped)
    return len(texts) + 2


def widths_of(table: Table) -> list[int]:
    """Of the columns that a text above or below the table spans, in characters."""
    widths = [column_width(column) for column in table.columns]
    return widths + [EMPTY_WIDTH] * (TEXT_COLUMNS - len(widths))


def write_text(
    sheet: Any, row: int, text: str, widths: Sequence[int], style: Any, wider: float = 1.0, points: float = ROW_POINTS
) -> None:
    """A text over columns of these widths, on as many lines as it needs: one that went on would make the printed page as wide."""
    last = next((n for n in range(len(widths)) if sum(widths[: n + 1]) >= MOST_CHARACTERS), len(widths) - 1)
    if last:
        sheet.merge_range(row, 0, row, last, "", style)
    sheet.write_string(row, 0, text, style)
    fit_row(sheet, row, [(text, sum(widths[: last + 1]) / wider)], points)


def fit_row(sheet: Any, row: int, texts: Sequence[tuple[str, float]], points: float = ROW_POINTS) -> None:
    """As high as the lines of the longest of the texts, each in a width in characters; not every program does so itself."""
    lines = max(
        (sum(math.ceil(len(line) / width) or 1 for line in text.split("\n")) for text, width in texts), default=1
    )
    if lines > 1 or points > ROW_POINTS:
        sheet.set_row(row, points * lines + 2)


def write_table(sheet: Any, start: int, table: Table, styles: Styles) -> None:
    """The titles at row `start`, the values below: numbers as numbers, text as text, what is unknown as 'n.b.'."""
    for number, column in enumerate(table.columns):
        head = styles.head_right if column.is_numeric else styles.head
        sheet.write_string(start, number, about.column_title(column), head)
        sheet.set_column(number, number, column_width(column))
        for row, value in enumerate(column.values, start + 1):
            _write_cell(sheet, row, number, column, value, styles)
    texts = [(column.texts, column_width(column)) for column in table.columns if not column.is_numeric]
    for row in range(len(table)):
        fit_row(sheet, start + 1 + row, [(own[row], width - 1) for own, width in texts])


def column_width(column: Column) -> int:
    """In characters: as wide as what is in it, within reason."""
    longest = max([len(column.title), *(len(text) for text in column.texts)], default=10)
    return min(max(longest + 2, 12), 60)


def _write_about(book: Any, exhibit: Exhibit) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Toelichting")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100, wrapped)
    for row, (label, text) in enumerate(about.lines(exhibit)):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrapped)
    print_one_page_wide(sheet)


def print_one_page_wide(sheet: Any) -> None:
    """A4 on its side, numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&RPagina &P van &N")


def _write_cell(sheet: Any, row: int, number: int, column: Column, value: Any, styles: Styles) -> None:
    if value is None:
        sheet.write_string(row, number, formats.UNKNOWN, styles.unknown if column.is_numeric else styles.cell)
    elif column.is_numeric:
        whole = column.kind in ("integer", "year")
        style = f"whole_{column.kind}" if column.wholes else column.kind
        sheet.write_number(row, number, int(value) if whole else float(value), styles.kinds[style])
    elif column.kind == "date":
        sheet.write_datetime(row, number, value, styles.kinds["date"])
    else:
        sheet.write_string(row, number, formats.cell(value, column.kind), styles.cell)
