"""A user's file as a grid of texts: what `delimited` and `spreadsheets` give and `checking` takes.

A cell that Excel stores as a number, a date or a yes/no is `typed`: its text is ours, and never ambiguous.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from store.descriptor import Table
from store.errors import Problem
from store.files import shown
from store.loading.tables import asked_fields

Decimal: TypeAlias = Literal[",", "."]

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 200
HEADER_WITHIN = 10
"""The header is looked for in the first rows: many lists have a title above it."""


@dataclass(frozen=True)
class Options:
    """How to read a file; None is: find out. `decimal` is the mark before the decimals of amounts."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: Decimal | None = None


@dataclass(frozen=True)
class AsRead:
    """How a file was read, to show and to correct. What does not apply to its kind is None."""

    kind: Literal["csv", "xlsx"]
    encoding: str | None = None
    delimiter: str | None = None
    decimal: Decimal | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header_row: int = 1


@dataclass(frozen=True)
class Grid:
    """`columns[i]` are the texts under `header[i]`; `rows[j]` is the row in the file of the j-th value.

    `unread` are rectangles (first and last row in the file, first and last position of a column) of cells whose value is
    not in the file; `problems` says so, and their emptiness says nothing more."""

    header: list[str]
    columns: list[list[str]]
    typed: list["np.ndarray"]
    rows: "np.ndarray"
    as_read: AsRead
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[int, int, int, int]] = field(default_factory=list)


class Refused(Exception):
    """The file as a whole cannot be taken; `problems` says why, in Dutch."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def title(cell: str) -> str:
    """A column title as messages show it: on one line, without marks that cannot be seen."""
    return shown(cell.strip("\ufeff")).strip()


def plain(label: str) -> str:
    """A column title without case, spaces and marks: 'Gemeente-ID ' and 'gemeente_id' are the same."""
    return re.sub(r"[\W_]+", "", label.strip().lower())


def spellings(table: Table) -> dict[str, str]:
    """Every way to write a column's title, as `plain` gives it → its name."""
    found = {}
    for one in asked_fields(table):
        found[plain(one.name)] = one.name
        found.setdefault(plain(one.title), one.name)
        if one.unit:
            found.setdefault(plain(f"{one.title} {one.unit}"), one.name)
            found.setdefault(plain(f"{one.title} in €"), one.name)
            found.setdefault(plain(f"{one.title} in {'euro' if one.unit == 'EUR' else one.unit}"), one.name)
    return found


def header_at(table: Table, rows: list[list[str]]) -> int:
    """The position among the first rows of the one that names most columns; the first that is not empty if none does."""
    known = spellings(table)
    scores = [len({known[plain(c)] for c in row if plain(c) in known}) for row in rows[:HEADER_WITHIN]]
    if any(scores):
        return scores.index(max(scores))
    return next((i for i, row in enumerate(rows) if any(row)), 0)


def grid(
    table: Table,
    file: str,
    rows: list[list[str]],
    typed: list[list[bool]] | None,
    numbers: list[int],
    as_read: AsRead,
) -> Grid:
    """Rows of texts (blank ones left out, `numbers` their rows in the file) turned into columns below the header.

    Raises Refused without rows below the header, or with too many.
    """
    at = header_at(table, rows)
    header = [title(cell) for cell in rows[at]] if rows else []
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Refused(Problem(file, "het bestand is leeg.", "Zet er een kopregel en rijen in."))
    body = rows[at + 1 :]
    if not body:
        raise Refused(
            Problem(file, "er staan geen rijen onder de kopregel.", "Voeg de rijen met gegevens toe.", row=numbers[at])
        )
    if len(body) > MAX_ROWS or len(header) > MAX_COLUMNS:
        rule = f"dit zijn {len(body)} rijen en {len(header)} kolommen; er passen {MAX_ROWS} rijen en {MAX_COLUMNS} kolommen."
        raise Refused(Problem(file, rule, "Deel het bestand op, of haal weg wat er niet in hoort."))
    problems = []
    width = len(header)
    for number, row in zip(numbers[at + 1 :], body, strict=True):
        if len(row) == width:
            continue
        if extra := next((cell for cell in row[width:] if cell.strip()), ""):
            rule = f"deze rij heeft meer waarden dan er kolommen zijn ({width})."
            advice = "Zet een waarde met het scheidingsteken erin tussen aanhalingstekens, of haal de extra waarde weg."
            problems.append(Problem(file, rule, advice, row=number, value=shown(extra)))
        elif len(row) < width and as_read.kind == "csv":
            rule = f"deze rij heeft {len(row)} {'waarde' if len(row) == 1 else 'waarden'}; er zijn {width} kolommen."
            problems.append(
                Problem(file, rule, "Vul de rij aan, of zet een scheidingsteken voor elke lege waarde.", row=number)
            )
        row[:] = (row + [""] * width)[:width]
    columns = [list(column) for column in zip(*body, strict=True)]
    if typed is None:
        marks = [np.zeros(len(body), dtype=bool)] * width
    else:
        marks = [
            np.fromiter((row[i] if i < len(row) else False for row in typed[at + 1 :]), dtype=bool, count=len(body))
            for i in range(width)
        ]
    return Grid(header, columns, marks, np.array(numbers[at + 1 :], dtype=np.int64), as_read, problems)
