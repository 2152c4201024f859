"""Reads a sheet of a user's XLSX, after looking at what the file unpacks to; refuses what would be guessed at.

The parts of the file are looked at before openpyxl parses them: sizes, macros, entities, merged cells, formulas.
"""

import io
import zipfile
from typing import Any

import openpyxl

from store.descriptor import Table
from store.errors import Problem
from store.files import shown
from store.loading.cells import cells_of, damaged, has_percentages, hidden
from store.loading.grids import AsRead, Grid, Options, Refused, grid, plain, spellings
from store.loading.tables import CHOICES_SHEET, HELP_SHEET
from store.loading.unread import unread

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 120
SMALL = 5 * 1024 * 1024
"""Below this a high ratio is harmless: an empty sheet packs well."""
MAX_PARTS = 2_000
SPREADSHEET = "xl/workbook.xml"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


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
                        start = opened.read(2_000)
                    if b"<!" in start.replace(b"<!--", b""):
                        raise Refused(damaged(file))
                    if part.filename == SPREADSHEET and STRICT in start:
                        rule = "dit Excel-bestand is opgeslagen als 'Strict Open XML'; zo is het hier niet te lezen."
                        raise Refused(
                            Problem(file, rule, "Kies in Excel 'Opslaan als' en dan 'Excel-werkmap (.xlsx)'.")
                        )
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
    rows, typed, numbers = cells_of(file, sheet, has_percentages(content))
    missing = unread(file, sheet, content, xml)
    try:
        found = grid(table, file, rows, typed, numbers, AsRead("xlsx", sheet=sheet.title, sheets=names))
    except Refused:
        if missing:
            raise Refused(*(one.problem(file, [], 1) for one in missing)) from None
        raise
    header = numbers[len(numbers) - len(found.rows) - 1]
    problems = [one.problem(file, found.header, header) for one in missing]
    return Grid(
        found.header,
        found.columns,
        found.typed,
        found.rows,
        AsRead("xlsx", sheet=sheet.title, sheets=names, header_row=header),
        [*problems, *found.problems, *hidden(file, xml, found.rows.tolist())],
        [(one.first_row, one.last_row, one.first_column - 1, one.last_column - 1) for one in missing],
    )


def _xml(file: str, sheet: Any, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        try:
            return packed.read(sheet._worksheet_path.lstrip("/"))
        except Exception as error:
            raise Refused(damaged(file)) from error
