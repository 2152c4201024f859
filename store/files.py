"""Reads a CSV file into rows of text, or says in Dutch why that cannot be done.

The one place where CSV is parsed: what is checked and what is loaded cannot differ. Rows are numbered as a
spreadsheet does: the header is row 1, and a value with a line break inside stays in its row.
"""

import csv
import errno
import io
import stat
from collections.abc import Iterator
from pathlib import Path

from store.errors import Problem
from store.schema import Table

Rows = list[list[str]]

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_VALUE_LENGTH = 32_767
"""What fits in one cell of Excel; a longer value is nearly always a quote that was never closed."""

ENCODING_ADVICE = "Kies bij het opslaan 'CSV UTF-8'."
QUOTE_ADVICE = 'Zet elke waarde met een komma erin tussen dubbele aanhalingstekens ("…") en verdubbel aanhalingstekens binnen een waarde.'
EXCEL_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

# the module's own limit is for the whole process and too low; the length of a value is checked here
csv.field_size_limit(MAX_FILE_BYTES)


class Unreadable(Exception):
    """The file as a whole cannot be read as CSV; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shown(value: object) -> str:
    """A value as a message shows it: on one line and not endless."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= 80 else text[:77] + "..."


def read_rows(table: Table, path: Path) -> Rows:
    """The rows of a CSV file of `table`, header included. Raises Unreadable."""
    content = _content(table, path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_not_utf8(path.name, content)) from None
    rows = list(_parsed(path.name, text))
    if not any(any(row) for row in rows):
        raise Unreadable(Problem(path.name, "het bestand is leeg.", "Zet er een kopregel en rijen in."))
    if not any(rows[0]):
        raise Unreadable(
            Problem(path.name, "de eerste rij is leeg; daar hoort de kopregel.", "Haal de lege rij weg.", row=1)
        )
    _hold_to_separator(table, path.name, rows[0], text)
    return rows


def _content(table: Table, path: Path) -> bytes:
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(Problem(name, "dit is een map, geen bestand.", "Kies een CSV-bestand."))
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(Problem(name, "dit is geen gewoon bestand.", "Kies een CSV-bestand."))
        if status.st_size > MAX_FILE_BYTES:
            size = f"{status.st_size / 1024 / 1024:.0f} MB"
            raise Unreadable(
                Problem(
                    name, "het bestand is groter dan 100 MB.", "Deel het bestand op of laad minder rijen.", value=size
                )
            )
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(Problem(name, "het bestand ontbreekt.", f"Zet het terug als {table.path}.")) from None
    except PermissionError:
        raise Unreadable(Problem(name, "het bestand is niet te lezen.", "Geef leesrechten op het bestand.")) from None
    except (OSError, ValueError) as error:
        too_long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
        reason = "de naam van het bestand is te lang." if too_long else "het bestand is niet te lezen."
        advice = "Geef het bestand een kortere naam." if too_long else "Zet er een nieuw exemplaar neer."
        raise Unreadable(Problem(shown(name), reason, advice)) from error
    if content.startswith(EXCEL_MARKS):
        raise Unreadable(
            Problem(
                name, "dit is een Excel- of zipbestand, geen CSV.", "Kies in Excel 'Opslaan als' en dan 'CSV UTF-8'."
            )
        )
    if content.startswith(UTF16_MARKS):
        raise Unreadable(Problem(name, "het bestand is opgeslagen als UTF-16, niet als UTF-8.", ENCODING_ADVICE))
    return content


def _not_utf8(name: str, content: bytes) -> Problem:
    """Points at the first value that is not UTF-8, shown as Windows would show it."""
    rule = "het bestand is niet in UTF-8 opgeslagen; dit teken is niet te lezen."
    rows = csv.reader(io.StringIO(content.decode("latin-1"), newline=""))
    header: list[str] = []
    for number, row in enumerate(rows, 1):
        header = header or row
        for position, cell in enumerate(row):
            raw = cell.encode("latin-1")
            try:
                raw.decode("utf-8")
            except UnicodeDecodeError:
                column = header[position] if number > 1 and position < len(header) else None
                value = shown(raw.decode("cp1252", errors="replace"))
                return Problem(name, rule, ENCODING_ADVICE, row=number, column=column, value=value)
    return Problem(name, rule, ENCODING_ADVICE)


def _parsed(name: str, text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            rule = "een aanhalingsteken is niet gesloten of staat midden in een waarde."
            raise Unreadable(Problem(name, rule, QUOTE_ADVICE, row=number)) from None
        header = header or row
        for position, cell in enumerate(row):
            if len(cell) > MAX_VALUE_LENGTH:
                raise Unreadable(_too_long(name, number, header, position, cell))
            if "\0" in cell:
                raise Unreadable(_no_text(name, number, header, position, cell))
        yield row


def _too_long(name: str, row: int, header: list[str], position: int, cell: str) -> Problem:
    column = header[position] if row > 1 and position < len(header) else None
    rule = f"deze waarde heeft {len(cell)} tekens; er passen er {MAX_VALUE_LENGTH} in een cel."
    advice = "Kort de waarde in, of kijk of er een aanhalingsteken ontbreekt."
    return Problem(name, rule, advice, row=row, column=column, value=shown(cell))


def _no_text(name: str, row: int, header: list[str], position: int, cell: str) -> Problem:
    """A null byte is the mark of a file that is no text at all: thousands of values would be reported otherwise."""
    column = header[position] if row > 1 and position < len(header) else None
    rule = "hierin staat een teken dat niet in tekst hoort (U+0000)."
    advice = "Sla het bestand opnieuw op als 'CSV UTF-8', of typ deze waarde opnieuw."
    return Problem(name, rule, advice, row=row, column=column, value=shown(cell))


def _hold_to_separator(table: Table, name: str, header: list[str], text: str) -> None:
    if header[0].lower().startswith("sep="):
        raise Unreadable(
            Problem(
                name, "de eerste rij is een aanwijzing voor Excel.", "Haal deze rij weg.", row=1, value=shown(header[0])
            )
        )
    if len(header) > 1 or len(table.fields) == 1:
        return
    for mark, word in ((";", "puntkomma's"), ("\t", "tabs"), ("|", "verticale strepen")):
        if mark in header[0]:
            rule = f"de kolommen zijn gescheiden met {word} in plaats van komma's."
            advice = "Sla het bestand op met een komma als scheidingsteken."
            raise Unreadable(Problem(name, rule, advice, row=1, value=shown(text.split("\n", 1)[0].rstrip("\r"))))
