"""The problems of a file as a frame, as CSV, and as a copy of the user's own file with the cells marked."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from store.errors import Problem
from store.loading import delimited
from store.loading.cells import cells_of, has_percentages
from store.loading.checking import Checked
from store.loading.grids import title

TITLES = {"row": "Rij", "column": "Kolom", "value": "Waarde", "expected": "Wat er mis is", "advice": "Wat u doet"}
DEFUSED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
FILL = "FFFFD966"
MAX_MARKED = 1000


def frame(problems: Sequence[Problem]) -> "pd.DataFrame":
    """row (as in the file; may be unknown), column, value, expected (what is wrong), advice (what to do)."""
    return pd.DataFrame(
        {
            "row": pd.array([p.row for p in problems], dtype="Int64"),
            "column": [p.column or "" for p in problems],
            "value": [p.value or "" for p in problems],
            "expected": [sentence(p.rule) for p in problems],
            "advice": [p.advice for p in problems],
        }
    )


def sentence(rule: str) -> str:
    """What is wrong, as a sentence that stands by itself; a rule is written to follow its place."""
    return rule[:1].upper() + rule[1:]


def _safe(text: str) -> str:
    return "'" + text if text.startswith(DEFUSED) else text


def as_csv(problems: Sequence[Problem]) -> bytes:
    """The problems for a Dutch Excel: semicolons, UTF-8 with BOM, no live formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(TITLES.values())
    for p in problems:
        writer.writerow(
            ["" if p.row is None else p.row, *(_safe(t or "") for t in (p.column, p.value, sentence(p.rule), p.advice))]
        )
    return out.getvalue().encode("utf-8-sig")


def marked_copy(checked: Checked, content: bytes) -> bytes | None:
    """The user's file as XLSX with every wrong cell coloured and explained, and a sheet that lists all problems.

    A CSV becomes a workbook of texts, row by row as in the file. None when the file could not be read: what was refused
    is not opened again.
    """
    if checked.as_read is None:
        return None
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    if checked.as_read.kind == "xlsx":
        book = _of_workbook(checked.file_name, str(checked.as_read.sheet), content)
        sheet = book[checked.as_read.sheet]
    else:
        rows, shift = delimited.rows_as_read(
            checked.file_name, content, checked.as_read.encoding, checked.as_read.delimiter
        )
        book = _of_texts("Uw bestand", range(1 + shift, 1 + shift + len(rows)), rows)
        sheet = book.active
    positions = {title(str(c.value)): c.column for c in sheet[checked.as_read.header_row] if c.value is not None}
    fill = PatternFill("solid", fgColor=FILL)
    for problem in checked.problems[:MAX_MARKED]:
        for cell in _cells(sheet, problem, positions):
            cell.fill = fill
            cell.comment = Comment(f"{sentence(problem.rule)} {problem.advice}", "Controle")
    listing = book.create_sheet(_free(book.sheetnames), 0)
    listing.append(list(TITLES.values()))
    for problem in checked.problems:
        values = [problem.row, problem.column, problem.value, sentence(problem.rule), problem.advice]
        listing.append([_safe(v) if isinstance(v, str) else v for v in values])
    for letter, width in zip("ABCDE", (6, 24, 24, 60, 60), strict=True):
        listing.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _of_workbook(file: str, sheet: str, content: bytes) -> Any:
    """The user's workbook, or the texts of the sheet that was read.

    Reading takes the cells only; openpyxl refuses a whole workbook for what stands around them, such as a picture that is gone.
    """
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    except Exception:  # whatever it is, the file was read and its problems can be shown
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        rows, _, numbers = cells_of(file, book[sheet], has_percentages(content))
        return _of_texts(sheet, numbers, rows)


def _of_texts(name: str, numbers: Iterable[int], rows: Iterable[list[str]]) -> Any:
    """A workbook with one sheet, its rows at their numbers: every cell a text, so that nothing in it is a formula."""
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = openpyxl.Workbook()
    book.active.title = name
    for number, row in zip(numbers, rows, strict=True):
        for position, text in enumerate(row, 1):
            if text:
                cell = book.active.cell(number, position)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text[:32_767])
                cell.data_type = "s"
    return book


def _cells(sheet: Any, problem: Problem, positions: dict[str, int]) -> list[Any]:
    if problem.row is None:
        return []
    from openpyxl.cell.cell import MergedCell
    from openpyxl.utils import column_index_from_string

    column = problem.column or ""
    named = [positions[c] for c in column.split(" + ") if c in positions]
    if not named and re.fullmatch("[A-Z]{1,2}", column):  # a cell outside the list is named by its letter
        named = [column_index_from_string(column)]
    cells = [sheet.cell(problem.row, position) for position in named or [1]]
    return [cell for cell in cells if not isinstance(cell, MergedCell)]


def _free(names: Sequence[str]) -> str:
    return next(n for n in ("Problemen", *(f"Problemen {i}" for i in range(2, 1000))) if n not in names)
