"""The CSV files of data/, as the tests read and write them: independent of the store's own parser."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from store import paths
from store.descriptor import load


def read_csv(path: Path) -> list[dict[str, str]]:
    """column → text for each row; an empty cell is an empty text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def rows_of(table: str, data: Path = paths.DATA) -> list[dict[str, str]]:
    """The rows of a table of the project, as they stand in its file; no table of ours is empty."""
    rows = read_csv(data / load().table(table).path)
    assert rows, table
    return rows
