"""Cells of a sheet of which the file does not hold the value: covered by merged cells, or a formula without an outcome.

They are problems of their own, and nothing else is said of them: what is wrong with the rest of the file is listed as well.
"""

import io
import re
from typing import Any, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from store.errors import Problem
from store.files import shown
from store.loading.cells import damaged
from store.loading.grids import Refused

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
MAX_MERGED = 50
MAX_FORMULAS = 1000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Unread(NamedTuple):
    """A rectangle of cells, rows and columns counted from 1; `value` is what stands there, `formula` or merged."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    value: str
    formula: bool = False

    def problem(self, file: str, header: list[str], header_row: int) -> Problem:
        """What is wrong there, with the column's title where it has one."""
        place = self.first_column - 1
        below = self.first_row > header_row and place < len(header)
        column = (header[place] if below else "") or get_column_letter(self.first_column)
        if self.formula:
            rule = "deze formule heeft geen bewaarde uitkomst."
            advice = "Open het bestand in Excel en sla het op, of plak de waarden met 'Plakken speciaal'."
        else:
            rule = "deze cellen zijn samengevoegd."
            advice = "Splits de cellen en vul elke cel zelf."
            if self.last_row < header_row:
                advice = "Splits de cellen, of haal de regels boven de kopregel weg."
        return Problem(file, rule, advice, row=self.first_row, column=column, value=self.value)


def unread(file: str, sheet: Any, content: bytes, xml: bytes) -> list[Unread]:
    """Merged cells and formulas without an outcome on a sheet. Raises Refused when there are too many to go on with."""
    found = [_rectangle(file, reference.decode()) for reference in MERGED.findall(xml)]
    if len(found) > MAX_MERGED:
        raise Refused(*(one.problem(file, [], 1) for one in found[:MAX_MERGED]))
    if FORMULA.search(xml):
        formulas = _without_value(file, sheet, content)
        if len(formulas) > MAX_FORMULAS:
            raise Refused(*(one.problem(file, [], 1) for one in formulas[:MAX_FORMULAS]))
        found += formulas
    return found


def _rectangle(file: str, reference: str) -> Unread:
    try:
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(reference))
    except (ValueError, TypeError) as error:
        raise Refused(damaged(file)) from error
    if not (1 <= left <= right <= LAST_COLUMN and 1 <= top <= bottom <= LAST_ROW):
        raise Refused(damaged(file))  # no program writes this, and openpyxl would not open it to mark its cells
    return Unread(top, bottom, left, right, reference)


def _without_value(file: str, sheet: Any, content: bytes) -> list[Unread]:
    """Formulas of which Excel kept no outcome: they would be read as empty."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        formulas = book[sheet.title]
        formulas.reset_dimensions()
        found: list[Unread] = []
        pairs = zip(formulas.iter_rows(), sheet.iter_rows(values_only=True), strict=False)
        for row, (cells, values) in enumerate(pairs, 1):
            for place, cell in enumerate(cells):
                kept = values[place] if place < len(values) else None
                if cell.data_type == "f" and kept is None:
                    found.append(Unread(row, row, place + 1, place + 1, shown(cell.value), formula=True))
                    if len(found) > MAX_FORMULAS:
                        return found
        return found
    except Exception as error:
        raise Refused(damaged(file)) from error
    finally:
        book.close()
