"""The CSV files of data/ as they are, for tests that hold what is shown to what is filed."""

import csv

from store import paths
from store.descriptor import load


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table's CSV, every value a text, '' for unknown."""
    with (paths.DATA / load().table(table).path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
