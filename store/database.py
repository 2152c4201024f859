"""One version of the data, open for reading, and the queries that are answered from it.

Opened read-only and locked: no query can write, reach a file or change a setting.
"""

import copy
import os
import threading
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import duckdb
import pandas as pd

from store import answers, paths
from store.descriptor import Descriptor, load
from store.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    DatabaseOutdated,
    DatabaseUnreadable,
    QueryInvalid,
    RecordsHidden,
)
from store.questions import question, tables_of
from store.versions import Version
from store.wholeness import HeldFile, contents

# what DuckDB raises when the file under an open database is damaged; a failed checksum is a duckdb.Error and no more
BROKEN = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    # our tables are small: sharing one query among threads costs more than it brings, and visitors come in parallel
    "threads": 1,
}
MAX_REMEMBERED = 2000
Result = TypeVar("Result")


class Ask(Protocol):
    """Runs a query by name: `ask("money/cluster_amounts", from_year=2020)` → frame with the header's columns."""

    def __call__(self, name: str, /, **parameters: Any) -> pd.DataFrame: ...


def _frozen(value: Any) -> Hashable:
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(value)
    return value  # type: ignore[no-any-return]


def _key(choices: Mapping[str, Any]) -> Hashable:
    # the type goes along because True == 1 == 1.0
    return tuple((name, type(choices[name]), _frozen(choices[name])) for name in sorted(choices))


