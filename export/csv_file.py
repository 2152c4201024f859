"""An exhibit as CSV, the way Dutch Excel opens it; text never becomes a formula."""

import csv
import io
from collections.abc import Sequence

from exhibits.exhibit import Exhibit
from export import about
from view import formats

MIME = "text/csv; charset=utf-8"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With what a spreadsheet may take a text for a formula, in full width too."""


def csv_bytes(exhibit: Exhibit) -> bytes:
    """UTF-8 with mark, semicolons, decimal comma; the explanation above the table."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for label, text in about.lines(exhibit):
        writer.writerow([label, as_text(text)])
    writer.writerow([])
    writer.writerow([as_text(about.column_title(column)) for column in exhibit.table.columns])
    for row in zip(*(_cells(c.values, c.is_numeric, c.texts) for c in exhibit.table.columns), strict=True):
        writer.writerow(row)
    return ("\ufeff" + buffer.getvalue()).encode("utf-8")


def as_text(value: str) -> str:
    """A text that a spreadsheet could take for a formula gets an apostrophe in front."""
    return "'" + value if value.startswith(FORMULA_STARTS) else value


def _cells(values: Sequence[object], numeric: bool, texts: Sequence[str]) -> list[str]:
    cells = []
    for value, text in zip(values, texts, strict=True):
        if formats.is_unknown(value):
            cells.append("")
        elif numeric:
            cells.append(_number(float(value)))  # type: ignore[arg-type]
        else:
            cells.append(as_text(text))
    return cells


def _number(value: float) -> str:
    """'14,46' and '670969': six decimals at most, without what binary fractions leave behind."""
    text = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text
