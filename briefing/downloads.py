"""An exhibit as Excel or CSV: title, filters, source and date go along; text never becomes a formula."""

import csv as csv_format
import io
import re
import unicodedata
from datetime import date
from typing import Any

import xlsxwriter

from exhibits.exhibit import SAMPLE_SENTENCE, Exhibit
from view import formats

EXCEL_FORMATS = {
    "integer": "#,##0",
    "decimal": "#,##0.00",
    "eur": '"€" #,##0.00',
    "mln_eur": '"€" #,##0.00',
    "pct": "0.0",
    "points": "+0.0;-0.0;0.0",
    "year": "0",
    "date": "dd-mm-yyyy",
}
UNITS = {"eur": "in euro's", "mln_eur": "in miljoenen euro's", "pct": "in procenten", "points": "in procentpunten"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def file_name(exhibit: Exhibit, suffix: str) -> str:
    """'deskundigheid-twee-keer-zoveel.xlsx': the key and the day, safe on every system."""
    ascii_key = unicodedata.normalize("NFKD", exhibit.key).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_key.lower()).strip("-")
    mark = "voorbeeld-" if exhibit.mark else ""
    name = f"{mark}{base}-{date.today().isoformat()}"
    return f"{name}.{suffix}" if suffix else name


def _about(exhibit: Exhibit) -> list[tuple[str, str]]:
    """What goes along with the figures, as label and text."""
    lines = [("Titel", exhibit.title)]
    if exhibit.mark:
        lines.append(("Let op", f"{exhibit.mark}. {SAMPLE_SENTENCE}"))
    lines += [("Keuze", choice) for choice in exhibit.filters]
    lines += [("Toelichting", note) for note in exhibit.notes]
    lines += [("Bron", str(source)) for source in exhibit.sources] or [("Bron", "eigen indeling van dit dashboard")]
    lines += [("Adres", source.url) for source in exhibit.sources if source.url]
    lines += [("Gemaakt op", formats.today()), ("n.b.", "niet bekend: leeg in de tabel, nooit nul")]
    return lines


def _column_title(exhibit: Exhibit, column: str) -> str:
    unit = UNITS.get(exhibit.kind(column))
    return f"{column} ({unit})" if unit else column


def _number(value: Any, kind: str) -> float | int | None:
    if formats.is_unknown(value):
        return None
    return int(value) if kind in ("integer", "year") else float(value)


def xlsx(exhibit: Exhibit) -> bytes:
    """A workbook with the sheets 'Cijfers' (real numbers under Dutch titles) and 'Toelichting'."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        styles = {kind: book.add_format({"num_format": pattern}) for kind, pattern in EXCEL_FORMATS.items()}
        figures = book.add_worksheet("Cijfers")
        figures.write_string(0, 0, exhibit.title, bold)
        row = 1
        if exhibit.mark:
            figures.write_string(row, 0, exhibit.mark, bold)
            row += 1
        for choice in exhibit.filters:
            figures.write_string(row, 0, choice)
            row += 1
        figures.write_string(row, 0, f"{exhibit.source_line} · gemaakt op {formats.today()}")
        start = row + 2
        for c, column in enumerate(exhibit.table.columns):
            kind = exhibit.kind(column)
            figures.write_string(start, c, _column_title(exhibit, column), head)
            longest = max([len(column), *(len(formats.cell(v, kind)) for v in exhibit.table[column])], default=10)
            figures.set_column(c, c, min(max(longest + 2, 12), 60))
            for r, value in enumerate(exhibit.table[column], start + 1):
                _write_cell(figures, r, c, value, kind, styles)
        figures.freeze_panes(start + 1, 0)
        about = book.add_worksheet("Toelichting")
        about.set_column(0, 0, 14)
        about.set_column(1, 1, 100, wrapped)
        for r, (label, text) in enumerate(_about(exhibit)):
            about.write_string(r, 0, label, bold)
            about.write_string(r, 1, text, wrapped)
    return buffer.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: Any, kind: str, styles: dict[str, Any]) -> None:
    if formats.is_unknown(value):
        sheet.write_string(row, column, formats.UNKNOWN)
    elif kind in ("text", "boolean"):
        sheet.write_string(row, column, formats.cell(value, kind))  # type: ignore[arg-type]
    elif kind == "date":
        sheet.write_datetime(row, column, value, styles[kind])
    else:
        sheet.write_number(row, column, _number(value, kind), styles[kind])


def _csv_text(value: str) -> str:
    """A text that a spreadsheet could take for a formula gets an apostrophe in front."""
    return "'" + value if value.startswith(FORMULA_STARTS) else value


def _csv_number(value: float) -> str:
    """'14,46' and '670969': six decimals at most, without what binary fractions leave behind."""
    text = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text


def csv(exhibit: Exhibit) -> bytes:
    """CSV as Dutch Excel opens it (UTF-8 with mark, semicolons, decimal comma), the explanation above the table."""
    buffer = io.StringIO(newline="")
    writer = csv_format.writer(buffer, delimiter=";", lineterminator="\r\n")
    for label, text in _about(exhibit):
        writer.writerow([label, _csv_text(text)])
    writer.writerow([])
    writer.writerow([_csv_text(_column_title(exhibit, column)) for column in exhibit.table.columns])
    for row in exhibit.table.itertuples(index=False):
        cells = []
        for column, value in zip(exhibit.table.columns, row, strict=True):
            kind = exhibit.kind(column)
            if formats.is_unknown(value):
                cells.append("")
            elif kind in ("text", "boolean", "date"):
                cells.append(_csv_text(formats.cell(value, kind)))
            else:
                cells.append(_csv_number(float(value)))
        writer.writerow(cells)
    return ("\ufeff" + buffer.getvalue()).encode("utf-8")
