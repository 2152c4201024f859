"""Reads a sheet of a user's XLSX, after looking at what the file unpacks to; refuses what would be guessed at.

The parts of the file are looked at before openpyxl parses them: sizes, macros, entities, merged cells, formulas.
"""

import io
import re
import zipfile
from typing import Any

import openpyxl

from store.descriptor import Table
from store.errors import Problem
from store.files import shown
from store.loading.cells import cells_of, damaged, has_percentages, hidden
from store.loading.grids import AsRead, Grid, Options, Refused, grid
from store.loading.tables import CHOICES_SHEET, HELP_SHEET

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 120
SMALL = 5 * 1024 * 1024
"""Below this a high ratio is harmless: an empty sheet packs well."""
MAX_PARTS = 2_000
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
SPREADSHEET = "xl/workbook.xml"


def read(table: Table, file: str, content: bytes, options: Options) -> Grid:
    """The grid of one sheet: the one that was asked for, else the only one, or the one that names most columns.

    The template's own explanation and lists are never taken for the records: a fault on the sheet with the records is said.
    Raises Refused.
    """
    _hold_to_sizes(file, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise Refused(damaged(file)) from error
    try:
        names = tuple(s.title for s in book.worksheets if s.sheet_state == "visible")
        if not names:
            raise Refused(Problem(file, "dit Excel-bestand heeft geen zichtbaar werkblad.", "Kies een ander bestand."))
        if options.sheet is not None and options.sheet not in names:
            advice = f"Kies uit: {', '.join(names)}."
            raise Refused(Problem(file, "dit werkblad is er niet.", advice, value=shown(options.sheet)))
        of_template = (HELP_SHEET, CHOICES_SHEET)
        candidates = [options.sheet] if options.sheet else [n for n in names if n not in of_template][:20] or names[:1]
        best: Grid | None = None
        for name in candidates:
            try:
                found = _sheet(table, file, book[name], content, names)
            except Refused:
                if len(candidates) == 1:
                    raise
                continue
            if best is None or _named(table, found) > _named(table, best):
                best = found
        if best is None:
            raise Refused(
                Problem(file, "geen van de werkbladen is te lezen.", f"Kies een werkblad: {', '.join(names)}.")
            )
        return best
    finally:
        book.close()


def _named(table: Table, found: Grid) -> int:
    from store.loading.grids import plain, spellings

    known = spellings(table)
    return len({known[plain(c)] for c in found.header if plain(c) in known})


def _hold_to_sizes(file: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {p.filename for p in parts}
            unpacked = sum(p.file_size for p in parts)
            if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
                raise Refused(_too_much(file, unpacked))
            if any(p.file_size > SMALL and p.file_size > MAX_RATIO * max(p.compress_size, 1) for p in parts):
                raise Refused(_too_much(file, unpacked))
            if SPREADSHEET not in names:
                advice = "Kies een CSV-bestand of een Excel-bestand (.xlsx)."
                if "mimetype" in names:
                    advice = "Sla het werkblad op als Excel-bestand (.xlsx) of als CSV."
                raise Refused(Problem(file, "dit is een zipbestand, maar geen Excel-werkmap.", advice))
            if any(p.flag_bits & 1 for p in parts):
                raise Refused(
                    Problem(file, "dit bestand heeft een wachtwoord.", "Haal het wachtwoord eraf en kies het opnieuw.")
                )
            if any("vbaproject" in n.lower() or "macrosheet" in n.lower() for n in names):
                rule = "dit Excel-bestand bevat macro's."
                raise Refused(Problem(file, rule, "Sla het op als gewone werkmap (.xlsx, zonder macro's)."))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with packed.open(part) as opened:
                        if b"<!" in opened.read(2_000).replace(b"<!--", b""):
                            raise Refused(damaged(file))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise Refused(damaged(file)) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise Refused(damaged(file)) from error


def _too_much(file: str, unpacked: int) -> Problem:
    rule = "dit Excel-bestand pakt uit tot te veel."
    advice = "Kopieer alleen de gegevens naar een nieuwe werkmap, zonder opmaak en afbeeldingen."
    return Problem(file, rule, advice, value=f"{unpacked / 1024 / 1024:.0f} MB")


def _sheet(table: Table, file: str, sheet: Any, content: bytes, names: tuple[str, ...]) -> Grid:
    xml = _xml(file, sheet, content)
    merged = [m.decode() for m in MERGED.findall(xml)]
    if merged:
        raise Refused(
            *(
                Problem(
                    file,
                    "deze cellen zijn samengevoegd.",
                    "Splits de cellen en vul elke cel zelf.",
                    row=_row(m),
                    value=m,
                )
                for m in merged[:50]
            )
        )
    rows, typed, numbers = cells_of(file, sheet, has_percentages(content))
    problems = _without_value(file, sheet, content, numbers) if FORMULA.search(xml) else []
    if problems:
        raise Refused(*problems)
    found = grid(table, file, rows, typed, numbers, AsRead("xlsx", sheet=sheet.title, sheets=names))
    header = numbers[len(numbers) - len(found.rows) - 1]
    return Grid(
        found.header,
        found.columns,
        found.typed,
        found.rows,
        AsRead("xlsx", sheet=sheet.title, sheets=names, header_row=header),
        [*found.problems, *hidden(file, xml, found.rows.tolist())],
    )


def _row(reference: str) -> int:
    return int(re.sub(r"\D", "", reference.split(":")[0]) or 0)


def _xml(file: str, sheet: Any, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        try:
            return packed.read(sheet._worksheet_path.lstrip("/"))
        except Exception as error:
            raise Refused(damaged(file)) from error


def _without_value(file: str, sheet: Any, content: bytes, numbers: list[int]) -> list[Problem]:
    """Formulas of which Excel kept no outcome: they would be read as empty."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        formulas = book[sheet.title]
        formulas.reset_dimensions()
        problems = []
        pairs = zip(formulas.iter_rows(), sheet.iter_rows(values_only=True), strict=False)
        for number, (cells, values) in enumerate(pairs, 1):
            for position, cell in enumerate(cells):
                kept = values[position] if position < len(values) else None
                if cell.data_type == "f" and kept is None:
                    rule = "deze formule heeft geen bewaarde uitkomst."
                    advice = "Open het bestand in Excel en sla het op, of plak de waarden met 'Plakken speciaal'."
                    problems.append(
                        Problem(file, rule, advice, row=number, column=cell.column_letter, value=shown(cell.value))
                    )
                    if len(problems) >= 100:
                        return problems
        return problems
    except Exception as error:
        raise Refused(damaged(file)) from error
    finally:
        book.close()
