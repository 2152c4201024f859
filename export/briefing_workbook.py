"""A briefing as one Excel workbook: contents with links, a sheet for each exhibit with its chart, and all sources."""

import io
import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from exhibits.briefing import Briefing
from exhibits.briefing.drawn import Drawn
from exhibits.exhibit import MARKS, Exhibit
from export.about import MOST_OF_PROPERTY
from export.slides.content import body
from export.slides.words import alt_of
from export.workbook import (
    TEXT_ONLY,
    TITLE_POINTS,
    TITLE_WIDER,
    Styles,
    column_width,
    fit_row,
    print_one_page_wide,
    styles_of,
    widths_of,
    write_above,
    write_table,
    write_text,
)
from export.workbook_charts import ChartSheet
from view import formats

CONTENTS, SOURCES = "Inhoud", "Bronnen"
LONGEST_NAME = 31
"""Of a sheet, for Excel."""
WIDEST_BESIDE = 110
"""Characters: beside a wider table nobody sees the chart; it stands below."""
ROW_PX = 20
MOST_ROWS_ON_PAGE = 60
"""More would make letters of less than 6 points."""
CONTENTS_WIDTHS = (6, 80, 60, 40)
BACK = "← Inhoud"


def xlsx(
    briefing: Briefing, drawn: Sequence[Drawn], progress: Callable[[int, int], None] = lambda done, total: None
) -> bytes:
    """The workbook; an item without an exhibit is named in the contents and has no sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, TEXT_ONLY) as book:
        about = {"title": briefing.title, "author": briefing.name, "subject": briefing.occasion}
        book.set_properties({name: text[:MOST_OF_PROPERTY] for name, text in about.items()})
        styles = styles_of(book)
        contents = book.add_worksheet(CONTENTS)
        sheets = {
            number: (one, book.add_worksheet(_sheet_name(number, one.renamed)))
            for number, one in enumerate(drawn, 1)
            if one.renamed is not None
        }
        sources = book.add_worksheet(SOURCES)
        charts = ChartSheet(book)
        for done, (one, sheet) in enumerate(sheets.values(), 1):
            if one.renamed is not None:
                _write_exhibit(book, sheet, one, one.renamed, charts, styles)
            progress(done, len(sheets))
        _write_contents(contents, briefing, drawn, {n: sheet.get_name() for n, (_, sheet) in sheets.items()}, styles)
        _write_sources(sources, [one for one, _ in sheets.values()], styles)
    return charts.with_labels(buffer.getvalue())


def _sheet_name(number: int, exhibit: Exhibit) -> str:
    """'3 gemeenten-rang': Excel allows few characters, and no name twice."""
    return f"{number} {exhibit.key}"[:LONGEST_NAME]


def _write_contents(
    sheet: Any, briefing: Briefing, drawn: Sequence[Drawn], names: dict[int, str], styles: Styles
) -> None:
    for column, width in enumerate(CONTENTS_WIDTHS):
        sheet.set_column(column, column, width, styles.wrapped)
    write_text(sheet, 0, briefing.title, CONTENTS_WIDTHS, styles.title, TITLE_WIDER, TITLE_POINTS)
    below = [briefing.occasion, formats.day(date.fromisoformat(briefing.date)) if briefing.date else "", briefing.name]
    made = f"Gemaakt op {formats.today()}. n.b. is niet bekend; het is nooit nul."
    row = 1
    for text in [*(text for text in below if text), made]:
        write_text(sheet, row, text, CONTENTS_WIDTHS, styles.wrapped)
        row += 1
    for mark in dict.fromkeys(one.exhibit.mark for one in drawn if one.exhibit is not None and one.exhibit.mark):
        write_text(sheet, row, f"Waar ‘{mark}’ bij staat: {MARKS[mark]}", CONTENTS_WIDTHS, styles.bold)
        row += 1
    row += 1
    for column, title in enumerate(("Nr.", "Figuur of tabel", "Conclusie", "Bron")):
        sheet.write_string(row, column, title, styles.head)
    sheet.freeze_panes(row + 1, 0)
    for number, one in enumerate(drawn, 1):
        row += 1
        sheet.write_number(row, 0, number)
        if number in names and one.exhibit is not None:
            mark = f"  [{one.exhibit.mark}]" if one.exhibit.mark else ""
            source, title = one.exhibit.source_short, f"{one.title[: 255 - len(mark)]}{mark}"
            sheet.write_url(row, 1, f"internal:'{names[number]}'!A1", styles.link, title)
            sheet.write_string(row, 3, source, styles.wrapped)
        else:
            source, title = "", f"{one.title}. {one.problem} Adres: {one.item.address}"
            sheet.write_string(row, 1, title, styles.wrapped)
        sheet.write_string(row, 2, one.item.conclusion, styles.wrapped)
        fit_row(sheet, row, list(zip((title, one.item.conclusion, source), CONTENTS_WIDTHS[1:], strict=True)))
    print_one_page_wide(sheet)


def _write_exhibit(book: Any, sheet: Any, one: Drawn, exhibit: Exhibit, charts: ChartSheet, styles: Styles) -> None:
    """Title, choice and source; the table; what must be said about it; the chart beside or below."""
    own = [one.item.conclusion] if one.item.conclusion else []
    above = [*own, *([exhibit.mark] if exhibit.mark else []), exhibit.subtitle, *exhibit.filter_text]
    sources = f"{exhibit.source_line} · gemaakt op {formats.today()}"
    row = write_above(sheet, exhibit.title, above, [*own, exhibit.mark or ""], sources, exhibit.table, styles)
    sheet.write_url(row, 0, f"internal:'{CONTENTS}'!A1", None, BACK)
    start = row + 2
    write_table(sheet, start, exhibit.table, styles)
    sheet.freeze_panes(start + 1, 0)
    end = _write_remarks(sheet, start + len(exhibit.table) + 2, one, exhibit, styles)
    widths = [column_width(column) for column in exhibit.table.columns]
    beside = sum(widths) <= WIDEST_BESIDE
    at_row, at_column = (start, len(widths) + 1) if beside else (end + 1, 0)
    shown = charts.charts_of(exhibit)
    for chart, height in shown:
        sheet.insert_chart(
            at_row, at_column, chart, {"description": alt_of(exhibit, body(exhibit)), "object_position": 3}
        )
        at_row += math.ceil(height / ROW_PX) + 1
    print_one_page_wide(sheet)
    if shown and not beside and at_row <= MOST_ROWS_ON_PAGE:
        sheet.fit_to_pages(1, 1)  # or the end of the page cuts through a chart
    sheet.repeat_rows(start)


def _write_remarks(sheet: Any, row: int, one: Drawn, exhibit: Exhibit, styles: Styles) -> int:
    """Caveat, notes where they go along, and the reader's own notes, over the width of the table; returns the row below."""
    caveat = [exhibit.caveat] if exhibit.caveat else []
    remarks = exhibit.remarks if one.item.with_notes else caveat
    texts = [*remarks, *([f"Notities: {one.item.notes}"] if one.item.notes else [])]
    if texts:
        sheet.write_string(row, 0, "Toelichting", styles.bold)
        row += 1
    for text in texts:
        write_text(sheet, row, text, widths_of(exhibit.table), styles.wrapped)
        row += 1
    return row


