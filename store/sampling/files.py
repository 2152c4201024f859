"""Reads the published CSVs for the samplers and writes what they make, the same bytes on every system."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Cell: TypeAlias = str | int | bool | None
Rows: TypeAlias = Sequence[Mapping[str, Cell]]


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV as texts; an empty cell is ''."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(value: Cell) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def write(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """Writes `rows` under `columns`, in the order given; None becomes an empty cell.

    Raises ValueError when a row has a column that the table does not know.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            if unknown := set(row) - set(columns):
                raise ValueError(f"{path.name} has no column {sorted(unknown)}")
            writer.writerow([_text(row.get(column)) for column in columns])