class Database:
    """One version of the data, open for reading. Safe to use from many threads: each query has its own cursor."""

    def __init__(self, path: Path, version: Version) -> None:
        """Raises DatabaseCorrupt when the file is not byte for byte the one that was built."""
        self.version = version
        self._damage = threading.Event()  # one for all that `without` makes: they have one connection
        self._file = HeldFile(path)
        self._file.check(version)
        self._connection = duckdb.connect(str(path), read_only=True, config=CONFIG)
        self._remembered: dict[Hashable, Any] = {}
        self._hidden: frozenset[str] = frozenset()

    @property
    def damaged(self) -> bool:
        """Whether damage was seen: this object answers no more, and `Current` hands out another."""
        return self._damage.is_set()

    def _remember(self, key: Hashable, make: Callable[[], Result]) -> Result:
        if paths.developing():
            return make()
        # two threads may both make it; that is cheaper than making everyone wait for one of them
        known = self._remembered.get(key, self)
        if known is self:  # stands for: not there
            known = make()
            if len(self._remembered) >= MAX_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = known
        return known  # type: ignore[no-any-return]

    def ask(self, name: str, /, **parameters: Any) -> pd.DataFrame:
        """The frame of a query, remembered for as long as this version is current.

        Raises QueryInvalid when the parameters are not those of the query's header, RecordsHidden when it reads a table
        that may not be seen, DatabaseCorrupt when the file is damaged.
        """
        if self._hidden and (hidden := self._hidden & tables_of(name)):
            raise RecordsHidden(hidden)
        key = ("ask", name, _key(parameters))
        frame = self._remember(key, lambda: self._run(name, parameters))
        return frame.copy(deep=False)  # copy-on-write: whoever changes it changes their own

    def _run(self, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
        try:
            return run(self._connection, name, parameters)
        except DatabaseCorrupt:
            self.give_up()
            raise
        except duckdb.Error:
            # on whole data that is a fault of the query; damage may look the same
            self.verify()
            raise

    def without(self, tables: frozenset[str]) -> "Database":
        """The same version for who may not see `tables`: a query that reads one of them raises RecordsHidden."""

        def make() -> Database:
            other = copy.copy(self)
            other._hidden = tables
            other._remembered = {}
            return other

        return self._remember(("without", tables), make)

    def derive(self, make: Callable[..., Result], *choices: Hashable) -> Result:
        """`make(ask, *choices)`, remembered: an exhibit is made once per version and choice."""
        # the type goes along because True == 1 == 1.0
        key = (make, tuple((type(choice), choice) for choice in choices))
        return self._remember(key, lambda: make(self.ask, *choices))

    def count_rows(self) -> dict[str, int]:
        """table → rows, read through DuckDB now. Raises DatabaseCorrupt."""
        return self._contents()[0]

    def verify(self) -> None:
        """Reads all that this version vouches for: every byte of the file, and every row as DuckDB gives it.

        Some 30 ms for today's data. Raises DatabaseCorrupt when anything differs from what was built.
        """
        try:
            self._file.check(self.version)
        except (DatabaseCorrupt, OSError) as error:
            self.give_up()
            raise _damaged(self.version.file_name) from error
        self.verify_rows()

    def verify_rows(self) -> None:
        """The part of `verify` that asks DuckDB: rows and checksum of each table are those of the version."""
        if self._contents() != (self.version.rows, self.version.checksums):
            self.give_up()
            raise DatabaseCorrupt(f"Het databasebestand {self.version.file_name} bevat niet wat erin hoort.")

    def stamp(self) -> tuple[int, int]:
        """Changes when somebody has written to the open file."""
        return self._file.stamp()

    def _contents(self) -> tuple[dict[str, int], dict[str, str]]:
        try:
            with self._connection.cursor() as cursor:
                return contents(cursor, list(self.version.rows))
        except duckdb.Error as error:
            self.give_up()
            raise _damaged(self.version.file_name) from error

    def find(self, table: str, value: str) -> tuple[int, str] | None:
        """(row as a spreadsheet counts, column) where a text of the table's CSV is exactly `value`, or None."""
        with self._connection.cursor() as cursor:
            relation = cursor.table(table)
            for number, row in enumerate(relation.fetchall(), 2):
                if value in row:
                    return number, relation.columns[row.index(value)]
        return None

    def close(self) -> None:
        """Answers no more."""
        self._connection.close()

    def give_up(self) -> None:
        """Answers no more. As long as a connection is open DuckDB goes on with what it read, whatever is on disk."""
        self._damage.set()
        self.close()


def run(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """Runs one query without remembering it, on a cursor of its own."""
    wanted = question(name)
    if frozenset(parameters) != wanted.parameters:
        raise QueryInvalid(f"{name} takes {sorted(wanted.parameters)}, was given {sorted(parameters)}")
    bound = {k: list(v) if isinstance(v, tuple | set | frozenset) else v for k, v in parameters.items()}
    try:
        with connection.cursor() as cursor:
            answer = answers.kept(cursor, wanted)
            frame = answer.df() if answer is not None else cursor.execute(wanted.statement, bound).df()
    except duckdb.Error as error:
        if type(error) is duckdb.Error or isinstance(error, BROKEN):
            raise _damaged("") from error
        raise
    if tuple(frame.columns) != wanted.columns:
        raise QueryInvalid(f"{name} promises columns {wanted.columns}, gives {tuple(frame.columns)}")
    # texts as Python's own: pandas' Arrow strings cost a conversion at every look, and our frames are small;
    # one by one, for `astype` of several columns makes and joins as many frames
    for column in [column for column, kind in frame.dtypes.items() if kind == "str"]:
        frame[column] = frame[column].astype(object)
    return frame


def _damaged(file_name: str) -> DatabaseCorrupt:
    return DatabaseCorrupt(f"Het databasebestand {file_name}".rstrip() + " is tijdens het lezen beschadigd geraakt.")


def open_version(folder: Path, version: Version, descriptor: Descriptor | None = None) -> Database:
    """Opens `version`, whole: every byte and every row has been read.

    Raises DatabaseMissing, DatabaseCorrupt, DatabaseUnreadable or DatabaseOutdated.
    """
    if version.schema_fingerprint != (descriptor or load()).fingerprint:
        raise DatabaseOutdated("De database is gemaakt door een oudere of nieuwere versie van dit programma.")
    path = folder / version.file_name
    try:
        database = Database(path, version)
    except FileNotFoundError as error:
        raise DatabaseMissing(f"Het databasebestand {path.name} is verdwenen.") from error
    except OSError as error:
        raise DatabaseUnreadable(f"Het databasebestand {path.name} is niet te lezen.") from error
    except duckdb.Error as error:
        if os.access(path, os.R_OK):
            raise DatabaseCorrupt(f"Het databasebestand {path.name} is beschadigd.") from error
        raise DatabaseUnreadable(f"Het databasebestand {path.name} is niet te lezen.") from error
    database.verify_rows()
    return database
