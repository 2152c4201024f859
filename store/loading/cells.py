"""The cells of a sheet as texts, and what about them cannot be seen from their values: hidden rows, percentages."""

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from store.errors import Problem
from store.loading.grids import HEADER_WITHIN, MAX_COLUMNS, MAX_ROWS, Refused

HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\shidden="(?:1|true)")[^>]*?\br="(\d+)"')
PERCENT_STYLE = re.compile(rb'numFmtId="(?:9|10)"|formatCode="[^"]*%')


def damaged(file: str) -> Problem:
    return Problem(
        file, "dit Excel-bestand is beschadigd of niet volledig.", "Open het in Excel en sla het opnieuw op als .xlsx."
    )


def cells_of(file: str, sheet: Any, percentages: bool) -> tuple[list[list[str]], list[list[bool]], list[int]]:
    rows: list[list[str]] = []
    typed: list[list[bool]] = []
    numbers: list[int] = []
    sheet.reset_dimensions()  # what the file says about its own size is not to be trusted
    try:
        lines = map(_with_percentages, sheet.iter_rows()) if percentages else sheet.iter_rows(values_only=True)
        for number, cells in enumerate(lines, 1):
            while cells and cells[-1] is None:
                cells = cells[:-1]
            if not cells:
                continue
            if len(cells) > MAX_COLUMNS or len(rows) > MAX_ROWS + HEADER_WITHIN:
                rule = f"het werkblad is te groot: meer dan {MAX_ROWS} rijen of {MAX_COLUMNS} kolommen."
                raise Refused(Problem(file, rule, "Haal weg wat er niet in hoort, of deel het op.", row=number))
            texts = [_text(value) for value in cells]
            if any(map(str.strip, texts)):
                rows.append(texts)
                typed.append([value is not None and not isinstance(value, str) for value in cells])
                numbers.append(number)
    except Refused:
        raise
    except Exception as error:
        raise Refused(damaged(file)) from error
    return rows, typed, numbers


def _with_percentages(cells: Any) -> tuple[Any, ...]:
    """The values of a row; what is shown as 25% is that text, not the number 0.25."""
    return tuple(
        f"{cell.value * 100:.10g}%"
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" in cell.number_format
        else cell.value
        for cell in cells
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # Excel keeps 15 digits: with more of them 1213110.18 would be 1213110.1799999999
        return f"{Decimal(f'{value:.15g}'):f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def has_percentages(content: bytes) -> bool:
    """Whether any style of the workbook writes numbers as percentages: only then each cell's own is looked at, which takes longer."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        try:
            styles = packed.read("xl/styles.xml")
        except KeyError:
            return False
    return PERCENT_STYLE.search(styles) is not None


def hidden(file: str, xml: bytes, rows: list[int]) -> list[Problem]:
    """Rows with values that nobody sees in Excel, so that they are not loaded unseen either."""
    hidden = sorted({int(row) for row in HIDDEN.findall(xml)} & set(rows))
    if not hidden:
        return []
    rule = "deze rij is verborgen, bijvoorbeeld door een filter."
    if len(hidden) > 1:
        rule = f"vanaf deze rij zijn {len(hidden)} rijen verborgen, bijvoorbeeld door een filter."
    advice = "Maak alle rijen zichtbaar (in Excel: Gegevens, Filter wissen), of haal weg wat niet mee moet."
    return [Problem(file, rule, advice, row=hidden[0])]
