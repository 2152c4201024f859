"""The data files as they are written, for tests that count for themselves."""

import csv

from store import paths
from store.descriptor import load


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table's own CSV file, as text. Raises KeyError for a table that the descriptor does not have."""
    with (paths.DATA / load().table(table).path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