def _write_sources(sheet: Any, drawn: Sequence[Drawn], styles: Styles) -> None:
    """Every source once, with its places and the sheets that rest on it."""
    by_source: dict[str, tuple[Any, list[str], list[str]]] = {}
    for one in drawn:
        if one.exhibit is None:
            continue
        for cited in one.exhibit.sources:
            _, places, titles = by_source.setdefault(cited.source_id, (cited, [], []))
            places += [place for place in cited.locators if place not in places]
            titles.append(one.title)
    heads = (
        ("Uitgever", 30),
        ("Titel", 60),
        ("Datum", 12),
        ("Plaats in de bron", 60),
        ("Gebruikt bij", 60),
        ("Adres", 50),
    )
    for column, (title, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, styles.head)
    for row, (cited, places, titles) in enumerate(by_source.values(), 1):
        texts = (
            cited.publisher,
            cited.title,
            cited.published_on,
            "; ".join(places),
            "; ".join(titles),
            cited.url or "",
        )
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles.wrapped)
        fit_row(sheet, row, [(text, width) for text, (_, width) in zip(texts, heads, strict=True)])
    row = len(by_source) + 2
    sheet.write_string(
        row, 0, "Wat hier niet staat, is een eigen indeling van dit dashboard of komt uit eigen gegevens."
    )
    sheet.freeze_panes(1, 0)
    print_one_page_wide(sheet)
