"""Whether a database file still is what was built: every byte of the file, and every row that DuckDB gives from it.

The bytes are looked at before DuckDB is: what is damaged never gets as far as its readers.
"""

import hashlib
import os
import threading
import weakref
from pathlib import Path

import duckdb

from store.errors import DatabaseCorrupt
from store.versions import Version


class HeldFile:
    """A file that stays open for as long as this object lives, so that its bytes can be read again at any time.

    It is opened once, before DuckDB opens it: closing any handle on a file drops the locks that this very process has
    on it, and by those locks a build sees that somebody reads.
    """

    def __init__(self, path: Path) -> None:
        file = path.open("rb", buffering=0)
        self._file = file
        self._turn = threading.Lock()
        self._close = weakref.finalize(self, file.close)

    def stamp(self) -> tuple[int, int]:
        """Changes when somebody has written to the file: (bytes, time of the last change in ns)."""
        status = os.fstat(self._file.fileno())
        return (status.st_size, status.st_mtime_ns)

    def check(self, version: Version) -> None:
        """Reads every byte. Raises DatabaseCorrupt when they are not those of `version`, OSError when they cannot be read."""
        if self.stamp()[0] != version.size_bytes:
            raise DatabaseCorrupt(f"Het databasebestand {version.file_name} is niet compleet.")
        with self._turn:
            self._file.seek(0)
            digest = hashlib.file_digest(self._file, "sha256").hexdigest()
        if digest != version.sha256:
            raise DatabaseCorrupt(f"Het databasebestand {version.file_name} is beschadigd.")


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows_and_checksum(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, str]:
    """How many rows `table` holds now, and a checksum over all of them that does not depend on their order.

    A sum, not an exclusive or: of a row that stands there twice an exclusive or would keep nothing.
    """
    counted = connection.table(table).set_alias("t").aggregate("count(*), coalesce(sum(hash(t)::hugeint), 0)")
    rows, total = counted.fetchall()[0]
    return int(rows), f"{int(total):x}"


def contents(connection: duckdb.DuckDBPyConnection, tables: list[str]) -> tuple[dict[str, int], dict[str, str]]:
    """(table → rows, table → checksum), as DuckDB reads them now."""
    read = {table: rows_and_checksum(connection, table) for table in tables}
    return {table: rows for table, (rows, _) in read.items()}, {
        table: checksum for table, (_, checksum) in read.items()
    }
